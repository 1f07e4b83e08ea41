package app.balcao.access.job;

import app.balcao.access.Recoveries;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends what somebody who forgot asked for. */
@Configuration(proxyBeanMethods = false)
class RecoveryJob {

    private static final int MOST_ATTEMPTS = 5;

    @Bean
    OneTimeTask<Recoveries.Request> recoveryTask(ObjectProvider<Recoveries> recoveries) {
        return Tasks.oneTime(Recoveries.TASK)
                .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                        MOST_ATTEMPTS, new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(10))))
                .execute((instance, context) -> recoveries.getObject().carryOut(instance.getData()));
    }
}
