package app.balcao.conversation;

import app.balcao.conversation.store.ConversationMessageReads;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.people.ActingAgents;
import app.balcao.platform.realtime.KeptTopics;
import app.balcao.platform.realtime.StreamEvent;
import app.balcao.platform.realtime.TopicAuthorizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code conversation:<id>}: its events are the messages, kept where they are stored, under the same numbers (WCH-21). Agents
 * who read the conversation may follow it; of its customer the channel knows.
 */
@Component
public class ConversationTopic implements KeptTopics, TopicAuthorizer {

    private static final String KIND = "conversation";

    private final ConversationRepository conversations;
    private final ConversationMessageReads messages;
    private final ActingAgents agents;
    private final ConversationReaders readers;
    private final JsonMapper json;

    ConversationTopic(
            ConversationRepository conversations,
            ConversationMessageReads messages,
            ActingAgents agents,
            ConversationReaders readers,
            JsonMapper json) {
        this.conversations = conversations;
        this.messages = messages;
        this.agents = agents;
        this.readers = readers;
        this.json = json;
    }

    /** The name of a conversation's topic. */
    public static String of(UUID conversationId) {
        return KIND + ":" + conversationId;
    }

    /** The conversation that a topic is of. */
    public static String id(String topic) {
        return topic.substring(KIND.length() + 1);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean mayFollow(UUID agentId, String key) {
        UUID id = UUID.fromString(key);
        return agents.find(agentId)
                .flatMap(agent -> conversations.find(id).filter(each -> readers.reads(agent, each)))
                .isPresent();
    }

    @Override
    public Map<String, Long> last(Collection<String> keys) {
        var last = new HashMap<String, Long>();
        conversations
                .lastSeqs(keys.stream().map(UUID::fromString).toList())
                .forEach((id, seq) -> last.put(id.toString(), seq));
        return last;
    }

    @Override
    public List<StreamEvent> after(String key, long after, int limit) {
        return messages.after(UUID.fromString(key), after, limit).stream()
                .map(this::event)
                .toList();
    }

    /** A message that is stored, as an event. */
    StreamEvent event(ConversationMessageView message) {
        return new StreamEvent(message.seq(), "message", json.writeValueAsString(message), message.sentAt());
    }
}
