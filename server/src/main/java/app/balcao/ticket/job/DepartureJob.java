package app.balcao.ticket.job;

import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.handover.AgentDepartures;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job behind {@link AgentDepartures#TASK}. */
@Configuration(proxyBeanMethods = false)
class DepartureJob {

    private static final int MOST_ATTEMPTS = 20;

    @Bean
    OneTimeTask<TenantTaskData> agentDepartureTask(ObjectProvider<AgentDepartures> departures) {
        return Tasks.oneTime(AgentDepartures.TASK)
                .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                        MOST_ATTEMPTS, new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(5))))
                .execute((instance, context) -> {
                    TenantTaskData data = instance.getData();
                    Tenant.run(data.accountId(), () -> departures.getObject().carryOut(data.id()));
                });
    }
}
