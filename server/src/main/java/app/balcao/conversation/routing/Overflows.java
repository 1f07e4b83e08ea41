package app.balcao.conversation.routing;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationMessages;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.EndReason;
import app.balcao.conversation.event.ConversationEnded;
import app.balcao.conversation.event.ConversationWaits;
import app.balcao.conversation.queue.Queue;
import app.balcao.conversation.queue.QueueLimits;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.ConversationStateRepository;
import app.balcao.conversation.store.QueueRepository;
import app.balcao.conversation.store.RoutingRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves on who has waited in a queue for longer than it lets anybody (QUE-4). */
@Component
class Overflows {

    private static final int MOST_AT_ONCE = 100;

    private final QueueRepository queues;
    private final QueueLimits limits;
    private final RoutingRepository routing;
    private final ConversationRepository conversations;
    private final ConversationStateRepository states;
    private final ConversationMessages messages;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Overflows(
            QueueRepository queues,
            QueueLimits limits,
            RoutingRepository routing,
            ConversationRepository conversations,
            ConversationStateRepository states,
            ConversationMessages messages,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.queues = queues;
        this.limits = limits;
        this.routing = routing;
        this.conversations = conversations;
        this.states = states;
        this.messages = messages;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Passes on who has waited for too long to the other queue, or ends it, so that its channel shows the offline form. */
    void moveOn(UUID queueId) {
        for (int moved = 0; moved < MOST_AT_ONCE; moved++) {
            if (!Boolean.TRUE.equals(transaction.execute(status -> moveOneOn(queueId)))) {
                return;
            }
        }
    }

    private boolean moveOneOn(UUID queueId) {
        Queue queue = queues.lock(queueId).orElse(null);
        if (queue == null || queue.settings().longestWaitMinutes() == null) {
            return false;
        }
        Instant latest =
                clock.instant().minus(Duration.ofMinutes(queue.settings().longestWaitMinutes()));
        return routing.next(queueId, null)
                .filter(first -> !first.since().isAfter(latest))
                .flatMap(first -> conversations.lock(first.id()))
                .filter(each -> each.state() == ConversationState.WAITING)
                .map(each -> moveOn(queue, each))
                .orElse(false);
    }

    private boolean moveOn(Queue queue, Conversation waited) {
        Optional<Queue> other = limits.passedOn(queue);
        if (other.isPresent()) {
            Conversation moved = states.waitsIn(waited.id(), other.get().id(), clock.instant());
            Map<String, Object> event = Map.of(
                    "what", "moved", "department", other.get().department().name());
            events.publishEvent(new ConversationWaits(messages.said(moved, event, null)));
        } else {
            Conversation ended = states.ended(waited.id(), EndReason.OVERFLOW, clock.instant());
            Map<String, Object> event = Map.of("what", "ended", "reason", EndReason.OVERFLOW);
            events.publishEvent(new ConversationEnded(messages.said(ended, event, null)));
        }
        return true;
    }
}
