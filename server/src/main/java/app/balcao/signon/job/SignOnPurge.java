package app.balcao.signon.job;

import app.balcao.platform.jobs.EachAccount;
import app.balcao.signon.SignOnPurging;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every hour, forgets used tokens and sign-ins that were never finished. */
@Configuration(proxyBeanMethods = false)
class SignOnPurge {

    @Bean
    RecurringTask<Void> signOnPurgeTask(EachAccount accounts, ObjectProvider<SignOnPurging> purging) {
        return Tasks.recurring("sign-on-purge", FixedDelay.ofHours(1))
                .execute((instance, context) -> accounts.run("Purge of used sign-on tokens", () -> purging.getObject()
                        .removeEnded()));
    }
}
