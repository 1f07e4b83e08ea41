package app.balcao.ticket.job;

import app.balcao.platform.jobs.EachAccount;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.bulk.BulkRunner;
import app.balcao.ticket.bulk.TicketBulks;
import app.balcao.ticket.store.BulkRepository;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what is done with many tickets, and forgets it after some time. */
@Configuration(proxyBeanMethods = false)
class BulkJobs {

    private static final Duration KEPT = Duration.ofDays(30);

    @Bean
    CustomTask<TenantTaskData> ticketBulkTask(ObjectProvider<BulkRunner> runner) {
        return Tasks.custom(TicketBulks.TASK)
                .onFailureReschedule(FixedDelay.ofSeconds(30))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    TenantTaskData data = instance.getData();
                    Tenant.run(data.accountId(), () -> runner.getObject().carryOut(data.id()));
                    return new OnCompleteRemove<>();
                });
    }

    @Bean
    RecurringTask<Void> ticketBulksPurgeTask(
            EachAccount accounts, BulkRepository repository, TransactionTemplate transaction, Clock clock) {
        return Tasks.recurring("ticket-bulks-purge", FixedDelay.ofHours(6))
                .execute((instance, context) -> accounts.run(
                        "ticket-bulks-purge",
                        () -> transaction.executeWithoutResult(status ->
                                repository.removeBefore(clock.instant().minus(KEPT)))));
    }
}
