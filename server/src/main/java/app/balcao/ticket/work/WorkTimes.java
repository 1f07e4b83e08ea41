package app.balcao.ticket.work;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.TicketRights;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.WorkPeriod;
import app.balcao.ticket.WorkTime;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.store.WorkRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the time that agents worked on tickets (Tempo de trabalho, WRK). Customers never get any of it. */
@Service
@Transactional
public class WorkTimes {

    private final WorkRepository repository;
    private final TicketRepository tickets;
    private final Clock clock;

    WorkTimes(WorkRepository repository, TicketRepository tickets, Clock clock) {
        this.repository = repository;
        this.tickets = tickets;
        this.clock = clock;
    }

    /**
     * What is written down of a ticket, the newest first.
     *
     * @param stopwatch whether only what was measured, or only what was told; null for both
     * @throws Problem not-found
     */
    @Transactional(readOnly = true)
    public Page<WorkEntry> list(ActingAgent acting, UUID ticketId, @Nullable Boolean stopwatch, PageRequest page) {
        TicketState ticket =
                tickets.find(ticketId).filter(found -> found.isSeenBy(acting)).orElseThrow(Problem::notFound);
        return repository
                .list(ticketId, stopwatch, page)
                .map(each -> each.correctable(
                        TicketRights.mayCorrectWork(acting, ticket, each.agent().id())));
    }

    /**
     * The agent's own time that covers some of a period, so that they are warned before telling it twice (WRK-6).
     *
     * @param period what is missing of it is the day until now
     * @throws Problem validation, for a period that is none
     */
    @Transactional(readOnly = true)
    public List<OwnWork> own(ActingAgent acting, WorkPeriod period) {
        OffsetDateTime to = period.endedAt() == null ? OffsetDateTime.now(clock) : period.endedAt();
        OffsetDateTime from = period.startedAt() == null ? to.minusDays(1) : period.startedAt();
        if (!from.isBefore(to)) {
            throw Problem.validation(FieldProblem.of("endedAt", "range", "ticket.field.work-end"));
        }
        return repository.own(acting.id(), from, to);
    }

    /** Writes down what was told with an answer. */
    public void ofReply(UUID ticketId, UUID agentId, UUID messageId, WorkTime work, OffsetDateTime now) {
        repository.insert(ticketId, agentId, WorkEntry.Kind.REPLY, messageId, work, now);
    }

    /**
     * Writes down what was told at closing; the ticket is locked.
     *
     * @throws Problem validation, when nothing was told now or before and the department asks for it (WRK-10)
     */
    public void ofClosing(TicketState ticket, UUID agentId, @Nullable WorkTime work, OffsetDateTime now) {
        if (work != null) {
            repository.insert(ticket.id(), agentId, WorkEntry.Kind.CLOSING, null, work, now);
        } else if (repository.isLacking(ticket.id(), ticket.departmentId())) {
            throw Problem.validation(FieldProblem.of("work", "required", "ticket.field.work-required"));
        }
    }
}
