package app.balcao.conversation.desk;

import app.balcao.conversation.ConversationReaders;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.people.ActingAgents;
import app.balcao.platform.realtime.TopicAuthorizer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who reads a conversation may follow what agents do with it. */
@Component
class ConversationTopics implements TopicAuthorizer {

    private static final String KIND = "chat";

    private final ActingAgents agents;
    private final ConversationReaders readers;
    private final ConversationRepository conversations;

    ConversationTopics(ActingAgents agents, ConversationReaders readers, ConversationRepository conversations) {
        this.agents = agents;
        this.readers = readers;
        this.conversations = conversations;
    }

    /** Where agents hear of a conversation what its customer does not. */
    static String desk(UUID conversationId) {
        return KIND + ":" + conversationId;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean mayFollow(UUID agentId, String key) {
        UUID id = uuid(key);
        return id != null
                && agents.find(agentId)
                        .flatMap(agent -> conversations.find(id).filter(each -> readers.reads(agent, each)))
                        .isPresent();
    }

    private static @Nullable UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
