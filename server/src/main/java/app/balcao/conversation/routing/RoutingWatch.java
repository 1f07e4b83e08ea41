package app.balcao.conversation.routing;

import app.balcao.conversation.store.RoutingRepository;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks after each queue in which somebody waits every few seconds: routes it, should nobody else have, moves on who
 * has waited for too long (QUE-4), and tells them when nobody is there any more (OFF-4). It is a job in the database, made together with the first who waits, so that it
 * outlives every node; a queue in which nobody waits costs nothing.
 */
@Component
class RoutingWatch {

    static final TaskDescriptor<TenantTaskData> TASK = TaskDescriptor.of("watch-queue", TenantTaskData.class);

    static final Duration EVERY = Duration.ofSeconds(5);

    private final Router router;
    private final Overflows overflows;
    private final Absences absences;
    private final RoutingRepository routing;
    private final TransactionTemplate transaction;
    private final Jobs jobs;
    private final Clock clock;

    RoutingWatch(
            Router router,
            Overflows overflows,
            Absences absences,
            RoutingRepository routing,
            TransactionTemplate transaction,
            Jobs jobs,
            Clock clock) {
        this.router = router;
        this.overflows = overflows;
        this.absences = absences;
        this.routing = routing;
        this.transaction = transaction;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Sees to it that a queue is looked after within the transaction that lets somebody wait in it. Each stretch of time
     * has a job of its own: one that is just ending cannot hide that another is needed.
     */
    void over(UUID queueId) {
        TenantTaskData data = new TenantTaskData(Tenant.id(), queueId);
        long stretch = clock.instant().toEpochMilli() / EVERY.toMillis() + 1;
        Instant end = Instant.ofEpochMilli((stretch + 1) * EVERY.toMillis());
        jobs.schedule(TASK, data.instance() + ":" + stretch, data, end);
    }

    /** One look, and another one later while somebody waits. */
    void look(UUID queueId) {
        overflows.moveOn(queueId);
        absences.look(queueId);
        router.route(queueId);
        transaction.executeWithoutResult(status -> {
            if (routing.next(queueId, null).isPresent()) {
                over(queueId);
            }
        });
    }
}
