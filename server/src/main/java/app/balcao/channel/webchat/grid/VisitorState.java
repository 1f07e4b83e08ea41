package app.balcao.channel.webchat.grid;

/** What a visitor does now (GRD-2). */
public enum VisitorState {
    BROWSING,
    /** A card of an agent's waits for their answer. */
    INVITED,
    QUEUED,
    IN_CHAT
}
