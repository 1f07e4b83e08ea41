package app.balcao.people;

/** Whether an agent takes part in the chat right now. */
public enum ChatStatus {
    ONLINE,
    /** There, and takes no more. */
    BUSY,
    OFFLINE
}
