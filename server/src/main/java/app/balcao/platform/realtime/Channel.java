package app.balcao.platform.realtime;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stream as this node hands it on: puts what arrives in order, keeps what came too early until the gap before
 * it is filled, and gives each event once to everybody who follows. Exists while somebody does.
 */
final class Channel {

    private static final long UNKNOWN = -1;
    private static final int MOST_EARLY = 1_000;

    private final Stream stream;
    private final Set<Subscription> subscriptions = new LinkedHashSet<>();
    private final TreeMap<Long, StreamEvent> early = new TreeMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private long last = UNKNOWN;

    Channel(Stream stream) {
        this.stream = stream;
    }

    Stream stream() {
        return stream;
    }

    /** How often its missing events were asked for since they were last read; see {@link CatchUp#fill}. */
    AtomicInteger reads() {
        return reads;
    }

    synchronized void add(Subscription subscription) {
        subscriptions.add(subscription);
    }

    /** Whether somebody is left. */
    synchronized boolean remove(Subscription subscription) {
        subscriptions.remove(subscription);
        return !subscriptions.isEmpty();
    }

    synchronized List<Subscription> followers() {
        return List.copyOf(subscriptions);
    }

    synchronized boolean started() {
        return last != UNKNOWN;
    }

    /** Begins after number {@code seq}, as read from the database; only the first call counts. */
    synchronized void start(long seq) {
        if (last == UNKNOWN) {
            last = seq;
            deliverEarly();
        }
    }

    /** The number of the last event handed on. */
    synchronized long last() {
        return last;
    }

    /** Whether events up to {@code seq} are known to exist that were not handed on. */
    synchronized boolean lacks(long seq) {
        return last != UNKNOWN && last < seq;
    }

    /** Whether an event arrived whose predecessor did not. */
    synchronized boolean hasGap() {
        return last != UNKNOWN && !early.isEmpty();
    }

    /** Takes events; answers whether some are missing before them. */
    synchronized boolean accept(List<StreamEvent> events) {
        for (StreamEvent event : events) {
            if (last != UNKNOWN && event.seq() == last + 1) {
                deliver(event);
                deliverEarly();
            } else if (event.seq() > last) {
                early.put(event.seq(), event);
            }
        }
        // What is let go here is read from the database with the rest of the gap.
        while (early.size() > MOST_EARLY) {
            early.pollLastEntry();
        }
        return hasGap();
    }

    /** Gives up on what lies between: everybody has to fetch again, and goes on after {@code seq}. */
    synchronized void reset(long seq) {
        last = seq;
        tell(frames -> frames.reset(stream.topic(), seq), (each, frame) -> each.reset(seq, frame));
        deliverEarly();
    }

    /** Lets a subscription go live; see {@link Subscription#goLive}. */
    synchronized void goLive(Subscription subscription, long from, boolean anew, List<StreamEvent> missed) {
        subscription.goLive(from, anew, missed);
    }

    /** Tells what is not kept. */
    synchronized void pass(String kind, String data) {
        tell(frames -> frames.passing(stream.topic(), kind, data), Subscription::pass);
    }

    private void deliverEarly() {
        early.headMap(last, true).clear();
        while (!early.isEmpty() && early.firstKey() == last + 1) {
            deliver(early.pollFirstEntry().getValue());
        }
    }

    private void deliver(StreamEvent event) {
        last = event.seq();
        tell(frames -> frames.event(stream.topic(), event), (each, frame) -> each.offer(event.seq(), frame));
    }

    /** Puts something into words once for all who are told in the same ones. */
    private void tell(Function<TopicFrames, @Nullable String> words, BiConsumer<Subscription, @Nullable String> told) {
        var known = new IdentityHashMap<TopicFrames, Optional<String>>(2);
        for (Subscription each : subscriptions) {
            var frame = known.computeIfAbsent(
                    each.connection().frames(), frames -> Optional.ofNullable(words.apply(frames)));
            told.accept(each, frame.orElse(null));
        }
    }
}
