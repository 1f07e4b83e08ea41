package app.balcao.channel.webchat.trigger;

import app.balcao.channel.webchat.store.TriggerCountRepository;
import app.balcao.channel.webchat.store.TriggerCountRepository.Counted;
import app.balcao.platform.tenant.Tenant;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what triggers do (GRD-30). Each node adds up its own and writes it down every few seconds, so that nothing is written
 * for a visitor; a node that is killed loses as much.
 */
@Component
class TriggerCounts implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TriggerCounts.class);

    private static final long SECONDS = 5;
    private static final int MOST_FOLLOWED = 20_000;

    private final TriggerCountRepository repository;
    private final TransactionTemplate transaction;
    private final Clock clock;

    // Who clicks twice has followed once.
    private final Cache<String, Boolean> seen = Caffeine.newBuilder()
            .maximumSize(MOST_FOLLOWED)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    // Who writes last, as at the end of the program, waits for who writes before.
    private final ReentrantLock writing = new ReentrantLock();
    private Map<UUID, Map<Day, Count>> gathered = new HashMap<>();
    private @Nullable ScheduledExecutorService thread;

    TriggerCounts(TriggerCountRepository repository, TransactionTemplate transaction, Clock clock) {
        this.repository = repository;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A day of a trigger. */
    record Day(UUID triggerId, LocalDate day) {}

    /** What happened in it. */
    record Count(int shown, int followed, int begun) {

        Count and(Count more) {
            return new Count(shown + more.shown(), followed + more.followed(), begun + more.begun());
        }
    }

    void shown(ChatTrigger trigger) {
        add(trigger, new Count(1, 0, 0));
    }

    /** @param proof of its card */
    void followed(ChatTrigger trigger, String proof) {
        if (seen.asMap().putIfAbsent(proof, true) == null) {
            add(trigger, new Count(0, 1, 0));
        }
    }

    void begun(ChatTrigger trigger) {
        add(trigger, new Count(0, 0, 1));
    }

    private void add(ChatTrigger trigger, Count count) {
        LocalDate day =
                LocalDate.ofInstant(clock.instant(), ZoneId.of(trigger.form().timeZone()));
        add(Tenant.id(), new Day(trigger.id(), day), count);
    }

    private synchronized void add(UUID account, Day day, Count count) {
        gathered.computeIfAbsent(account, each -> new HashMap<>()).merge(day, count, Count::and);
    }

    private synchronized Map<UUID, Map<Day, Count>> take() {
        Map<UUID, Map<Day, Count>> taken = gathered;
        gathered = new HashMap<>();
        return taken;
    }

    /** Writes down what has been counted; what could not be written is kept for the next time. */
    void write() {
        writing.lock();
        try {
            writeAll();
        } finally {
            writing.unlock();
        }
    }

    private void writeAll() {
        take().forEach((account, days) -> {
            try {
                Tenant.run(
                        account,
                        () -> transaction.executeWithoutResult(status -> repository.add(days.entrySet().stream()
                                .map(each -> counted(each.getKey(), each.getValue()))
                                .toList())));
            } catch (RuntimeException failure) {
                log.warn("What triggers did is written down later", failure);
                days.forEach((day, count) -> add(account, day, count));
            }
        });
    }

    private static Counted counted(Day day, Count count) {
        return new Counted(day.triggerId(), day.day(), count.shown(), count.followed(), count.begun());
    }

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("trigger-counts").factory());
        thread.scheduleWithFixedDelay(this::write, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        synchronized (this) {
            if (thread != null) {
                thread.shutdown();
                thread = null;
            }
        }
        write();
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
