package app.balcao.conversation.desk;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationMessages;
import app.balcao.conversation.MessageDraft;
import app.balcao.people.ActingAgent;
import app.balcao.platform.i18n.Messages;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an agent introduces themselves to somebody whom another one attended (CHT-10): they may send, change or leave it. */
@Component
class Introductions {

    private final ConversationMessages messages;
    private final Messages texts;

    Introductions(ConversationMessages messages, Messages texts) {
        this.messages = messages;
        this.texts = texts;
    }

    /** What is proposed to them. */
    String proposed(ActingAgent agent, String shownName) {
        return texts.text(agent.language(), "conversation.introduction", shownName);
    }

    /** Says it in a conversation that they attend. */
    void say(ActingAgent agent, Conversation conversation, @Nullable String introduction) {
        if (introduction != null && !introduction.isBlank()) {
            messages.fromAgent(
                    agent, conversation.id(), new MessageDraft(UUID.randomUUID().toString(), introduction, null));
        }
    }
}
