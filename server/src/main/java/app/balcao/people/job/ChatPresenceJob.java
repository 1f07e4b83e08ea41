package app.balcao.people.job;

import app.balcao.people.ChatPresence;
import app.balcao.platform.jobs.EachAccount;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every 20 seconds, takes agents out of the chat whose live connection is gone (CAG-8). */
@Configuration(proxyBeanMethods = false)
class ChatPresenceJob {

    private static final Duration EVERY = Duration.ofSeconds(20);

    @Bean
    RecurringTask<Void> chatPresenceTask(EachAccount accounts, ObjectProvider<ChatPresence> presence, Clock clock) {
        return Tasks.recurring("chat-presence", FixedDelay.of(EVERY)).execute((instance, context) -> {
            boolean listened = listened(context.getExecution().lastSuccess, clock.instant());
            accounts.run("chat-presence", () -> {
                if (listened) {
                    presence.getObject().leaveSilent();
                } else {
                    presence.getObject().startAnew();
                }
            });
        });
    }

    /** Whether this was done a moment ago: after a pause, of the database or of every node, browsers need time to return. */
    static boolean listened(@Nullable Instant lastSuccess, Instant now) {
        return lastSuccess != null && lastSuccess.isAfter(now.minus(ChatPresence.PATIENCE));
    }
}
