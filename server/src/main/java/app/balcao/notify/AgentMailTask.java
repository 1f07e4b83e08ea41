package app.balcao.notify;

import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job behind {@link AgentMail#SEND}. */
@Configuration(proxyBeanMethods = false)
class AgentMailTask {

    private static final int MOST_ATTEMPTS = 5;

    @Bean
    OneTimeTask<TenantTaskData> sendAgentMailTask(ObjectProvider<AgentMail> mail) {
        return Tasks.oneTime(AgentMail.SEND)
                .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                        MOST_ATTEMPTS, new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(10))))
                .execute((instance, context) -> {
                    TenantTaskData data = instance.getData();
                    Tenant.run(data.accountId(), () -> mail.getObject().send(data.id()));
                });
    }
}
