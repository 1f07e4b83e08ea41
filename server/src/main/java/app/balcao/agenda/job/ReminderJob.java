package app.balcao.agenda.job;

import app.balcao.agenda.Reminders;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job behind {@link Reminders#TASK}. */
@Configuration(proxyBeanMethods = false)
class ReminderJob {

    private static final int MOST_ATTEMPTS = 20;

    @Bean
    CustomTask<TenantTaskData> reminderTask(ObjectProvider<Reminders> reminders) {
        return Tasks.custom(Reminders.TASK)
                .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                        MOST_ATTEMPTS, new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(5))))
                .execute((instance, context) -> {
                    TenantTaskData data = instance.getData();
                    Optional<Instant> again = Tenant.call(
                            data.accountId(), () -> reminders.getObject().remind(data.id()));
                    return again.<CompletionHandler<TenantTaskData>>map(
                                    time -> (complete, operations) -> operations.reschedule(complete, time))
                            .orElseGet(CompletionHandler.OnCompleteRemove::new);
                });
    }
}
