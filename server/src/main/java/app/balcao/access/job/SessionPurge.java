package app.balcao.access.job;

import app.balcao.access.Sessions;
import app.balcao.platform.jobs.EachAccount;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every day, removes sessions that ended long ago. */
@Configuration(proxyBeanMethods = false)
class SessionPurge {

    @Bean
    RecurringTask<Void> sessionPurgeTask(EachAccount accounts, ObjectProvider<Sessions> sessions) {
        return Tasks.recurring("session-purge", FixedDelay.ofHours(24))
                .execute((instance, context) ->
                        accounts.run("session-purge", () -> sessions.getObject().removeEnded()));
    }
}
