package app.balcao.conversation.desk;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationSight;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.TransferReads;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes conversations into an agent's hands, as far as they see them, and tells others who look at them. */
@Component
class Desk {

    private final ConversationRepository conversations;
    private final TransferReads transfers;
    private final ObjectProvider<Realtime> realtime;

    Desk(ConversationRepository conversations, TransferReads transfers, ObjectProvider<Realtime> realtime) {
        this.conversations = conversations;
        this.transfers = transfers;
        this.realtime = realtime;
    }

    /** @throws Problem not-found, when it does not exist or is not for the agent to see */
    Conversation seen(ActingAgent acting, UUID id) {
        return conversations.find(id).filter(each -> sees(acting, each)).orElseThrow(Problem::notFound);
    }

    /** The same, kept from others until the transaction ends. */
    Conversation locked(ActingAgent acting, UUID id) {
        return conversations.lock(id).filter(each -> sees(acting, each)).orElseThrow(Problem::notFound);
    }

    // Who is asked to take one reads it before they answer.
    boolean sees(ActingAgent acting, Conversation conversation) {
        return ConversationSight.sees(acting, conversation) || transfers.asked(conversation.id(), acting.id());
    }

    /** Has the panes of agents who look at a conversation read it again. */
    void changed(UUID id, String what) {
        realtime.ifAvailable(streams -> streams.publish(
                ConversationTopics.desk(id), "chat-changed", Map.of("conversationId", id, "what", what)));
    }
}
