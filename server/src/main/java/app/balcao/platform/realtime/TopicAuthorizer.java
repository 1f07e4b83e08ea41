package app.balcao.platform.realtime;

import java.util.UUID;

/** Says who may follow the topics of one kind; each module brings its own. */
public interface TopicAuthorizer {

    /** What stands before the colon, such as {@code ticket}; the whole name for a topic without one. */
    String kind();

    /**
     * Whether an agent of the current account may follow a topic of this kind now.
     *
     * @param key what stands after the colon; empty for a topic without one
     */
    boolean mayFollow(UUID agentId, String key);
}
