package app.balcao.ticket;

/** How a ticket came in. */
public enum Origin {
    EMAIL,
    AGENT,
    PORTAL
}
