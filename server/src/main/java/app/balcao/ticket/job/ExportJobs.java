package app.balcao.ticket.job;

import app.balcao.platform.jobs.EachAccount;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.export.ExportBuilder;
import app.balcao.ticket.export.TicketExports;
import app.balcao.ticket.store.ExportRepository;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes files of tickets, and removes those over their time. */
@Configuration(proxyBeanMethods = false)
class ExportJobs {

    @Bean
    CustomTask<TenantTaskData> ticketExportTask(ObjectProvider<ExportBuilder> builder) {
        return Tasks.custom(TicketExports.WRITE)
                .onFailureReschedule(FixedDelay.ofSeconds(30))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    TenantTaskData data = instance.getData();
                    Tenant.run(data.accountId(), () -> builder.getObject().build(data.id()));
                    return new OnCompleteRemove<>();
                });
    }

    @Bean
    RecurringTask<Void> ticketExportsPurgeTask(
            EachAccount accounts, ExportRepository repository, TransactionTemplate transaction, Clock clock) {
        return Tasks.recurring("ticket-exports-purge", FixedDelay.ofHours(1))
                .execute((instance, context) -> accounts.run(
                        "ticket-exports-purge",
                        () -> transaction.executeWithoutResult(status -> repository.removeExpired(clock.instant()))));
    }
}
