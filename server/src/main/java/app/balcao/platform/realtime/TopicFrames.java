package app.balcao.platform.realtime;

import org.jspecify.annotations.Nullable;

/** How a connection puts into words what happens on the topics it follows; null where it says nothing. */
public interface TopicFrames {

    /** Why a topic cannot be followed. */
    enum Refusal {
        FORBIDDEN,
        UNKNOWN
    }

    /** The topic is followed; events after this number come from now on. */
    @Nullable
    String subscribed(String topic, long seq);

    @Nullable
    String event(String topic, StreamEvent event);

    /**
     * Something that is not kept.
     *
     * @param data JSON
     */
    @Nullable
    String passing(String topic, String kind, String data);

    /** Events are missing and will not come: what is shown must be fetched anew. It goes on after this number. */
    @Nullable
    String reset(String topic, long seq);

    /** The topic may not be followed, or not any longer. */
    @Nullable
    String refused(String topic, Refusal reason);

    /** Said every 20 seconds. */
    @Nullable
    String heartbeat();
}
