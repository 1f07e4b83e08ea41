package app.balcao.conversation.routing;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.binding.BoundAgents;
import app.balcao.conversation.event.ConversationOpened;
import app.balcao.conversation.queue.Queue;
import app.balcao.conversation.store.QueueRepository;
import app.balcao.conversation.store.RoutingRepository;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has a conversation ring first at the agent whom its beginning names, as a trigger of the web chat may. Whoever is bound to
 * somebody rings at them (BND-24); where the agent is not there, or does not answer, the queue decides as ever.
 */
@Component
class NamedAgents {

    private final QueueRepository queues;
    private final RoutingRepository routing;
    private final BoundAgents bound;
    private final Offers offers;

    NamedAgents(QueueRepository queues, RoutingRepository routing, BoundAgents bound, Offers offers) {
        this.queues = queues;
        this.routing = routing;
        this.bound = bound;
        this.offers = offers;
    }

    @EventListener
    void on(ConversationOpened event) {
        UUID agentId = event.named();
        Conversation opened = event.conversation();
        if (agentId != null && opened.state() == ConversationState.WAITING) {
            queues.lock(opened.queueId())
                    .filter(queue -> bound.of(queue, opened).isEmpty())
                    .ifPresent(queue -> ring(queue, opened, agentId));
        }
    }

    private void ring(Queue queue, Conversation opened, UUID agentId) {
        if (routing.attends(agentId, queue.id())
                && !routing.holdFree(List.of(agentId)).isEmpty()) {
            offers.ring(
                    opened,
                    Decision.byHand(OfferReason.NAMED, agentId),
                    Duration.ofSeconds(queue.settings().ringSeconds()));
        }
    }
}
