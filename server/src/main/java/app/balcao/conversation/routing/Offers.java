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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** A conversation that rings, locked, with the queue it is of, and at whom it rings. */
    private record Ringing(Queue queue, Conversation conversation, List<Offer> open) {

        Optional<Offer> at(UUID agentId) {
            return open.stream().filter(each -> each.agentId().equals(agentId)).findFirst();
        }
    }

    /** Has a conversation that waits, and is locked, ring at whom the decision chose: one, or everybody (DST-4). */
    void ring(Conversation waiting, Decision decision, Duration time) {
        Conversation ringing = states.rings(waiting.id(), decision.chosen());
        List<Offer> rung = ringAt(ringing, decisions(decision), time);
        Offer first = rung.getFirst();
        events.publishEvent(new ConversationRings(ringing, first.id(), first.expiresAt()));
    }

    /**
     * Has a conversation that rings at everybody ring as long at those as well who have come to be free since; the queue
     * is locked.
     *
     * @return whether it rings at any of them
     */
    boolean ringBesides(Queue queue, UUID conversationId, List<UUID> agentIds) {
        return conversations
                .lock(conversationId)
                .filter(each -> each.state() == ConversationState.RINGING && each.agentId() == null)
                .map(ringing -> {
                    Map<UUID, Decision> decisions = new LinkedHashMap<>();
                    routing.holdFree(agentIds).forEach(each -> decisions.put(each, Decision.along(each)));
                    if (!decisions.isEmpty()) {
                        ringAt(
                                ringing,
                                decisions,
                                Duration.ofSeconds(queue.settings().ringSeconds()));
                    }
                    return !decisions.isEmpty();
                })
                .orElse(false);
    }

    // How it came is kept once, however many it rings at.
    private static Map<UUID, Decision> decisions(Decision decision) {
        Map<UUID, Decision> decisions = new LinkedHashMap<>();
        decision.rings().forEach(each -> decisions.put(each, decisions.isEmpty() ? decision : Decision.along(each)));
        return decisions;
    }

    private List<Offer> ringAt(Conversation ringing, Map<UUID, Decision> decisions, Duration time) {
        Instant now = clock.instant();
        List<Offer> rung = offers.insert(ringing, decisions, now, now.plus(time));
        // One job for all of them: they end at the same moment.
        jobs.schedule(
                EXPIRE,
                new TenantTaskData(Tenant.id(), rung.getFirst().id()),
                rung.getFirst().expiresAt());
        rung.forEach(each -> news.rings(ringing, each));
        return rung;
    }

    /**
     * The agent takes what rings at them. Doing it again changes nothing. Where it rings at others as well, it is taken
     * back there, and they are told who has it.
     *
     * @throws Problem not-found; conflict, when it does not ring at them any more
     */
    public Conversation accept(ActingAgent acting, UUID conversationId) {
        Optional<Ringing> found = ringing(conversationId);
        Offer offer = found.flatMap(each -> each.at(acting.id())).orElse(null);
        Instant now = clock.instant();
        if (found.isEmpty() || offer == null || offer.over(now)) {
            return attendedAlready(acting, conversationId);
        }
        Ringing ringing = found.get();
        offers.close(offer.id(), Outcome.ACCEPTED, now);
        news.over(ringing.conversation(), offer, Outcome.ACCEPTED);
        takeBackFromOthers(ringing, offer, acting.name());
        Conversation attended = attendance.begin(ringing.conversation(), acting.id());
        if (offer.reason().byRule()) {
            routing.toTheEnd(ringing.queue().id(), acting.id(), now);
        }
        return attended;
    }

    private void takeBackFromOthers(Ringing ringing, Offer accepted, String by) {
        List<Offer> others = without(ringing.open(), List.of(accepted));
        if (!others.isEmpty()) {
            offers.close(ids(others), Outcome.TAKEN, clock.instant());
            others.forEach(each -> news.taken(ringing.conversation(), each, by));
            events.publishEvent(new RingTakenBack(ringing.queue().id()));
        }
    }

    /**
     * The agent leaves what rings at them to others, which costs them the turn they had.
     *
     * @throws Problem not-found; conflict, when it does not ring at them any more
     */
    public void decline(ActingAgent acting, UUID conversationId) {
        Ringing ringing = ringing(conversationId).orElseThrow(() -> gone(acting, conversationId));
        Offer offer = ringing.at(acting.id()).orElseThrow(() -> gone(acting, conversationId));
        giveBack(ringing, List.of(offer), Outcome.DECLINED);
    }

    /**
     * Counts an offer as missed once it has rung for its time, with whatever else of its conversation has; doing it twice
     * changes nothing.
     */
    public void expire(UUID offerId) {
        offers.find(offerId).flatMap(each -> ringing(each.conversationId())).ifPresent(ringing -> {
            Instant now = clock.instant();
            List<Offer> over =
                    ringing.open().stream().filter(each -> each.over(now)).toList();
            if (!over.isEmpty()) {
                missed(ringing, over);
            }
        });
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
                .filter(each -> each.open().stream().anyMatch(open -> open.id().equals(offer.id())))
                .filter(each -> !routing.reachable(offer.agentId(), each.queue().id()))
                .ifPresent(each -> giveBack(each, List.of(offer), Outcome.CANCELLED));
    }

    /** The conversation ended while it rang; it is locked. */
    void customerLeft(Conversation ended) {
        List<Offer> open = offers.open(ended.id());
        if (!open.isEmpty()) {
            offers.close(ids(open), Outcome.CANCELLED, clock.instant());
            open.forEach(each -> news.over(ended, each, Outcome.CANCELLED));
            events.publishEvent(new RingTakenBack(ended.queueId()));
        }
    }

    private void missed(Ringing ringing, List<Offer> over) {
        UUID queueId = ringing.queue().id();
        // Before their turns: who locks both locks them in this order.
        routing.holdAgents(over.stream().map(Offer::agentId).toList());
        giveBack(ringing, over, Outcome.MISSED);
        for (Offer each : over) {
            int inARow = routing.missedOneMore(queueId, each.agentId());
            Integer most = ringing.queue().settings().missedUntilAway();
            if (most != null && inARow >= most) {
                routing.missedNothing(queueId, each.agentId());
                statuses.away(each.agentId());
            }
        }
    }

    // While it still rings at others, it waits for them.
    private void giveBack(Ringing ringing, List<Offer> given, Outcome outcome) {
        Conversation conversation = ringing.conversation();
        offers.close(ids(given), outcome, clock.instant());
        if (outcome != Outcome.CANCELLED) {
            given.stream()
                    .filter(each -> each.reason().byRule())
                    .forEach(each -> routing.toTheEnd(ringing.queue().id(), each.agentId(), null));
        }
        given.forEach(each -> news.over(conversation, each, outcome));
        if (without(ringing.open(), given).isEmpty()) {
            events.publishEvent(new ConversationWaits(states.waits(conversation.id())));
        } else {
            events.publishEvent(new RingTakenBack(ringing.queue().id()));
        }
    }

    private static List<UUID> ids(List<Offer> which) {
        return which.stream().map(Offer::id).toList();
    }

    private static List<Offer> without(List<Offer> all, List<Offer> some) {
        List<UUID> ids = ids(some);
        return all.stream().filter(each -> !ids.contains(each.id())).toList();
    }

    private Optional<Ringing> ringing(UUID conversationId) {
        return conversations
                .find(conversationId)
                .flatMap(seen -> queues.lock(seen.queueId()))
                .flatMap(queue -> conversations
                        .lock(conversationId)
                        .filter(locked -> locked.state() == ConversationState.RINGING)
                        .filter(locked -> locked.queueId().equals(queue.id()))
                        .map(locked -> new Ringing(queue, locked, offers.open(conversationId))));
    }

    private Conversation attendedAlready(ActingAgent acting, UUID conversationId) {
        return conversations
                .find(conversationId)
                .filter(each -> each.attendedBy(acting.id()) && offers.wasOffered(conversationId, acting.id()))
                .orElseThrow(() -> gone(acting, conversationId));
    }

    // To whom it never rang, and who sees it nowhere else, it does not exist.
    private Problem gone(ActingAgent acting, UUID conversationId) {
        Conversation seen = conversations.find(conversationId).orElseThrow(Problem::notFound);
        boolean rang = offers.wasOffered(conversationId, acting.id());
        if (rang && seen.state() == ConversationState.ACTIVE && seen.agentId() != null) {
            return Problem.conflict("conversation.problem.offer-taken", routing.name(seen.agentId()));
        }
        boolean known =
                rang || acting.leads(seen.departmentId()) || acting.chatsIn().contains(seen.departmentId());
        return known ? Problem.conflict("conversation.problem.offer-over") : Problem.notFound();
    }
}
