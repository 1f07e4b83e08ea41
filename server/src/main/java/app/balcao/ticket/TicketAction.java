package app.balcao.ticket;

/** What the reader of a ticket may do to it now. */
public enum TicketAction {
    BIND,
    BIND_OTHER,
    REPLY,
    COMMENT,
    EDIT,
    TRANSFER,
    ESCALATE,
    STATUS,
    CLOSE,
    REOPEN,
    DELETE
}
