package app.balcao.conversation.routing;

/** Why a conversation came to an agent. */
public enum OfferReason {
    /** They are bound to the customer (BND-11). */
    BINDING,
    /** What brought the customer in names them, such as a trigger of the web chat. */
    NAMED,
    TURN,
    LEAST_BUSY,
    LONGEST_IDLE,
    /** It rings at everybody who can have it (DST-4). */
    RING_ALL,
    /** They took it out of the queue (QUE-1, DST-5). */
    PULLED,
    TRANSFER,
    /** The customer accepted their invitation (GRD-4). */
    INVITATION,
    TAKEN_OVER;

    /** Whether the queue's rule chose them before others, so that it costs them their turn (BND-60, DST-10). */
    public boolean byRule() {
        return this == TURN || this == LEAST_BUSY || this == LONGEST_IDLE;
    }
}
