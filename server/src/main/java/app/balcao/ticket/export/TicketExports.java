package app.balcao.ticket.export;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Contents;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.ticket.list.ListColumn;
import app.balcao.ticket.list.TicketColumns;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.list.TicketLists;
import app.balcao.ticket.store.ExportRepository;
import app.balcao.ticket.store.ExportRepository.Kept;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files of what lists of tickets find (EXP-1 to EXP-6), each for who asked for it alone. */
@Service
@Transactional
public class TicketExports {

    /** The job that writes one. */
    public static final TaskDescriptor<TenantTaskData> WRITE = TaskDescriptor.of("ticket-export", TenantTaskData.class);

    /** For how long a file stays. */
    public static final Duration LIFETIME = Duration.ofDays(3);

    public static final int MOST = 20;

    private final ExportRepository repository;
    private final TicketLists lists;
    private final TicketColumns columns;
    private final Contents contents;
    private final Jobs jobs;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    TicketExports(
            ExportRepository repository,
            TicketLists lists,
            TicketColumns columns,
            Contents contents,
            Jobs jobs,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.lists = lists;
        this.columns = columns;
        this.contents = contents;
        this.jobs = jobs;
        this.clock = clock;
        this.events = events;
    }

    /** A file to download; the reader closes its stream. */
    public record Download(String name, String mediaType, long sizeBytes, InputStream content) {}

    /**
     * Has a file written of all that a filter finds.
     *
     * @param chosen what the file shows of each, in order; null for what the account's lists show
     * @param filters the filter's parameters, for the audit
     * @throws Problem forbidden; validation, for a filter or columns that make no sense; conflict, while another of the
     *     agent's is being written or too many are kept
     */
    public TicketExport request(
            ActingAgent acting,
            TicketExport.Format format,
            TicketFilter filter,
            @Nullable List<ListColumn> chosen,
            Map<String, String> filters) {
        acting.require(Permission.TICKET_EXPORT);
        if (chosen != null) {
            columns.check(acting, chosen);
        }
        lists.check(acting, filter);
        List<ListColumn> shown = chosen == null ? columns.usual() : chosen;
        if (repository.list(acting.id()).size() >= MOST) {
            throw Problem.conflict("ticket.export.too-many", MOST);
        }
        UUID id = repository
                .add(acting.id(), format, filter, shown, clock.instant())
                .orElseThrow(() -> Problem.conflict("ticket.export.running"));
        tell(acting, "ticket-export.requested", id, Map.of("format", format), Map.copyOf(filters));
        jobs.schedule(WRITE, new TenantTaskData(acting.accountId(), id), clock.instant());
        return find(acting, id);
    }

    /** The agent's, the latest first. */
    @Transactional(readOnly = true)
    public List<TicketExport> list(ActingAgent acting) {
        return repository.list(acting.id());
    }

    /** @throws Problem not-found, also for another agent's */
    @Transactional(readOnly = true)
    public TicketExport find(ActingAgent acting, UUID id) {
        return repository.list(acting.id()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /**
     * Deletes one of the agent's files, also one that is being written, which then ends.
     *
     * @throws Problem not-found
     */
    public void delete(ActingAgent acting, UUID id) {
        if (!repository.remove(acting.id(), id)) {
            throw Problem.notFound();
        }
        tell(acting, "ticket-export.deleted", id, Map.of(), Map.of());
    }

    /**
     * One of the agent's files that is ready; that it was taken is kept before the first byte goes.
     *
     * @throws Problem forbidden; not-found, also for one that is not ready or over its time
     */
    public Download download(ActingAgent acting, UUID id) {
        acting.require(Permission.TICKET_EXPORT);
        Kept kept = repository.kept(acting.id(), id, clock.instant()).orElseThrow(Problem::notFound);
        tell(acting, "ticket-export.downloaded", id, Map.of(), Map.of());
        return new Download(
                "balcao-%s.%s"
                        .formatted(
                                kept.createdAt()
                                        .atZoneSameInstant(acting.zone())
                                        .toLocalDate(),
                                kept.format().name().toLowerCase(Locale.ROOT)),
                kept.format().mediaType(),
                kept.content().sizeBytes(),
                contents.open(kept.content().sha256()));
    }

    private void tell(
            ActingAgent acting, String action, UUID id, Map<String, Object> after, Map<String, Object> filter) {
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), action, "ticket-export", id)
                .changing(Map.of(), after)
                .filteredBy(filter));
    }
}
