package app.balcao.platform.realtime;

import app.balcao.platform.jobs.EachAccount;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes events older than a day. Streams stay, so that their numbers are never given out twice. */
@Configuration(proxyBeanMethods = false)
class RealtimePurge {

    /** For how long a client that was away can catch up. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final int BATCH = 5_000;

    @Bean
    RecurringTask<Void> purgeRealtimeEvents(
            EventStore store, EachAccount accounts, TransactionTemplate transaction, Clock clock) {
        return Tasks.recurring("purge-realtime-events", FixedDelay.of(Duration.ofMinutes(30)))
                .execute((instance, context) -> accounts.run(
                        "Purging live events",
                        () -> purge(store, transaction, clock.instant().minus(KEPT))));
    }

    /** Purges the current account. */
    static void purge(EventStore store, TransactionTemplate transaction, Instant before) {
        int deleted;
        do {
            deleted = Objects.requireNonNull(transaction.execute(status -> store.deleteBefore(before, BATCH)));
        } while (deleted == BATCH);
    }
}
