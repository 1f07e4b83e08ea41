package app.balcao.conversation.desk;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationMessages;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.ConversationTopic;
import app.balcao.conversation.event.ConversationTransferred;
import app.balcao.conversation.event.ConversationWaits;
import app.balcao.conversation.routing.Decision;
import app.balcao.conversation.routing.Offer;
import app.balcao.conversation.routing.Offer.Outcome;
import app.balcao.conversation.routing.OfferReason;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.ConversationStateRepository;
import app.balcao.conversation.store.OfferRepository;
import app.balcao.conversation.store.RoutingRepository;
import app.balcao.conversation.store.TransferReads;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Named;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passes conversations on (CHT-8 to CHT-11). A department gets it into its queue at once. An agent is asked, and its agent goes
 * on with it until they accept; when they do not, it stays where it is.
 */
@Service
@Transactional
public class ConversationTransfers {

    /** The job that ends an offer which nobody answered. */
    public static final TaskDescriptor<TenantTaskData> EXPIRE =
            TaskDescriptor.of("expire-conversation-transfer", TenantTaskData.class);

    static final Duration ASKED_FOR = Duration.ofSeconds(60);
    static final int LONGEST_NOTE = 1_000;

    private final Desk desk;
    private final ConversationRepository conversations;
    private final ConversationStateRepository states;
    private final OfferRepository offers;
    private final TransferReads reads;
    private final RoutingRepository routing;
    private final ConversationNotes notes;
    private final ConversationMessages messages;
    private final Introductions introductions;
    private final Realtime realtime;
    private final ApplicationEventPublisher events;
    private final Jobs jobs;
    private final Clock clock;

    ConversationTransfers(
            Desk desk,
            ConversationRepository conversations,
            ConversationStateRepository states,
            OfferRepository offers,
            TransferReads reads,
            RoutingRepository routing,
            ConversationNotes notes,
            ConversationMessages messages,
            Introductions introductions,
            Realtime realtime,
            ApplicationEventPublisher events,
            Jobs jobs,
            Clock clock) {
        this.desk = desk;
        this.conversations = conversations;
        this.states = states;
        this.offers = offers;
        this.reads = reads;
        this.routing = routing;
        this.notes = notes;
        this.messages = messages;
        this.introductions = introductions;
        this.realtime = realtime;
        this.events = events;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Passes a conversation on that the agent attends, or that somebody in a department they lead does.
     *
     * @throws Problem not-found; forbidden, without the permission (CHT-9); conflict, when it is over, nobody's, somebody
     *     else's, or an agent is asked already; validation, for whoever cannot get it
     */
    public void transfer(ActingAgent acting, UUID id, TransferWish wish) {
        Conversation locked = desk.locked(acting, id);
        acting.require(Permission.CHAT_TRANSFER, locked.departmentId());
        String note = DeskTexts.optional("note", wish.note(), LONGEST_NOTE);
        if (locked.over()) {
            throw Problem.conflict("conversation.problem.over");
        }
        if (locked.state() != ConversationState.ACTIVE
                || !(locked.attendedBy(acting.id()) || acting.leads(locked.departmentId()))) {
            throw Problem.conflict("conversation.problem.not-yours");
        }
        if (!offers.open(id).isEmpty()) {
            throw Problem.conflict("conversation.problem.asked-already");
        }
        if ((wish.agentId() == null) == (wish.departmentId() == null)) {
            throw Problem.validation(FieldProblem.of("agentId", "required", "conversation.transfer.whom"));
        }
        if (!note.isEmpty()) {
            notes.write(acting.id(), locked, note, false);
        }
        if (wish.agentId() != null) {
            ask(acting, locked, wish.agentId(), note);
        } else if (wish.departmentId() != null) {
            toDepartment(acting, locked, wish.departmentId());
        }
    }

    /**
     * The agent who was asked takes it; its messages are theirs to go on with.
     *
     * @param introduction what they say to the customer with it (CHT-10); null for nothing
     * @throws Problem not-found; conflict, when they are not asked any more
     */
    public void accept(ActingAgent acting, UUID id, @Nullable String introduction) {
        Conversation locked = desk.locked(acting, id);
        Offer offer = asked(acting, id);
        if (offer.over(clock.instant())) {
            throw Problem.conflict("conversation.problem.offer-over");
        }
        offers.close(offer.id(), Outcome.ACCEPTED, clock.instant());
        over(locked, offer, Outcome.ACCEPTED);
        hand(locked, acting, "transferred", introduction);
    }

    /** The agent who was asked leaves it where it is. @throws Problem not-found; conflict, when they are not asked any more */
    public void decline(ActingAgent acting, UUID id) {
        Conversation locked = desk.locked(acting, id);
        giveBack(locked, asked(acting, id), Outcome.DECLINED);
    }

    /**
     * Who leads the department attends it instead of its agent, who is told (CHT-10).
     *
     * @throws Problem not-found; forbidden; conflict, when nobody attends it
     */
    public void takeOver(ActingAgent acting, UUID id, @Nullable String introduction) {
        Conversation locked = desk.locked(acting, id);
        acting.require(Permission.CHAT_TAKE_OVER, locked.departmentId());
        if (!acting.leads(locked.departmentId())) {
            throw Problem.forbidden();
        }
        if (locked.attendedBy(acting.id())) {
            return;
        }
        if (locked.state() != ConversationState.ACTIVE) {
            throw Problem.conflict("conversation.problem.nobody-attends");
        }
        Instant now = clock.instant();
        offers.open(id).forEach(asked -> giveBack(locked, asked, Outcome.CANCELLED));
        Decision decision = Decision.byHand(OfferReason.TAKEN_OVER, acting.id());
        Offer offer = offers.insert(locked, acting.id(), decision, acting.id(), now, now);
        offers.close(offer.id(), Outcome.ACCEPTED, now);
        hand(conversations.find(id).orElseThrow(), acting, "taken-over", introduction);
    }

    /** Ends the asking of an agent who has not answered for a minute; doing it twice changes nothing. */
    public void expire(UUID offerId) {
        offers.find(offerId)
                .filter(Offer::open)
                .flatMap(offer -> conversations.lock(offer.conversationId()))
                .ifPresent(locked -> offers.open(locked.id()).stream()
                        .filter(offer -> offer.id().equals(offerId) && offer.over(clock.instant()))
                        .forEach(offer -> giveBack(locked, offer, Outcome.MISSED)));
    }

    /** What the agent is asked to take now. */
    @Transactional(readOnly = true)
    public List<AskedTransfer> asked(ActingAgent acting) {
        return reads.asked(acting.id(), clock.instant());
    }

    /** Who could take a conversation now, but its agent. @throws Problem not-found */
    @Transactional(readOnly = true)
    public List<Named> agents(ActingAgent acting, UUID id) {
        Conversation conversation = desk.seen(acting, id);
        return reads.agents(conversation.departmentId()).stream()
                .filter(each -> !each.id().equals(conversation.agentId()))
                .toList();
    }

    /** In whose queues a conversation can wait. */
    @Transactional(readOnly = true)
    public List<Named> departments() {
        return reads.departments();
    }

    private void ask(ActingAgent acting, Conversation locked, UUID agentId, String note) {
        if (agentId.equals(locked.agentId()) || !reads.canTake(agentId, locked.departmentId())) {
            throw Problem.validation(FieldProblem.of("agentId", "unknown", "conversation.transfer.agent"));
        }
        Instant now = clock.instant();
        Decision decision = Decision.byHand(OfferReason.TRANSFER, agentId);
        Offer offer = offers.insert(locked, agentId, decision, acting.id(), now, now.plus(ASKED_FOR));
        jobs.schedule(EXPIRE, new TenantTaskData(Tenant.id(), offer.id()), offer.expiresAt());
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("conversationId", locked.id());
        asked.put("offerId", offer.id());
        asked.put("number", locked.number());
        asked.put("from", acting.name());
        asked.put("customer", locked.customerName());
        asked.put("note", note);
        asked.put("until", offer.expiresAt());
        realtime.publish(Topics.agent(agentId), "conversation-transfer", asked);
        desk.changed(locked.id(), "TRANSFER");
    }

    private void toDepartment(ActingAgent acting, Conversation locked, UUID departmentId) {
        TransferReads.Target target = reads.department(departmentId)
                .orElseThrow(() -> Problem.validation(
                        FieldProblem.of("departmentId", "unknown", "conversation.transfer.department")));
        Conversation told =
                messages.said(locked, Map.of("what", "transferred", "department", target.name()), acting.id());
        Conversation waiting = states.waitsIn(told.id(), target.queueId(), clock.instant());
        events.publishEvent(new ConversationWaits(waiting));
        moved(locked, waiting);
    }

    private void hand(Conversation locked, ActingAgent to, String what, @Nullable String introduction) {
        Conversation told = messages.said(locked, Map.of("what", what, "name", routing.shownName(to.id())), to.id());
        Conversation handed = states.attended(told.id(), to.id(), clock.instant());
        routing.touched(to.id(), clock.instant());
        moved(locked, handed);
        introductions.say(to, handed, introduction);
    }

    private void moved(Conversation before, Conversation after) {
        events.publishEvent(new ConversationTransferred(after, before.agentId(), before.departmentId()));
        tell(before, "PASSED_ON");
        desk.changed(after.id(), "TRANSFER");
        realtime.recheckTopic(ConversationTopics.desk(after.id()));
        realtime.recheckTopic(ConversationTopic.of(after.id()));
    }

    private void giveBack(Conversation locked, Offer offer, Outcome outcome) {
        offers.close(offer.id(), outcome, clock.instant());
        over(locked, offer, outcome);
        tell(locked, outcome.name());
        desk.changed(locked.id(), "TRANSFER");
    }

    /** Tells whoever was asked, in each of their windows, that they are not any more. */
    private void over(Conversation conversation, Offer offer, Outcome outcome) {
        realtime.publish(
                Topics.agent(offer.agentId()),
                "conversation-transfer-over",
                Map.of("conversationId", conversation.id(), "offerId", offer.id(), "outcome", outcome));
    }

    /** Tells its agent what became of a transfer. */
    private void tell(Conversation conversation, String outcome) {
        if (conversation.agentId() != null) {
            realtime.publish(
                    Topics.agent(conversation.agentId()),
                    "conversation-transfer-answered",
                    Map.of(
                            "conversationId", conversation.id(),
                            "number", conversation.number(),
                            "outcome", outcome));
        }
    }

    private Offer asked(ActingAgent acting, UUID id) {
        return offers.open(id).stream()
                .filter(offer -> offer.reason() == OfferReason.TRANSFER
                        && offer.agentId().equals(acting.id()))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("conversation.problem.offer-over"));
    }
}
