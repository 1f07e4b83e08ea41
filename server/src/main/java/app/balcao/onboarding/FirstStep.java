package app.balcao.onboarding;

/** Something to set up in a new account, in the order in which it is best done. */
public enum FirstStep {
    /** Something that identifies the company beyond its name, or its logo. */
    COMPANY,
    /** A department, where tickets belong. */
    DEPARTMENT,
    /** Working hours that somebody looked at: the standard shift was saved, or there is another. */
    HOURS,
    /** Another agent than the owner. */
    AGENTS,
    /** A mailbox, by which customers write. */
    MAILBOX,
    /** A ticket, however it came. */
    TICKET
}
