package app.balcao.audit;

import app.balcao.audit.store.AuditRepository;
import app.balcao.platform.jobs.EachAccount;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Once a day, has the database remove the lines that are past their account's retention (AUD-6). */
@Configuration(proxyBeanMethods = false)
class AuditPurge {

    /** So many that a line about it is rare, and so few that no transaction is long. */
    private static final int AT_ONCE = 20_000;

    @Bean
    RecurringTask<Void> auditPurgeTask(
            EachAccount accounts, AuditRepository repository, TransactionTemplate transaction) {
        return Tasks.recurring("audit-purge", FixedDelay.ofHours(24))
                .execute((instance, context) -> accounts.run("audit-purge", () -> purge(repository, transaction)));
    }

    static void purge(AuditRepository repository, TransactionTemplate transaction) {
        Integer removed;
        do {
            removed = transaction.execute(status -> repository.purge(AT_ONCE));
        } while (removed != null && removed == AT_ONCE);
    }
}
