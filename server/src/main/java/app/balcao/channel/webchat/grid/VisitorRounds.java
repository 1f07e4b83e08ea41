package app.balcao.channel.webchat.grid;

import app.balcao.platform.tenant.Tenant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What a node does for its visitors again and again. */
@Component
class VisitorRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(VisitorRounds.class);

    private static final long NEWS_SECONDS = 1;
    private static final long BEAT_SECONDS = 20;
    private static final long STAY_SECONDS = 60;

    private final VisitorPresence presence;
    private final VisitorNews news;
    private @Nullable ScheduledExecutorService threads;

    VisitorRounds(VisitorPresence presence, VisitorNews news) {
        this.presence = presence;
        this.news = news;
    }

    @Override
    public synchronized void start() {
        // News must not wait for the database.
        ScheduledExecutorService made = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("visitors-", 1).factory());
        made.scheduleWithFixedDelay(this::tell, NEWS_SECONDS, NEWS_SECONDS, TimeUnit.SECONDS);
        made.scheduleWithFixedDelay(
                () -> each(account -> presence.beat()), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
        made.scheduleWithFixedDelay(() -> each(account -> stay()), STAY_SECONDS, STAY_SECONDS, TimeUnit.SECONDS);
        threads = made;
    }

    private void tell() {
        try {
            news.tell();
        } catch (RuntimeException failure) {
            log.warn("Grids were not told which visitors changed", failure);
        }
    }

    private void each(Consumer<UUID> work) {
        for (UUID account : presence.accounts()) {
            try {
                Tenant.run(account, () -> work.accept(account));
            } catch (RuntimeException failure) {
                log.warn("The visitors of account {} were not looked after", account, failure);
            }
        }
    }

    private void stay() {
        UUID after = presence.stay(null);
        while (after != null) {
            after = presence.stay(after);
        }
    }

    @Override
    public synchronized void stop() {
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}
