package app.balcao.calendar.job;

import app.balcao.calendar.HolidayCalendars;
import app.balcao.platform.jobs.EachAccount;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every feed is read once a day, each by a job of its own, so that a bad one keeps no other waiting. */
@Configuration(proxyBeanMethods = false)
class FeedTasks {

    @Bean
    OneTimeTask<TenantTaskData> calendarFeedTask(FeedReader reader) {
        return Tasks.oneTime(HolidayCalendars.READ_FEED)
                .execute((instance, context) -> Tenant.run(
                        instance.getData().accountId(),
                        () -> reader.read(instance.getData().id())));
    }

    @Bean
    RecurringTask<Void> calendarFeedsTask(EachAccount accounts, HolidayCalendars calendars) {
        return Tasks.recurring("calendar-feeds", FixedDelay.ofHours(1))
                .execute((instance, context) -> accounts.run("calendar-feeds", calendars::readDueFeeds));
    }
}
