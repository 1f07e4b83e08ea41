package app.balcao.ticket.bulk;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.FieldChecks;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.list.TicketLists;
import app.balcao.ticket.list.TicketRow;
import app.balcao.ticket.store.BulkRepository;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has things done with many tickets in the background (PER-7), for who asks and with their rights. */
@Service
@Transactional
public class TicketBulks {

    /** The job that does them. */
    public static final TaskDescriptor<TenantTaskData> TASK = TaskDescriptor.of("ticket-bulk", TenantTaskData.class);

    /** With how many tickets at most. */
    public static final int MOST = 10_000;

    private static final int LONGEST_REASON = 4_000;

    private final BulkRepository repository;
    private final TicketLists lists;
    private final Jobs jobs;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketBulks(
            BulkRepository repository, TicketLists lists, Jobs jobs, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.lists = lists;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Has something done with tickets that were picked.
     *
     * @throws Problem forbidden; validation
     */
    public TicketBulk begin(
            ActingAgent acting, TicketBulk.Action action, TicketBulk.Choice choice, List<UUID> ticketIds) {
        acting.require(Permission.TICKET_BULK);
        choice.require(action);
        return begun(acting, action, choice, ticketIds.stream().distinct().toList());
    }

    /**
     * Has something done with all that a filter finds now; what comes into it later is left alone.
     *
     * @throws Problem forbidden; validation, also when it finds too many
     */
    public TicketBulk begin(
            ActingAgent acting, TicketBulk.Action action, TicketBulk.Choice choice, TicketFilter filter) {
        acting.require(Permission.TICKET_BULK);
        choice.require(action);
        List<UUID> found = new ArrayList<>();
        Page<TicketRow> page = lists.list(acting, filter, PageRequest.of(PageRequest.MAXIMUM_LIMIT, null));
        page.items().forEach(each -> found.add(each.id()));
        while (page.nextCursor() != null && found.size() <= MOST) {
            page = lists.list(acting, filter, PageRequest.of(PageRequest.MAXIMUM_LIMIT, page.nextCursor()));
            page.items().forEach(each -> found.add(each.id()));
        }
        return begun(acting, action, choice, found.stream().distinct().toList());
    }

    private TicketBulk begun(
            ActingAgent acting, TicketBulk.Action action, TicketBulk.Choice choice, List<UUID> ticketIds) {
        if (ticketIds.isEmpty() || ticketIds.size() > MOST) {
            throw Problem.validation(FieldProblem.of("ticketIds", "size", "ticket.bulk.size", MOST));
        }
        FieldChecks checks = new FieldChecks();
        checks.work(choice.work(), OffsetDateTime.now(clock));
        repository.unknown(choice).forEach(checks::add);
        checks.refuse();
        if (choice.reason() != null && choice.reason().length() > LONGEST_REASON) {
            throw Problem.validation(FieldProblem.of("reason", "size", "problem.field.size", 0, LONGEST_REASON));
        }
        UUID id = repository.insert(acting, action, choice, ticketIds, clock.instant());
        events.publishEvent(AuditableAction.of(
                        AuditableAction.Actor.agent(acting.id(), acting.name()), "ticket-bulk.began", "ticket-bulk", id)
                .changing(Map.of(), Map.of("tickets", ticketIds.size(), "action", action)));
        jobs.schedule(TASK, new TenantTaskData(Tenant.id(), id), clock.instant());
        return repository.find(acting.id(), id).orElseThrow();
    }

    /** The agent's last ones, the latest first. */
    @Transactional(readOnly = true)
    public List<TicketBulk> list(ActingAgent acting) {
        return repository.list(acting.id());
    }

    /** @throws Problem not-found, also for another agent's */
    @Transactional(readOnly = true)
    public TicketBulk find(ActingAgent acting, UUID id) {
        return repository.find(acting.id(), id).orElseThrow(Problem::notFound);
    }

    /**
     * Its tickets, each with what came of it.
     *
     * @param outcome only those with it; null for all
     * @throws Problem not-found, also for another agent's
     */
    @Transactional(readOnly = true)
    public Page<TicketBulk.Item> items(
            ActingAgent acting, UUID id, TicketBulk.@Nullable Outcome outcome, PageRequest request) {
        find(acting, id);
        return repository.items(id, outcome, request);
    }
}
