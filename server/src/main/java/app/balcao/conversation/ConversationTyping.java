package app.balcao.conversation;

import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.DeskRepository;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.text.ShortText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells each side that the other is typing (WCH-23). Nothing of it is kept. What the customer types is told to agents alone,
 * and only where the queue shows it, which its customers are told.
 */
@Service
@Transactional(readOnly = true)
public class ConversationTyping {

    private static final int LONGEST_SHOWN = 1_000;

    private final ConversationRepository conversations;
    private final DeskRepository desk;
    private final Realtime realtime;

    ConversationTyping(ConversationRepository conversations, DeskRepository desk, Realtime realtime) {
        this.conversations = conversations;
        this.desk = desk;
        this.realtime = realtime;
    }

    /**
     * The customer types, or stopped.
     *
     * @param text what stands there; null when they stopped
     * @throws Problem not-found, when it is not theirs
     */
    public void customer(UUID id, String contact, @Nullable String text) {
        Conversation conversation = conversations
                .find(id)
                .filter(each -> each.contact().equals(contact))
                .orElseThrow(Problem::notFound);
        if (conversation.over()) {
            return;
        }
        Map<String, Object> typing = new LinkedHashMap<>();
        typing.put("conversationId", id);
        typing.put("typing", text != null);
        typing.put(
                "text",
                text != null && desk.showsTyping(conversation.queueId()) ? ShortText.cut(text, LONGEST_SHOWN) : null);
        realtime.pass("chat:" + id, "typing", typing);
    }

    /** Its agent types, or stopped; that somebody else does is nobody's to know. @throws Problem not-found */
    public void agent(ActingAgent acting, UUID id, boolean typing) {
        Conversation conversation = conversations
                .find(id)
                .filter(each -> ConversationSight.sees(acting, each))
                .orElseThrow(Problem::notFound);
        if (conversation.attendedBy(acting.id())) {
            realtime.pass(ConversationTopic.of(id), "typing", Map.of("conversationId", id, "typing", typing));
        }
    }
}
