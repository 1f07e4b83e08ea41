package app.balcao.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Schedules work together with its cause: the job's row is written in the running transaction, and looked for
 * as soon as that commits. Scheduling what is scheduled already changes nothing.
 */
@Component
public class Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final ObjectProvider<SchedulerClient> client;
    private final ObjectProvider<Scheduler> scheduler;

    Jobs(ObjectProvider<SchedulerClient> client, ObjectProvider<Scheduler> scheduler) {
        this.client = client;
        this.scheduler = scheduler;
    }

    /** Runs the task once, at {@code time} or soon after. */
    public void schedule(TaskDescriptor<TenantTaskData> task, TenantTaskData data, Instant time) {
        schedule(task, data.instance(), data, time);
    }

    /** Runs a task that is nobody's once, at {@code time} or soon after, under a name of its own. */
    public <T> void schedule(TaskDescriptor<T> task, String instance, T data, Instant time) {
        client.getObject()
                .scheduleIfNotExists(task.instance(instance).data(data).scheduledTo(time));
        wakeAfterCommit();
    }

    /** The same as scheduling, but at this time also when it is scheduled for another. */
    public void reschedule(TaskDescriptor<TenantTaskData> task, TenantTaskData data, Instant time) {
        var scheduled = task.instance(data.instance()).data(data).scheduledTo(time);
        try {
            client.getObject().schedule(scheduled, SchedulerClient.ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
            wakeAfterCommit();
        } catch (TaskInstanceCurrentlyExecutingException running) {
            // It may not see what this transaction changes, and leaves nothing behind.
            schedule(task, data.instance() + "@" + time, data, time);
        }
    }

    /** Has the task not run any more; one that runs already has to find out for itself. */
    public void cancel(TaskDescriptor<TenantTaskData> task, TenantTaskData data) {
        try {
            client.getObject().cancel(task.instanceId(data.instance()));
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException gone) {
            LOG.debug("Nothing of {} to cancel", task.getTaskName(), gone);
        }
    }

    private void wakeAfterCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    wake();
                }
            });
        } else {
            wake();
        }
    }

    private void wake() {
        scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    }
}
