package app.balcao.portal.job;

import app.balcao.platform.jobs.EachAccount;
import app.balcao.portal.PortalSessions;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every day, removes customers' sessions that nobody can use any more. */
@Configuration(proxyBeanMethods = false)
class PortalSessionPurge {

    @Bean
    RecurringTask<Void> portalSessionPurgeTask(EachAccount accounts, ObjectProvider<PortalSessions> sessions) {
        return Tasks.recurring("portal-session-purge", FixedDelay.ofHours(24))
                .execute((instance, context) -> accounts.run(
                        "portal-session-purge", () -> sessions.getObject().removeEnded()));
    }
}
