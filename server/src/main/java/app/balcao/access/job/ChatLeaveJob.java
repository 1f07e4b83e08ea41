package app.balcao.access.job;

import app.balcao.access.Sessions;
import app.balcao.platform.jobs.EachAccount;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every minute, takes agents out of the chat whose sessions have run out: nobody asks for anything when they do. */
@Configuration(proxyBeanMethods = false)
class ChatLeaveJob {

    @Bean
    RecurringTask<Void> chatLeaveTask(EachAccount accounts, ObjectProvider<Sessions> sessions) {
        return Tasks.recurring("chat-leave", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) ->
                        accounts.run("chat-leave", () -> sessions.getObject().leaveChats()));
    }
}
