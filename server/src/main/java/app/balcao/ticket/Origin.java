package app.balcao.ticket;

/** How a ticket came in. */
public enum Origin {
    EMAIL,
    AGENT,
    PORTAL,
    /** A conversation, or a message that a visitor left while nobody was there for one. */
    CHAT
}
