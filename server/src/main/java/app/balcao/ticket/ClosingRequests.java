package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.event.ClosingDecided;
import app.balcao.ticket.event.ClosingRequested;
import app.balcao.ticket.store.ClosingRequestRepository;
import app.balcao.ticket.store.ClosingRequestRepository.Waiting;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets who leads a department decide before its tickets are closed, where that is wanted (CLS-8). Granting a request
 * is closing: {@link TicketClosing#approve}.
 */
@Service
@Transactional
public class ClosingRequests {

    private final ClosingRequestRepository repository;
    private final TicketRepository tickets;
    private final MessageRepository messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClosingRequests(
            ClosingRequestRepository repository,
            TicketRepository tickets,
            MessageRepository messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.tickets = tickets;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** Whether an agent only asks for a ticket of the department to be closed. */
    public boolean isNeeded(ActingAgent acting, UUID departmentId) {
        return !acting.leads(departmentId) && repository.isAskedFor(departmentId);
    }

    /**
     * Asks for a ticket loaded for update to be closed; what is asked at closing has been checked and kept.
     *
     * @param said the data of the history's line
     */
    void ask(ActingAgent acting, TicketState before, @Nullable String reason, Map<String, ?> said, OffsetDateTime now) {
        Situation next = before.situation()
                .after(
                        repository.wasReturned(before.id())
                                ? Situation.Step.ASK_TO_CLOSE_AGAIN
                                : Situation.Step.ASK_TO_CLOSE)
                .orElseThrow(() -> TicketWork.wrongSituation("ticket.problem.awaits-manager"));
        Actor actor = Actor.agent(acting);
        TicketState after = before.with(next);
        tickets.bind(after, acting.id(), now);
        repository.insert(before.id(), acting.id(), reason, before.situation(), now);
        messages.record(after.id(), HistoryLines.line(HistoryEntry.Kind.CLOSING_REQUESTED, actor, said), now);
        events.publishEvent(new ClosingRequested(after, actor));
    }

    /** What waits for a decision. @throws Problem wrong-situation, when nothing does */
    Waiting waiting(UUID ticketId) {
        return repository
                .find(ticketId)
                .orElseThrow(() -> TicketWork.wrongSituation("ticket.problem.no-closing-request"));
    }

    /**
     * Sends a ticket back to who asked, standing where it stood before.
     *
     * @throws Problem not-found; forbidden for who does not lead its department; wrong-situation when it does not wait;
     *     validation without a reason
     */
    public void sendBack(ActingAgent acting, UUID id, @Nullable String reason) {
        TicketState before = load(acting, id);
        if (!acting.leads(before.departmentId())) {
            throw Problem.forbidden();
        }
        Waiting request = waiting(id);
        goOn(acting, before, request, ClosingDecided.What.RETURNED, FieldChecks.requiredReason(reason));
    }

    /**
     * Takes a request back.
     *
     * @throws Problem not-found; forbidden for who is not in charge; wrong-situation when the ticket does not wait
     */
    public void withdraw(ActingAgent acting, UUID id) {
        TicketState before = load(acting, id);
        if (!TicketRights.isInCharge(acting, before.departmentId(), before.agentId())) {
            throw Problem.forbidden();
        }
        goOn(acting, before, waiting(id), ClosingDecided.What.WITHDRAWN, "");
    }

    private void goOn(
            ActingAgent acting, TicketState before, Waiting request, ClosingDecided.What what, String reason) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Actor actor = Actor.agent(acting);
        TicketState after = before.with(request.before());
        tickets.bind(after, acting.id(), now);
        HistoryEntry.Kind kind = what == ClosingDecided.What.RETURNED
                ? HistoryEntry.Kind.CLOSING_RETURNED
                : HistoryEntry.Kind.CLOSING_WITHDRAWN;
        messages.record(
                after.id(),
                HistoryLines.line(kind, actor, reason.isEmpty() ? Map.of() : Map.of("reason", reason)),
                now);
        events.publishEvent(new ClosingDecided(after, actor, what, request.askedBy(), reason));
    }

    private TicketState load(ActingAgent acting, UUID id) {
        return tickets.findForUpdate(id).filter(found -> found.isSeenBy(acting)).orElseThrow(Problem::notFound);
    }
}
