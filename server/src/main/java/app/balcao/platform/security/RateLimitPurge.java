package app.balcao.platform.security;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes counts of attempts long past. */
@Configuration(proxyBeanMethods = false)
class RateLimitPurge {

    @Bean
    RecurringTask<Void> purgeRateLimits(RateLimits limits) {
        return Tasks.recurring("purge-rate-limits", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> limits.purge());
    }
}
