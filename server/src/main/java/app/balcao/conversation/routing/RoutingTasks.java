package app.balcao.conversation.routing;

import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs behind {@link Offers#EXPIRE} and {@link RoutingWatch#TASK}. Both may run twice. */
@Configuration(proxyBeanMethods = false)
class RoutingTasks {

    private static final Duration RETRY = Duration.ofSeconds(2);

    @Bean
    OneTimeTask<TenantTaskData> expireOfferTask(ObjectProvider<Offers> offers) {
        return Tasks.oneTime(Offers.EXPIRE)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, context) -> {
                    TenantTaskData data = instance.getData();
                    Tenant.run(data.accountId(), () -> offers.getObject().expire(data.id()));
                });
    }

    @Bean
    OneTimeTask<TenantTaskData> watchQueueTask(ObjectProvider<RoutingWatch> watch) {
        return Tasks.oneTime(RoutingWatch.TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, context) -> {
                    TenantTaskData data = instance.getData();
                    Tenant.run(data.accountId(), () -> watch.getObject().look(data.id()));
                });
    }
}
