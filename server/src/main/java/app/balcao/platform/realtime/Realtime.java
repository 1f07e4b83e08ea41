package app.balcao.platform.realtime;

import java.util.List;
import java.util.UUID;

/**
 * Tells browsers what changed. Every topic is a stream with its own sequence numbers, written in the
 * transaction that made the change true, and delivered after it commits.
 */
public interface Realtime {

    /** The most bytes of what is only passed on. */
    int MOST_PASSED = 6_000;

    /**
     * Adds an event to a topic of the current account.
     *
     * @param topic such as {@code ticket:<id>}; see {@link Topics}
     * @param kind what happened, such as {@code ticket-changed}
     * @param data written as JSON; ids rather than content, since it stays readable for the catch-up time
     * @throws IllegalStateException outside of a transaction
     * @throws IllegalArgumentException when the topic's module keeps its events itself
     */
    void publish(String topic, String kind, Object data);

    /**
     * Tells, once the transaction has committed, events of a topic of the current account that its module keeps itself.
     *
     * @param events consecutive, in order, numbered by the module; see {@link KeptTopics}
     * @throws IllegalStateException outside of a transaction
     */
    void announce(String topic, List<StreamEvent> events);

    /**
     * Tells whoever follows a topic of the current account now, on every node: after commit, or at once outside of a
     * transaction. It is neither kept nor numbered, so it may be lost, and stands in no order to the topic's events.
     *
     * @param data written as JSON, at most {@link #MOST_PASSED} bytes
     * @throws IllegalArgumentException when it is longer
     */
    void pass(String topic, String kind, Object data);

    /** The number of a topic's last event; 0 when there was none. Read before the state it goes with. */
    long lastSequence(String topic);

    /** Ends the live connections of a session that was revoked, on every node, after commit. */
    void disconnectSession(UUID sessionId);

    /** Has everybody who follows a topic of the current account authorised anew, on every node, after commit. */
    void recheckTopic(String topic);

    /** Has the topics of an agent's live connections authorised anew, on every node, after commit. */
    void recheckRights(UUID agentId);
}
