package app.balcao.conversation.queue;

/** What becomes of who does not fit into a queue, or has waited in it for too long (QUE-4). */
public enum Overflow {
    OFFLINE_FORM,
    OTHER_QUEUE
}
