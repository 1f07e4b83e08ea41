package app.balcao.conversation;

/** Where a conversation stands. */
public enum ConversationState {
    /** In its queue, where agents may take it. */
    WAITING,
    /** Offered to one agent, and nobody else's meanwhile (DST-9). */
    RINGING,
    /** Attended by its agent. */
    ACTIVE,
    ENDED
}
