package app.balcao.ticket;

/** What the reader of a ticket may do to it now. */
public enum TicketAction {
    BIND,
    BIND_OTHER,
    REPLY,
    WORK,
    COMMENT,
    EDIT,
    TRANSFER,
    ESCALATE,
    MERGE,
    UNDO_MERGE,
    SPLIT,
    UNDO_SPLIT,
    STATUS,
    SCHEDULE,
    ORGANIZE,
    CLOSE,
    /** Close it, or send it back, as its agent has asked. */
    DECIDE_CLOSING,
    /** Take back that it was asked to be closed. */
    WITHDRAW_CLOSING,
    CANCEL,
    REOPEN,
    DELETE
}
