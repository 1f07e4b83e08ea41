package app.balcao.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * What a number of clients, each asking again as soon as it is answered, got in a while.
 *
 * @param perSecond answered requests
 * @param p50 microseconds
 * @param p99 microseconds
 * @param processorMilliseconds used by the program and its database for one request
 * @param failures requests that were refused or broke
 */
record Measurement(double perSecond, long p50, long p99, double processorMilliseconds, long failures) {

    /** One client's request; answers whether it went well. */
    interface Request {
        boolean run(int client, long turn) throws Exception;
    }

    static Measurement take(int clients, Duration time, Request request, Supplier<Duration> processorTime)
            throws InterruptedException, ExecutionException {
        run(clients, time.dividedBy(2), request);
        Duration before = processorTime.get();
        long began = System.nanoTime();
        List<Client> results = run(clients, time, request);
        double seconds = (System.nanoTime() - began) / 1e9;
        Duration used = processorTime.get().minus(before);
        long[] times = results.stream()
                .flatMapToLong(each -> each.nanoseconds.stream().mapToLong(Long::longValue))
                .sorted()
                .toArray();
        long failures = results.stream().mapToLong(each -> each.failures).sum();
        return new Measurement(
                times.length / seconds,
                percentile(times, 0.50),
                percentile(times, 0.99),
                times.length == 0 ? 0 : used.toNanos() / 1e6 / times.length,
                failures);
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

    private static long percentile(long[] sorted, double part) {
        if (sorted.length == 0) {
            return 0;
        }
        return LongStream.of(sorted)
                        .skip((long) Math.floor((sorted.length - 1) * part))
                        .findFirst()
                        .orElse(0)
                / 1000;
    }

    private static final class Client implements Callable<Client> {

        private final int number;
        private final long end;
        private final Request request;
        private final List<Long> nanoseconds = new ArrayList<>();
        private long failures;

        Client(int number, long end, Request request) {
            this.number = number;
            this.end = end;
            this.request = request;
        }

        @Override
        public Client call() throws Exception {
            for (long turn = 0; System.nanoTime() < end; turn++) {
                long began = System.nanoTime();
                if (request.run(number, turn)) {
                    nanoseconds.add(System.nanoTime() - began);
                } else {
                    failures++;
                }
            }
            return this;
        }
    }
}
