package app.balcao.ticket;

/** For a customer, or among agents (OPN-5). */
public enum TicketKind {
    EXTERNAL,
    INTERNAL
}
