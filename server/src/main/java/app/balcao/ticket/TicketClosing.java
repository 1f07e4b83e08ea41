package app.balcao.ticket;

import app.balcao.field.FieldChange;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldValues;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.event.TicketClosed;
import app.balcao.ticket.event.TicketReopened;
import app.balcao.ticket.merge.TicketMerges;
import app.balcao.ticket.store.ClosingRequestRepository.Waiting;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.store.TicketRepository.Writable;
import app.balcao.ticket.work.Stopwatches;
import app.balcao.ticket.work.WorkTimes;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends the work on tickets, and takes it up again (Finalização, CLS). */
@Service
@Transactional
public class TicketClosing {

    private final TicketRepository tickets;
    private final MessageRepository messages;
    private final FieldValues fields;
    private final Escalations escalations;
    private final WorkTimes times;
    private final Stopwatches stopwatches;
    private final ClosingRequests requests;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketClosing(
            TicketRepository tickets,
            MessageRepository messages,
            FieldValues fields,
            Escalations escalations,
            WorkTimes times,
            Stopwatches stopwatches,
            ClosingRequests requests,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.messages = messages;
        this.fields = fields;
        this.escalations = escalations;
        this.times = times;
        this.stopwatches = stopwatches;
        this.requests = requests;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Ends the work on a ticket (CLS-1, CLS-2, CLS-4), unless children of it are open (CLS-3). Where the department's
     * leaders decide about that, others only ask for it (CLS-8): then the ticket waits for them with what was given.
     * Stopwatches on a closed ticket are stopped, and what they measured is written down.
     *
     * @return whether it is closed; otherwise its leaders are asked
     * @throws Problem not-found; forbidden for who is not in charge; wrong-situation when it is closed or waits already;
     *     open-children; validation, also where the department asks for time of work and nothing is known of any (WRK-10)
     */
    public boolean close(ActingAgent acting, UUID id, Closing closing) {
        Writable loaded = load(acting, id);
        TicketState before = loaded.ticket();
        TicketWork.requireCharge(acting, loaded);
        acting.require(Permission.TICKET_CLOSE, before.departmentId());
        requireOpen(before);
        if (before.situation().awaitsManager() && !acting.leads(before.departmentId())) {
            throw TicketWork.wrongSituation("ticket.problem.awaits-manager");
        }
        escalations.requireNoOpenChild(id);
        OffsetDateTime now = OffsetDateTime.now(clock);
        FieldChecks checks = new FieldChecks();
        String why = checks.reason(closing.reason());
        WorkTime worked = checks.work(closing.work(), now);
        List<FieldChange> asked = fields.checkOfTicket(
                acting, id, FieldTarget.TICKET_CLOSING, before.place(), closing.fields(), checks::add);
        checks.refuse();
        fields.storeOfTicket(id, asked);
        boolean asks = requests.isNeeded(acting, before.departmentId());
        if (!asks) {
            stopwatches.stopAll(id, now);
        }
        times.ofClosing(before, acting.id(), worked, now);
        Map<String, Object> said = new LinkedHashMap<>();
        if (why != null) {
            said.put("reason", why);
        }
        if (worked != null) {
            said.put("workSeconds", worked.seconds());
        }
        if (asks) {
            requests.ask(acting, before, why, said, now);
        } else {
            end(acting, before, why, said, now);
        }
        return !asks;
    }

    /**
     * Closes a ticket as its agent has asked (CLS-8), with what they gave.
     *
     * @throws Problem not-found; forbidden for who does not lead its department; wrong-situation when it does not wait;
     *     open-children; validation, when more is asked at closing by now
     */
    public void approve(ActingAgent acting, UUID id) {
        TicketState before = load(acting, id).ticket();
        if (!acting.leads(before.departmentId())) {
            throw Problem.forbidden();
        }
        Waiting request = requests.waiting(id);
        escalations.requireNoOpenChild(id);
        OffsetDateTime now = OffsetDateTime.now(clock);
        FieldChecks checks = new FieldChecks();
        fields.checkOfTicket(acting, id, FieldTarget.TICKET_CLOSING, before.place(), null, checks::add);
        checks.refuse();
        stopwatches.stopAll(id, now);
        times.ofClosing(before, acting.id(), null, now);
        String why = request.reason();
        end(acting, before, why, why == null ? Map.of() : Map.of("reason", why), now);
    }

    private void end(
            ActingAgent acting, TicketState before, @Nullable String why, Map<String, ?> said, OffsetDateTime now) {
        Situation next = before.situation().after(Situation.Step.CLOSE).orElseThrow();
        Actor actor = Actor.agent(acting);
        TicketState after = before.with(next).closed(now);
        tickets.close(after, acting.id(), why, now);
        messages.record(after.id(), HistoryLines.line(HistoryEntry.Kind.CLOSED, actor, said), now);
        events.publishEvent(new TicketClosed(after, actor, why));
    }

    static void requireOpen(TicketState ticket) {
        if (ticket.situation().over()) {
            throw TicketWork.over(ticket);
        }
    }

    /**
     * Brings a closed ticket back, to the agent it was with; to the queue when that one no longer fits (CLS-7).
     *
     * @throws Problem not-found; forbidden; wrong-situation when it is not closed
     */
    public void reopen(ActingAgent acting, UUID id) {
        Writable loaded = load(acting, id);
        TicketState before = loaded.ticket();
        if (!acting.sight().seesAsWork(before.departmentId(), before.agentId())) {
            throw Problem.forbidden();
        }
        acting.require(Permission.TICKET_REOPEN, before.departmentId());
        TicketMerges.requireUnmerged(before);
        TicketState after = reopened(loaded).orElseThrow(() -> TicketWork.wrongSituation("ticket.problem.open"));
        escalations.requireOpenParent(before);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Actor actor = Actor.agent(acting);
        tickets.reopen(after, acting.id(), now);
        messages.record(id, HistoryLines.line(HistoryEntry.Kind.REOPENED, actor, Map.of()), now);
        events.publishEvent(new TicketReopened(after, actor));
    }

    /** The ticket as it is once it comes back; absent when it cannot. */
    static Optional<TicketState> reopened(Writable loaded) {
        TicketState before = loaded.ticket();
        boolean stays = before.agentId() != null && loaded.agentFits();
        return before.situation()
                .after(stays ? Situation.Step.REOPEN : Situation.Step.REOPEN_TO_QUEUE)
                .map(next -> before.with(next, stays ? before.agentId() : null, stays && before.notifyAgent())
                        .closed(null));
    }

    private Writable load(ActingAgent acting, UUID id) {
        return tickets.findToWrite(id)
                .filter(found -> found.ticket().isSeenBy(acting))
                .orElseThrow(Problem::notFound);
    }
}
