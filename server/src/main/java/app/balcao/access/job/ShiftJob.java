package app.balcao.access.job;

import app.balcao.access.Sessions;
import app.balcao.access.ShiftLimits;
import app.balcao.platform.jobs.EachAccount;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every minute, ends the sessions of agents whose shift is over: also of those who ask for nothing meanwhile. */
@Configuration(proxyBeanMethods = false)
class ShiftJob {

    @Bean
    RecurringTask<Void> shiftEndTask(
            EachAccount accounts, ObjectProvider<ShiftLimits> limits, ObjectProvider<Sessions> sessions) {
        return Tasks.recurring("shift-end", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) ->
                        accounts.run("shift-end", () -> limits.getObject().endClosed(sessions.getObject())));
    }
}
