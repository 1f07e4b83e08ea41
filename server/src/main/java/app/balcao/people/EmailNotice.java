package app.balcao.people;

/** What agents choose to be told by e-mail, and by their browser, as well as by the bell (AGT-12, NTF-6). */
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
    /** Work on one of their tickets, as it was scheduled, is about to begin (SCH-1). */
    SCHEDULES(true),
    /** What happens to tickets they follow (FLW-3). */
    FOLLOWED(false),
    /** A message to a customer did not arrive, or a mailbox cannot be collected. */
    FAILURES(false);

    private final boolean byDefault;

    EmailNotice(boolean byDefault) {
        this.byDefault = byDefault;
    }

    /** Whether it comes by e-mail to who has not chosen; browsers tell all, once one has let them. */
    public boolean byDefault() {
        return byDefault;
    }
}
