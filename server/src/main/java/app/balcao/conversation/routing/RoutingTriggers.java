package app.balcao.conversation.routing;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.event.ConversationEnded;
import app.balcao.conversation.event.ConversationOpened;
import app.balcao.conversation.event.ConversationWaits;
import app.balcao.conversation.queue.QueueSettingsChanged;
import app.balcao.conversation.store.RoutingRepository;
import app.balcao.people.AgentAvailabilityChanged;
import app.balcao.people.AgentRightsChanged;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Has queues routed after everything that may let a conversation find somebody, once it is stored. */
@Component
class RoutingTriggers {

    private final RoutingWork work;
    private final RoutingWatch watch;
    private final Absences absences;
    private final RoutingRepository routing;
    private final Offers offers;
    private final Clock clock;

    RoutingTriggers(
            RoutingWork work,
            RoutingWatch watch,
            Absences absences,
            RoutingRepository routing,
            Offers offers,
            Clock clock) {
        this.work = work;
        this.watch = watch;
        this.absences = absences;
        this.routing = routing;
        this.offers = offers;
        this.clock = clock;
    }

    // In the same transaction: should the program die before it routes, the queue is looked after nevertheless.
    @EventListener
    void watch(ConversationOpened event) {
        absences.comes(event.conversation());
        watch.over(event.conversation().queueId());
    }

    @EventListener
    void watch(ConversationWaits event) {
        absences.comes(event.conversation());
        watch.over(event.conversation().queueId());
    }

    @EventListener
    void end(ConversationEnded event) {
        Conversation ended = event.conversation();
        offers.customerLeft(ended);
        if (ended.agentId() != null) {
            routing.touched(ended.agentId(), clock.instant());
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(ConversationOpened event) {
        work.route(event.conversation().queueId());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(ConversationWaits event) {
        work.route(event.conversation().queueId());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(ConversationEnded event) {
        UUID agentId = event.conversation().agentId();
        if (agentId != null) {
            work.agentChanged(agentId);
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(RingTakenBack event) {
        work.route(event.queueId());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(QueueSettingsChanged event) {
        work.route(event.queueId());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(AgentAvailabilityChanged event) {
        work.agentChanged(event.agentId());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(AgentRightsChanged event) {
        work.agentChanged(event.agentId());
    }
}
