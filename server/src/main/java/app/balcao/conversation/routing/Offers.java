package app.balcao.conversation.routing;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.event.ConversationRings;
import app.balcao.conversation.event.ConversationWaits;
import app.balcao.conversation.queue.Queue;
import app.balcao.conversation.routing.Offer.Outcome;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.ConversationStateRepository;
import app.balcao.conversation.store.OfferRepository;
import app.balcao.conversation.store.QueueRepository;
import app.balcao.conversation.store.RoutingRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.ChatStatuses;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Conversations that ring at agents: accepted, declined, missed when they have rung for too long (DST-7), and taken back
 * when the agent goes (DST-10). Each locks the queue, then the conversation, then the agent.
 */
@Service
@Transactional
public class Offers {

    /** The job that ends an offer which nobody answered. */
    static final TaskDescriptor<TenantTaskData> EXPIRE =
            TaskDescriptor.of("expire-conversation-offer", TenantTaskData.class);

    private final QueueRepository queues;
    private final ConversationRepository conversations;
    private final ConversationStateRepository states;
    private final OfferRepository offers;
    private final RoutingRepository routing;
    private final Attendance attendance;
    private final OfferNews news;
    private final ChatStatuses statuses;
    private final ApplicationEventPublisher events;
    private final Jobs jobs;
    private final Clock clock;

    Offers(
            QueueRepository queues,
            ConversationRepository conversations,
            ConversationStateRepository states,
            OfferRepository offers,
            RoutingRepository routing,
            Attendance attendance,
            OfferNews news,
            ChatStatuses statuses,
            ApplicationEventPublisher events,
            Jobs jobs,
            Clock clock) {
        this.queues = queues;
        this.conversations = conversations;
        this.states = states;
        this.offers = offers;
        this.routing = routing;
        this.attendance = attendance;
        this.news = news;
        this.statuses = statuses;
        this.events = events;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** A conversation that rings, locked, with the queue it is of. */
    private record Ringing(Queue queue, Conversation conversation, Offer offer) {}

    /** Has a conversation that waits, and is locked, ring at whom the decision chose. */
    void ring(Conversation waiting, Decision decision, Duration time) {
        UUID agentId = Objects.requireNonNull(decision.chosen());
        Instant now = clock.instant();
        Conversation ringing = states.rings(waiting.id(), agentId);
        Offer offer = offers.insert(ringing, agentId, decision, null, now, now.plus(time));
        jobs.schedule(EXPIRE, new TenantTaskData(Tenant.id(), offer.id()), offer.expiresAt());
        news.rings(ringing, offer);
        events.publishEvent(new ConversationRings(ringing, offer.id(), offer.expiresAt()));
    }

    /**
     * The agent takes what rings at them. Doing it again changes nothing.
     *
     * @throws Problem not-found; conflict, when it does not ring at them any more
     */
    public Conversation accept(ActingAgent acting, UUID conversationId) {
        Optional<Ringing> found = ringingAt(acting, conversationId);
        Instant now = clock.instant();
        if (found.isEmpty() || found.get().offer().over(now)) {
            return attendedAlready(acting, conversationId);
        }
        Ringing ringing = found.get();
        offers.close(ringing.offer().id(), Outcome.ACCEPTED, now);
        news.over(ringing.conversation(), ringing.offer(), Outcome.ACCEPTED);
        Conversation attended = attendance.begin(ringing.conversation(), acting.id());
        if (ringing.offer().reason().byRule()) {
            routing.toTheEnd(ringing.queue().id(), acting.id(), now);
        }
        return attended;
    }

    /**
     * The agent leaves what rings at them to others, which costs them their turn.
     *
     * @throws Problem not-found; conflict, when it does not ring at them any more
     */
    public void decline(ActingAgent acting, UUID conversationId) {
        Ringing ringing = ringingAt(acting, conversationId).orElseThrow(() -> gone(acting, conversationId));
        giveBack(ringing, Outcome.DECLINED);
    }

    /** Counts an offer as missed once it has rung for its time; doing it twice changes nothing. */
    public void expire(UUID offerId) {
        offers.find(offerId)
                .filter(Offer::open)
                .flatMap(each -> ringing(each.conversationId()))
                .filter(each -> each.offer().id().equals(offerId))
                .filter(each -> each.offer().over(clock.instant()))
                .ifPresent(this::missed);
    }

    /** What rings at an agent. */
    @Transactional(readOnly = true)
    public List<Offer> ringingAt(UUID agentId) {
        return offers.ringingAt(agentId).stream()
                .filter(each -> each.reason() != OfferReason.TRANSFER)
                .toList();
    }

    /** Takes an offer back whose agent is not there any more; their turn is as it was (DST-10). */
    void withdraw(Offer offer) {
        ringing(offer.conversationId())
                .filter(each -> each.offer().id().equals(offer.id()))
                .filter(each -> !routing.reachable(offer.agentId(), each.queue().id()))
                .ifPresent(each -> giveBack(each, Outcome.CANCELLED));
    }

    /** The conversation ended while it rang; it is locked. */
    void customerLeft(Conversation ended) {
        offers.open(ended.id()).ifPresent(offer -> {
            offers.close(offer.id(), Outcome.CANCELLED, clock.instant());
            news.over(ended, offer, Outcome.CANCELLED);
        });
    }

    private void missed(Ringing ringing) {
        UUID agentId = ringing.offer().agentId();
        // Before their turn: who locks both locks them in this order.
        routing.holdAgent(agentId);
        giveBack(ringing, Outcome.MISSED);
        int inARow = routing.missedOneMore(ringing.queue().id(), agentId);
        Integer most = ringing.queue().settings().missedUntilAway();
        if (most != null && inARow >= most) {
            routing.missedNothing(ringing.queue().id(), agentId);
            statuses.away(agentId);
        }
    }

    private void giveBack(Ringing ringing, Outcome outcome) {
        Offer offer = ringing.offer();
        offers.close(offer.id(), outcome, clock.instant());
        if (outcome != Outcome.CANCELLED && offer.reason().byRule()) {
            routing.toTheEnd(ringing.queue().id(), offer.agentId(), null);
        }
        Conversation waiting = states.waits(offer.conversationId());
        news.over(waiting, offer, outcome);
        events.publishEvent(new ConversationWaits(waiting));
    }

    private Optional<Ringing> ringingAt(ActingAgent acting, UUID conversationId) {
        return ringing(conversationId).filter(each -> each.offer().agentId().equals(acting.id()));
    }

    private Optional<Ringing> ringing(UUID conversationId) {
        return conversations
                .find(conversationId)
                .flatMap(seen -> queues.lock(seen.queueId()))
                .flatMap(queue -> conversations
                        .lock(conversationId)
                        .filter(locked -> locked.state() == ConversationState.RINGING)
                        .filter(locked -> locked.queueId().equals(queue.id()))
                        .flatMap(
                                locked -> offers.open(conversationId).map(offer -> new Ringing(queue, locked, offer))));
    }

    private Conversation attendedAlready(ActingAgent acting, UUID conversationId) {
        return conversations
                .find(conversationId)
                .filter(each -> each.attendedBy(acting.id()) && offers.wasOffered(conversationId, acting.id()))
                .orElseThrow(() -> gone(acting, conversationId));
    }

    // To whom it never rang, and who sees it nowhere else, it does not exist.
    private Problem gone(ActingAgent acting, UUID conversationId) {
        boolean known = conversations
                .find(conversationId)
                .filter(each -> acting.leads(each.departmentId())
                        || acting.chatsIn().contains(each.departmentId())
                        || offers.wasOffered(conversationId, acting.id()))
                .isPresent();
        return known ? Problem.conflict("conversation.problem.offer-over") : Problem.notFound();
    }
}
