package app.balcao.notice.job;

import app.balcao.notice.NewVersions;
import app.balcao.notice.WeeklySummaries;
import app.balcao.platform.jobs.EachAccount;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs behind notices that wait for a time, or for a new version. */
@Configuration(proxyBeanMethods = false)
class NoticeTasks {

    private static final int MOST_ATTEMPTS = 5;

    /** Every quarter of an hour: it is eight o'clock somewhere. */
    @Bean
    RecurringTask<Void> weeklySummaryTask(EachAccount accounts, ObjectProvider<WeeklySummaries> summaries) {
        return Tasks.recurring("weekly-summaries", new CronSchedule("0 0/15 * * * *", ZoneOffset.UTC))
                .execute((instance, context) -> accounts.run(
                        "Weekly summary", () -> summaries.getObject().sendIfDue()));
    }

    @Bean
    OneTimeTask<String> tellNewVersionTask(EachAccount accounts, ObjectProvider<NewVersions> versions) {
        return Tasks.oneTime(NewVersions.TELL)
                .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                        MOST_ATTEMPTS, new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(30))))
                .execute((instance, context) -> accounts.run(
                        "Notice of a new version", () -> versions.getObject().tell(instance.getData())));
    }
}
