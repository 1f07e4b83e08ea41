package app.balcao.notify;

import app.balcao.platform.jobs.EachAccount;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Removes notifications that are over their time (NTF-7). */
@Configuration(proxyBeanMethods = false)
class NotificationsPurge {

    @Bean
    RecurringTask<Void> notificationsPurgeTask(EachAccount accounts, Notifications notifications) {
        return Tasks.recurring("notifications-purge", FixedDelay.ofHours(6))
                .execute((instance, context) -> accounts.run("notifications-purge", notifications::purge));
    }
}
