package app.balcao.platform.realtime;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads events that a client or a channel missed from the database, where every committed one is for a day. */
final class CatchUp {

    /** The most events a client is sent again; one further behind has to fetch. */
    static final int MOST_EVENTS = 500;

    // Well below what may wait for a connection, which would be cut off otherwise, and come back for the same.
    private static final long MOST_CHARACTERS = Connection.MOST_WAITING / 2;

    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);

    // Two commits an instant apart may be told in the wrong order: no reason to read yet.
    private static final long PATIENCE_MILLIS = 30;

    private final StreamHistory history;
    private final Executor workers;
    private final ScheduledExecutorService clock;

    CatchUp(StreamHistory history, Executor workers, ScheduledExecutorService clock) {
        this.history = history;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * Lets a subscription that joined its channel go live, after what it missed.
     *
     * @param after the last number the client knows; null when it knows none and will fetch
     */
    void bringIn(Subscription subscription, Channel channel, @Nullable Long after) {
        Stream stream = channel.stream();
        if (!channel.started()) {
            channel.start(history.last(stream));
        }
        long base = channel.last();
        if (after == null || after == base) {
            goLive(channel, subscription, base, List.of());
        } else if (after > base) {
            bringInAhead(subscription, channel, after);
        } else {
            List<StreamEvent> missed = base - after > MOST_EVENTS
                    ? List.of()
                    : history.after(stream, after, MOST_EVENTS).stream()
                            .filter(event -> event.seq() <= base)
                            .toList();
            if (missed.size() == base - after && !tooMuch(missed)) {
                goLive(channel, subscription, after, missed);
            } else {
                startAnew(channel, subscription, base);
            }
        }
    }

    // The client read the state before this node heard of its last event.
    private void bringInAhead(Subscription subscription, Channel channel, long after) {
        long stored = history.last(channel.stream());
        if (after > stored) {
            startAnew(channel, subscription, stored);
        } else {
            goLive(channel, subscription, after, List.of());
        }
        if (channel.lacks(stored)) {
            fill(channel);
        }
    }

    private static boolean tooMuch(List<StreamEvent> missed) {
        return missed.stream().mapToLong(event -> event.data().length()).sum() > MOST_CHARACTERS;
    }

    private static void goLive(Channel channel, Subscription subscription, long from, List<StreamEvent> missed) {
        channel.goLive(subscription, from, false, missed);
    }

    private static void startAnew(Channel channel, Subscription subscription, long from) {
        channel.goLive(subscription, from, true, List.of());
    }

    /** Fills a channel's gap from the database, unless it closes by itself in an instant. */
    void fillSoon(Channel channel) {
        try {
            var _ = clock.schedule(
                    () -> {
                        if (channel.hasGap()) {
                            fill(channel);
                        }
                    },
                    PATIENCE_MILLIS,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            log.debug("A gap stays open: the program is stopping");
        }
    }

    /** Reads what a channel lacks, on one thread at a time; what is asked for meanwhile is read after. */
    void fill(Channel channel) {
        if (channel.reads().getAndIncrement() > 0) {
            return;
        }
        workers.execute(() -> {
            int asked;
            do {
                asked = channel.reads().get();
                try {
                    readOn(channel);
                } catch (RuntimeException failure) {
                    log.warn("A gap in a realtime stream was not read; the next comparison will", failure);
                }
            } while (channel.reads().addAndGet(-asked) > 0);
        });
    }

    private void readOn(Channel channel) {
        long from = channel.last();
        List<StreamEvent> missing = history.after(channel.stream(), from, MOST_EVENTS + 1);
        if (missing.isEmpty()) {
            return;
        }
        if (missing.size() > MOST_EVENTS || missing.getFirst().seq() > channel.last() + 1 || tooMuch(missing)) {
            channel.reset(history.last(channel.stream()));
        } else {
            channel.accept(missing);
        }
    }

    /** Compares channels of one account with the database, and reads what no signal told. */
    void compare(UUID account, List<Channel> channels) {
        if (channels.isEmpty()) {
            return;
        }
        Map<String, Long> stored = history.last(
                account, channels.stream().map(each -> each.stream().topic()).collect(Collectors.toSet()));
        for (Channel channel : channels) {
            if (channel.lacks(stored.getOrDefault(channel.stream().topic(), 0L))) {
                fill(channel);
            }
        }
    }
}
