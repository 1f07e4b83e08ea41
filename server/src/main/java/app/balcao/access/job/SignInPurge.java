package app.balcao.access.job;

import app.balcao.access.SignInPurging;
import app.balcao.platform.jobs.EachAccount;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every hour, removes sign-ins that nobody went on with, and challenges that nobody signed. */
@Configuration(proxyBeanMethods = false)
class SignInPurge {

    @Bean
    RecurringTask<Void> signInPurgeTask(EachAccount accounts, ObjectProvider<SignInPurging> purging) {
        return Tasks.recurring("sign-in-purge", FixedDelay.ofHours(1)).execute((instance, context) -> {
            purging.getObject().removeChallenges();
            accounts.run("sign-in-purge", () -> purging.getObject().removePending());
        });
    }
}
