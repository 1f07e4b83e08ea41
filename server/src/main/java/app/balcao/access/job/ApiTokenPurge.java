package app.balcao.access.job;

import app.balcao.access.ApiTokens;
import app.balcao.platform.jobs.EachAccount;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every day, removes tokens that expired long ago. */
@Configuration(proxyBeanMethods = false)
class ApiTokenPurge {

    @Bean
    RecurringTask<Void> apiTokenPurgeTask(EachAccount accounts, ObjectProvider<ApiTokens> tokens) {
        return Tasks.recurring("api-token-purge", FixedDelay.ofHours(24))
                .execute((instance, context) ->
                        accounts.run("api-token-purge", () -> tokens.getObject().removeExpired()));
    }
}
