package app.balcao.backup.job;

import app.balcao.backup.BackupBuilder;
import app.balcao.backup.Backups;
import app.balcao.backup.store.BackupRepository;
import app.balcao.platform.jobs.EachAccount;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes backups, and removes those over their time. */
@Configuration(proxyBeanMethods = false)
class BackupJobs {

    @Bean
    CustomTask<TenantTaskData> accountBackupTask(BackupBuilder builder) {
        return Tasks.custom(Backups.BUILD)
                .onFailureReschedule(FixedDelay.ofMinutes(1))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    TenantTaskData data = instance.getData();
                    Tenant.run(data.accountId(), () -> builder.build(data.id()));
                    return new OnCompleteRemove<>();
                });
    }

    @Bean
    RecurringTask<Void> backupsPurgeTask(
            EachAccount accounts, BackupRepository repository, TransactionTemplate transaction, Clock clock) {
        return Tasks.recurring("backups-purge", FixedDelay.ofHours(1))
                .execute((instance, context) -> accounts.run(
                        "backups-purge",
                        () -> transaction.executeWithoutResult(status -> repository.removeExpired(clock.instant()))));
    }
}
