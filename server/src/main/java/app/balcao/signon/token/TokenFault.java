package app.balcao.signon.token;

/** What can be wrong with a token whose algorithm is right. */
public enum TokenFault {
    WRONG_SIGNATURE,
    /** It says neither when it ends nor when it was made. */
    NO_TIME,
    EXPIRED,
    TOO_LONG_LIVED,
    /** It was made in the future, or is good from then on only. */
    NOT_YET
}
