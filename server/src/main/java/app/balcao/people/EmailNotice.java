package app.balcao.people;

/** What agents choose to be told by e-mail as well as by the bell (AGT-12). */
public enum EmailNotice {
    /** Customers' answers to the tickets they are responsible for, where the ticket asks for it (NTF-3). */
    CUSTOMER_REPLIES(true),
    /** Answers to the internal tickets they asked for, and their closing. */
    REQUESTS(true),
    /** A ticket was put in their hands, or went from them to somebody else. */
    ASSIGNMENTS(false),
    /** A ticket waits in one of their departments. */
    NEW_TICKETS(false),
    /** A comment names them (RPL-18). */
    MENTIONS(true),
    /** A message to a customer did not arrive, or a mailbox cannot be collected. */
    FAILURES(false);

    private final boolean byDefault;

    EmailNotice(boolean byDefault) {
        this.byDefault = byDefault;
    }

    /** Whether it is on for who has not chosen. */
    public boolean byDefault() {
        return byDefault;
    }
}
