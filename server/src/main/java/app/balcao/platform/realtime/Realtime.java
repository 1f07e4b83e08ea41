package app.balcao.platform.realtime;

import java.util.UUID;

/**
 * Tells browsers what changed. Every topic is a stream with its own sequence numbers, written in the
 * transaction that made the change true, and delivered after it commits.
 */
public interface Realtime {

    /**
     * Adds an event to a topic of the current account.
     *
     * @param topic such as {@code ticket:<id>}; see {@link Topics}
     * @param kind what happened, such as {@code ticket-changed}
     * @param data written as JSON; ids rather than content, since it stays readable for the catch-up time
     * @throws IllegalStateException outside of a transaction
     */
    void publish(String topic, String kind, Object data);

    /** The number of a topic's last event; 0 when there was none. Read before the state it goes with. */
    long lastSequence(String topic);

    /** Ends the live connections of a session that was revoked, on every node, after commit. */
    void disconnectSession(UUID sessionId);

    /** Has everybody who follows a topic of the current account authorised anew, on every node, after commit. */
    void recheckTopic(String topic);

    /** Has the topics of an agent's live connections authorised anew, on every node, after commit. */
    void recheckRights(UUID agentId);
}
