package app.balcao.bench.chat;

import app.balcao.bench.Measurement;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Messages that are sent in many conversations and come out at the other side. At a steady pace each keeps its time
 * whether or not earlier ones arrived, and what it takes counts from when it was due.
 */
final class Traffic {

    /** Sends one message in a conversation; does not wait until it has arrived. */
    interface Way {
        void send(int conversation, String clientId) throws IOException;
    }

    /**
     * What became of messages.
     *
     * @param perSecond that arrived, from the first that was due until the last came
     * @param carried whether they arrived as fast as they were sent
     * @param sorted nanoseconds from when a message was due, of each way
     * @param lost that never came
     * @param doubled that came twice
     */
    record Figures(double perSecond, boolean carried, List<long[]> sorted, int sent, int lost, int doubled) {

        /** Milliseconds within which that part of the messages of a way came. */
        double percentile(int way, double part) {
            return Measurement.percentile(sorted.get(way), part) / 1e3;
        }
    }

    private static final String MARK = "\"clientId\":\"";
    private static final int MOST_A_SECOND = 100_000;
    private static final int STRIDE = 7_919;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BEHIND = Duration.ofSeconds(1);

    private final List<Way> ways;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile String failure = "";
    private volatile Run run = new Run(0, 0, 0);

    Traffic(List<Way> ways) {
        this.ways = ways;
    }

    /** What is under way, by the messages' numbers. */
    private static final class Run {

        private final int number;
        private final long[] due;
        private final AtomicLongArray arrived;
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicInteger doubled = new AtomicInteger();
        private final Semaphore free;

        Run(int number, int most, int atOnce) {
            this.number = number;
            due = new long[most];
            arrived = new AtomicLongArray(most);
            free = new Semaphore(atOnce);
        }

        String clientId(int way, int message) {
            return prefix(way) + message;
        }

        private String prefix(int way) {
            return (char) ('a' + way) + "" + number + "-";
        }

        void heard(int way, String text) {
            int at = text.indexOf(MARK + prefix(way));
            if (at < 0) {
                return;
            }
            int start = at + MARK.length() + prefix(way).length();
            int message = Integer.parseInt(text, start, text.indexOf('"', start), 10);
            if (arrived.compareAndSet(message, 0, System.nanoTime())) {
                count.incrementAndGet();
                free.release();
            } else {
                doubled.incrementAndGet();
            }
        }

        boolean awaitAll(int sent) throws InterruptedException {
            long limit = System.nanoTime() + PATIENCE.toNanos();
            while (count.get() < sent && System.nanoTime() < limit) {
                Thread.sleep(2);
            }
            return count.get() >= sent;
        }
    }

    /** Somebody on the other side of a way was told something. */
    void heard(int way, String text) {
        run.heard(way, text);
    }

    /** A message was refused. */
    void failed(String why) {
        if (failures.getAndIncrement() == 0) {
            failure = why;
        }
        run.free.release();
    }

    int failures() {
        return failures.get();
    }

    /** How the first of them failed. */
    String failure() {
        return failure;
    }

    private Run begin(int most, int atOnce) {
        Run begun = new Run(run.number + 1, most, atOnce);
        run = begun;
        return begun;
    }

    /** Keeps a pace for a time, the ways in turn. */
    Figures pace(int perSecond, Duration time, int conversations) throws InterruptedException {
        int count = Math.toIntExact(perSecond * time.toMillis() / 1000);
        Run keeping = begin(count, 0);
        long began = System.nanoTime();
        for (int message = 0; message < count; message++) {
            long due = began + message * 1_000_000_000L / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            send(keeping, message, due, conversations);
        }
        boolean all = keeping.awaitAll(count);
        long last =
                IntStream.range(0, count).mapToLong(keeping.arrived::get).max().orElse(began);
        boolean carried = all && last - (began + time.toNanos()) < BEHIND.toNanos();
        return figures(keeping, count, (last - began) / 1e9, carried);
    }

    /** As many as come through when each that arrives has the next one sent, for a time. */
    Figures most(int atOnce, Duration time, int conversations) throws InterruptedException {
        int limit = Math.toIntExact(MOST_A_SECOND * time.toMillis() / 1000);
        Run pushing = begin(limit, atOnce);
        long began = System.nanoTime();
        long end = began + time.toNanos();
        int sent = 0;
        while (sent < limit && System.nanoTime() < end) {
            if (pushing.free.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                send(pushing, sent++, System.nanoTime(), conversations);
            }
        }
        boolean all = pushing.awaitAll(sent - failures());
        return figures(pushing, sent, (System.nanoTime() - began) / 1e9, all);
    }

    private void send(Run sending, int message, long due, int conversations) {
        int way = message % ways.size();
        sending.due[message] = due;
        int conversation = (int) ((long) (message / ways.size()) * STRIDE % conversations);
        try {
            ways.get(way).send(conversation, sending.clientId(way, message));
        } catch (IOException broken) {
            failed(String.valueOf(broken.getMessage()));
        }
    }

    private Figures figures(Run over, int sent, double seconds, boolean carried) {
        List<long[]> sorted = IntStream.range(0, ways.size())
                .mapToObj(way -> IntStream.range(0, sent)
                        .filter(message -> message % ways.size() == way && over.arrived.get(message) > 0)
                        .mapToLong(message -> over.arrived.get(message) - over.due[message])
                        .sorted()
                        .toArray())
                .toList();
        int came = over.count.get();
        return new Figures(came / seconds, carried, sorted, sent, sent - came, over.doubled.get());
    }
}
