package app.balcao.conversation.queue;

/** How a queue chooses who gets the conversation that has waited longest. */
public enum Distribution {
    /** One after the other: who was served longest ago is next. */
    TURN,
    /** Who attends the fewest (DST-1). */
    LEAST_BUSY,
    /** Who has had nothing new for longest (DST-2). */
    LONGEST_IDLE,
    /** Everybody who can have it, at the same time, until one accepts (DST-4). */
    RING_ALL,
    /** Nobody is offered anything: agents take what waits (DST-5). */
    BY_HAND
}
