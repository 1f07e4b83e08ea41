package app.balcao.channel.webchat.job;

import app.balcao.channel.webchat.Visitors;
import app.balcao.platform.jobs.EachAccount;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every day, forgets visitors who did not come back within a year (WID-4). */
@Configuration(proxyBeanMethods = false)
class VisitorPurge {

    @Bean
    RecurringTask<Void> visitorPurgeTask(EachAccount accounts, ObjectProvider<Visitors> visitors) {
        return Tasks.recurring("visitor-purge", FixedDelay.ofHours(24))
                .execute((instance, context) ->
                        accounts.run("visitor-purge", () -> visitors.getObject().forget()));
    }
}
