package app.balcao.calendar;

/** Why a feed brought no days, as far as a person can do something about it. */
public enum FeedProblem {
    /** The address is no web address, or leads to a private network. */
    ADDRESS_REFUSED,
    UNREACHABLE,
    /** The server answered that there is nothing to read. */
    NOT_THERE,
    TOO_LARGE,
    TOO_SLOW,
    /** What stands there is no calendar. */
    UNREADABLE
}
