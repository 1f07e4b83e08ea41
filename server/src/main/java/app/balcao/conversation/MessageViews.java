package app.balcao.conversation;

import app.balcao.conversation.store.ConversationMessageReads;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Messages that are stored, as both sides are shown them. */
@Component
class MessageViews {

    private final ConversationMessageReads reads;

    MessageViews(ConversationMessageReads reads) {
        this.reads = reads;
    }

    // Most of what customers write needs nothing from the database.
    ConversationMessageView of(UUID conversationId, ConversationMessage message) {
        return message.agentId() != null || message.attachmentId() != null
                ? reads.find(conversationId, message.seq()).orElseThrow()
                : new ConversationMessageView(
                        message.seq(),
                        message.author(),
                        null,
                        message.clientId(),
                        message.kind(),
                        message.text(),
                        null,
                        message.event(),
                        message.sentAt());
    }
}
