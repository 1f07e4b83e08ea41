package app.balcao.conversation.desk;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationReaders;
import app.balcao.conversation.event.ConversationRated;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes conversations into an agent's hands, as far as they see them, and tells others who look at them. */
@Component
class Desk {

    private final ConversationRepository conversations;
    private final ConversationReaders readers;
    private final ObjectProvider<Realtime> realtime;

    Desk(ConversationRepository conversations, ConversationReaders readers, ObjectProvider<Realtime> realtime) {
        this.conversations = conversations;
        this.readers = readers;
        this.realtime = realtime;
    }

    /** @throws Problem not-found, when it does not exist or is not for the agent to see */
    Conversation seen(ActingAgent acting, UUID id) {
        return conversations
                .find(id)
                .filter(each -> readers.reads(acting, each))
                .orElseThrow(Problem::notFound);
    }

    /** The same, kept from others until the transaction ends. @throws Problem forbidden as well, for who only reads it */
    Conversation locked(ActingAgent acting, UUID id) {
        Conversation locked = conversations
                .lock(id)
                .filter(each -> readers.reads(acting, each))
                .orElseThrow(Problem::notFound);
        return workedOn(acting, locked);
    }

    /** One that the agent reads. @throws Problem forbidden, when they do no more than that with it */
    Conversation workedOn(ActingAgent acting, Conversation read) {
        if (!worksOn(acting, read)) {
            throw Problem.forbidden();
        }
        return read;
    }

    /** Whether an agent who reads it may do anything with it. */
    boolean worksOn(ActingAgent acting, Conversation read) {
        return readers.worksOn(acting, read);
    }

    @EventListener
    void on(ConversationRated event) {
        changed(event.conversation().id(), "RATED");
    }

    /** Has the panes of agents who look at a conversation read it again. */
    void changed(UUID id, String what) {
        realtime.ifAvailable(streams -> streams.publish(
                ConversationTopics.desk(id), "chat-changed", Map.of("conversationId", id, "what", what)));
    }
}
