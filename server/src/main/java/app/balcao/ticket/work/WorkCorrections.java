package app.balcao.ticket.work;

import app.balcao.people.ActingAgent;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.Actor;
import app.balcao.ticket.FieldChecks;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.HistoryLines;
import app.balcao.ticket.TicketRights;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.WorkPeriod;
import app.balcao.ticket.WorkTime;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.store.WorkRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrects time of work that is written down, and takes it back (WRK-11). */
@Service
@Transactional
public class WorkCorrections {

    private final WorkRepository repository;
    private final TicketRepository tickets;
    private final MessageRepository messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WorkCorrections(
            WorkRepository repository,
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

    /**
     * Gives an entry another beginning and end; nothing happens when it has them.
     *
     * @throws Problem not-found; forbidden for whom it is neither theirs nor to supervise; validation
     */
    public void correct(ActingAgent acting, UUID ticketId, UUID entryId, WorkPeriod period) {
        TicketState ticket = seen(acting, ticketId);
        WorkRepository.Written entry = entry(acting, ticket, entryId);
        OffsetDateTime now = OffsetDateTime.now(clock);
        FieldChecks checks = new FieldChecks();
        WorkTime wanted = checks.work("", period, now);
        checks.refuse();
        if (wanted == null || entry.work().isSameAs(wanted)) {
            return;
        }
        repository.change(ticketId, entryId, wanted);
        tell(acting, ticket, HistoryEntry.Kind.WORK_CORRECTED, entry, wanted.seconds(), now);
    }

    /** Takes an entry back. @throws Problem not-found; forbidden for whom it is neither theirs nor to supervise */
    public void remove(ActingAgent acting, UUID ticketId, UUID entryId) {
        TicketState ticket = seen(acting, ticketId);
        WorkRepository.Written entry = entry(acting, ticket, entryId);
        repository.delete(ticketId, entryId);
        tell(acting, ticket, HistoryEntry.Kind.WORK_REMOVED, entry, 0, OffsetDateTime.now(clock));
    }

    private TicketState seen(ActingAgent acting, UUID ticketId) {
        return tickets.findForUpdate(ticketId)
                .filter(found -> found.isSeenBy(acting))
                .orElseThrow(Problem::notFound);
    }

    private WorkRepository.Written entry(ActingAgent acting, TicketState ticket, UUID entryId) {
        WorkRepository.Written entry = repository.find(ticket.id(), entryId).orElseThrow(Problem::notFound);
        if (!TicketRights.mayCorrectWork(acting, ticket, entry.agent().id())) {
            throw Problem.forbidden();
        }
        return entry;
    }

    private void tell(
            ActingAgent acting,
            TicketState before,
            HistoryEntry.Kind kind,
            WorkRepository.Written entry,
            int seconds,
            OffsetDateTime now) {
        TicketState after = before.change().done();
        tickets.saveVersion(after);
        Actor actor = Actor.agent(acting);
        int was = entry.work().seconds();
        messages.record(
                after.id(),
                HistoryLines.line(
                        kind,
                        actor,
                        Map.of(
                                "seconds",
                                seconds,
                                "wasSeconds",
                                was,
                                "of",
                                entry.agent().name())),
                now);
        events.publishEvent(new TicketChanged(after, actor, TicketChanged.What.WORKED));
        String action = kind == HistoryEntry.Kind.WORK_REMOVED ? "ticket.work-removed" : "ticket.work-corrected";
        events.publishEvent(AuditableAction.of(
                        AuditableAction.Actor.agent(acting.id(), acting.name()), action, "ticket", after.id())
                .changing(
                        Map.of("protocol", after.number(), "workSeconds", was),
                        Map.of("protocol", after.number(), "workSeconds", seconds)));
    }
}
