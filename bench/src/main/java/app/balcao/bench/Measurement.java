package app.balcao.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * What a number of clients, each asking again as soon as it is answered, got in a while.
 *
 * @param perSecond answered requests
 * @param p50 microseconds
 * @param p99 microseconds
 * @param processorMilliseconds used by the program and its database for one request
 * @param failures requests that were refused or broke
 * @param failure what the first of them got; empty when there is none
 */
public record Measurement(
        double perSecond, long p50, long p99, double processorMilliseconds, long failures, String failure) {

    /** One client's request; answers what went wrong, and nothing when it went well. */
    interface Request {
        String run(int client) throws Exception;
    }

    /** Measures for a time, after a warm-up of half of it. */
    static Measurement take(int clients, Duration time, Request request, Supplier<Duration> processorTime)
            throws InterruptedException, ExecutionException {
        run(clients, time.dividedBy(2), request);
        Duration before = processorTime.get();
        long began = System.nanoTime();
        List<Client> results = run(clients, time, request);
        double seconds = (System.nanoTime() - began) / 1e9;
        Duration used = processorTime.get().minus(before);
        long[] times = results.stream().flatMapToLong(Client::times).sorted().toArray();
        return new Measurement(
                times.length / seconds,
                percentile(times, 0.50),
                percentile(times, 0.99),
                times.length == 0 ? 0 : used.toNanos() / 1e6 / times.length,
                results.stream().mapToLong(each -> each.failures).sum(),
                results.stream()
                        .map(each -> each.failure)
                        .filter(each -> !each.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    /** The middle one of each figure; of all failures. */
    static Measurement median(List<Measurement> rounds) {
        return new Measurement(
                middle(rounds, Measurement::perSecond),
                (long) middle(rounds, Measurement::p50),
                (long) middle(rounds, Measurement::p99),
                middle(rounds, Measurement::processorMilliseconds),
                rounds.stream().mapToLong(Measurement::failures).sum(),
                rounds.stream()
                        .map(Measurement::failure)
                        .filter(each -> !each.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    public static <T> double middle(List<T> values, ToDoubleFunction<T> figure) {
        double[] sorted = values.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static List<Client> run(int clients, Duration time, Request request)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(clients)) {
            long end = System.nanoTime() + time.toNanos();
            List<Callable<Client>> tasks = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                tasks.add(new Client(number, end, request));
            }
            List<Client> done = new ArrayList<>();
            for (Future<Client> each : threads.invokeAll(tasks)) {
                done.add(each.get());
            }
            return done;
        }
    }

    /** Microseconds of the {@code part} of sorted nanoseconds. */
    public static long percentile(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.floor((sorted.length - 1) * part)] / 1000;
    }

    private static final class Client implements Callable<Client> {

        private final int number;
        private final long end;
        private final Request request;
        private long[] nanoseconds = new long[4096];
        private int count;
        private long failures;
        private String failure = "";

        Client(int number, long end, Request request) {
            this.number = number;
            this.end = end;
            this.request = request;
        }

        LongStream times() {
            return Arrays.stream(nanoseconds, 0, count);
        }

        @Override
        public Client call() throws Exception {
            for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
                String wrong = request.run(number);
                if (wrong.isEmpty()) {
                    add(System.nanoTime() - began);
                } else if (failures++ == 0) {
                    failure = wrong;
                }
            }
            return this;
        }

        private void add(long time) {
            if (count == nanoseconds.length) {
                nanoseconds = Arrays.copyOf(nanoseconds, count * 2);
            }
            nanoseconds[count++] = time;
        }
    }
}
