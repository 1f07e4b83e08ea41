package app.balcao.conversation;

/** Who or what ended a conversation (CHT-12). */
public enum EndReason {
    AGENT,
    CUSTOMER,
    /** The customer's connection was gone for too long. */
    DISCONNECTED,
    /** Nobody wrote any more (WCH-22). */
    INACTIVITY,
    /** The customer left before anybody answered. */
    ABANDONED,
    /** The queue was full, or the wait too long (QUE-4). */
    OVERFLOW,
    /** The hours ended while the customer waited (OFF-4). */
    OUT_OF_HOURS,
    /** The customer was blocked (CHT-5). */
    BLOCKED
}
