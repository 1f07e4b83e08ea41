package app.balcao.agenda;

import app.balcao.agenda.store.ReminderRepository;
import app.balcao.agenda.store.ReminderRepository.Due;
import app.balcao.people.ActingAgents;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the agent of a ticket that work on it is about to begin: by a job for each schedule, which is woken as long before
 * the start as the agent wants (SCH-2). What it is to tell, and whom, it finds out only then (SCH-8).
 */
@Service
public class Reminders {

    /** The job that tells. */
    public static final TaskDescriptor<TenantTaskData> TASK =
            TaskDescriptor.of("remind-of-schedule", TenantTaskData.class);

    private final ReminderRepository repository;
    private final ActingAgents agents;
    private final Jobs jobs;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reminders(
            ReminderRepository repository,
            ActingAgents agents,
            Jobs jobs,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.agents = agents;
        this.jobs = jobs;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Has a schedule told of when its time comes, in the running transaction; at once when that is past (SCH-6). */
    void plan(UUID scheduleId) {
        repository.due(scheduleId).ifPresent(this::plan);
    }

    /** The same anew for the schedules of an agent, or with null for those of everybody who follows the account's choice. */
    void planAll(@Nullable UUID agentId) {
        repository.allDue(agentId).forEach(this::plan);
    }

    // Of what has begun nobody is told any more, unless a job that is late does so.
    private void plan(Due due) {
        Instant now = clock.instant();
        if (!due.begun() && due.startsAt().toInstant().isAfter(now)) {
            Instant time = due.time();
            jobs.reschedule(TASK, job(due.id()), time.isBefore(now) ? now : time);
        }
    }

    /** Forgets a schedule, in the running transaction (SCH-5). */
    void cancel(UUID scheduleId) {
        jobs.cancel(TASK, job(scheduleId));
    }

    private static TenantTaskData job(UUID scheduleId) {
        return new TenantTaskData(Tenant.id(), scheduleId);
    }

    /**
     * Tells by each way that was not used yet, each in a transaction of its own, so that one that fails, or a crash between
     * two, neither undoes nor repeats another (SCH-7). Called by the job.
     *
     * @return when to try again, for one whose time has not come; absent when there is nothing left to do
     */
    public Optional<Instant> remind(UUID scheduleId) {
        Due due = transaction.execute(running -> repository.due(scheduleId)).orElse(null);
        if (due == null) {
            return Optional.empty();
        }
        if (due.time().isAfter(clock.instant())) {
            return Optional.of(due.time());
        }
        RuntimeException failure = null;
        for (NoticeChannel channel : NoticeChannel.values()) {
            try {
                transaction.executeWithoutResult(running -> tell(scheduleId, channel));
            } catch (RuntimeException failed) {
                if (failure == null) {
                    failure = failed;
                } else {
                    failure.addSuppressed(failed);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return Optional.empty();
    }

    private void tell(UUID scheduleId, NoticeChannel channel) {
        Due due = repository.take(scheduleId).orElse(null);
        if (due == null || due.agentId() == null || !maySee(due, due.agentId())) {
            return;
        }
        if (repository.note(due.id(), channel, due.agentId(), OffsetDateTime.now(clock))) {
            events.publishEvent(new WorkStarts(
                    channel, due.ticketId(), due.number(), due.subject(), due.agentId(), due.startsAt(), due.note()));
        }
    }

    private boolean maySee(Due due, UUID agentId) {
        return agents.find(agentId)
                .filter(agent -> agent.sight().seesAsWork(due.departmentId(), agentId))
                .isPresent();
    }
}
