package app.balcao.ticket.status;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.TicketStatus;
import app.balcao.people.TicketStatuses;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.Actor;
import app.balcao.ticket.FieldChecks;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.HistoryLines;
import app.balcao.ticket.Situation;
import app.balcao.ticket.TicketRights;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.TicketWork;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.store.AppliedStatusRepository;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives tickets a status by hand, and ends it (STA). */
@Service
@Transactional
public class AppliedStatuses {

    private final TicketRepository tickets;
    private final AppliedStatusRepository applied;
    private final TicketStatuses statuses;
    private final MessageRepository messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppliedStatuses(
            TicketRepository tickets,
            AppliedStatusRepository applied,
            TicketStatuses statuses,
            MessageRepository messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.applied = applied;
        this.statuses = statuses;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** The statuses a ticket has had, the newest first. @throws Problem not-found */
    @Transactional(readOnly = true)
    public List<AppliedStatus> history(ActingAgent acting, UUID ticketId) {
        return tickets.find(ticketId)
                .filter(ticket -> ticket.isSeenBy(acting))
                .map(seen -> applied.history(ticketId))
                .orElseThrow(Problem::notFound);
    }

    /**
     * Gives a ticket a status, which ends the one it has (STA-3, STA-5). The one it has already, given without a
     * comment, changes nothing.
     *
     * @param statusId one that the ticket's department offers (STA-8)
     * @param comment may be missing
     * @throws Problem not-found; forbidden for who is not in charge or lacks the permission; wrong-situation when it is
     *     closed; validation
     */
    public void apply(ActingAgent acting, UUID ticketId, @Nullable UUID statusId, @Nullable String comment) {
        TicketState before = changeable(acting, ticketId);
        FieldChecks checks = new FieldChecks();
        String note = checks.comment(comment);
        checks.required("statusId", statusId);
        checks.refuse();
        TicketStatus status = statuses.list(acting, before.departmentId()).stream()
                .filter(each -> each.id().equals(statusId))
                .findFirst()
                .orElseThrow(() -> Problem.validation(FieldProblem.of("statusId", "unknown", "ticket.field.status")));
        if (note == null && applied.has(ticketId, status.id())) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        TicketState after = before.change().done();
        applied.end(ticketId, acting.id(), now);
        applied.start(after, status.id(), note, acting.id(), now);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("status", status.name());
        if (note != null) {
            data.put("comment", note);
        }
        tell(after, acting, HistoryEntry.Kind.STATUS_STARTED, data, now);
    }

    /**
     * Ends the status that a ticket has (STA-4).
     *
     * @throws Problem not-found; forbidden; wrong-situation when it is closed, or has none
     */
    public void end(ActingAgent acting, UUID ticketId) {
        TicketState before = changeable(acting, ticketId);
        OffsetDateTime now = OffsetDateTime.now(clock);
        String name = applied.end(ticketId, acting.id(), now)
                .orElseThrow(() -> TicketWork.wrongSituation("ticket.problem.no-status"));
        TicketState after = before.change().done();
        applied.without(after);
        tell(after, acting, HistoryEntry.Kind.STATUS_ENDED, Map.of("status", name), now);
    }

    /** Ends the status of a ticket that was moved, when its new department does not offer it (STA-8). */
    public void endUnoffered(ActingAgent acting, TicketState after, OffsetDateTime now) {
        applied.endUnoffered(after, acting.id(), now)
                .ifPresent(status -> messages.record(
                        after.id(),
                        HistoryLines.line(
                                HistoryEntry.Kind.STATUS_ENDED, Actor.agent(acting), Map.of("status", status)),
                        now));
    }

    private TicketState changeable(ActingAgent acting, UUID ticketId) {
        TicketState ticket = tickets.findForUpdate(ticketId)
                .filter(found -> found.isSeenBy(acting))
                .orElseThrow(Problem::notFound);
        if (!TicketRights.isInCharge(acting, ticket.departmentId(), ticket.agentId())) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "ticket.problem.not-responsible");
        }
        acting.require(Permission.TICKET_STATUS_APPLY, ticket.departmentId());
        if (ticket.situation().after(Situation.Step.STATUS).isEmpty()) {
            throw TicketWork.over(ticket);
        }
        return ticket;
    }

    private void tell(
            TicketState after, ActingAgent acting, HistoryEntry.Kind kind, Map<String, ?> data, OffsetDateTime now) {
        Actor actor = Actor.agent(acting);
        messages.record(after.id(), HistoryLines.line(kind, actor, data), now);
        events.publishEvent(new TicketChanged(after, actor, TicketChanged.What.STATUS));
    }
}
