package app.balcao.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests that come at a steady pace whether or not earlier ones were answered, as from people who do not know of
 * each other. The time of an answer counts from when its request was due.
 */
final class Pace {

    private Pace() {}

    /** One request; answers in a word what came of it. */
    interface Request {
        String run(int number) throws IOException;
    }

    /**
     * @param outcome in a word
     * @param nanoseconds from when the request was due
     */
    private record Answer(String outcome, long nanoseconds) {}

    /** What came of the requests of a while. */
    static final class Result {

        private final List<Answer> answers;

        private Result(List<Answer> answers) {
            this.answers = answers;
        }

        long count(String outcome) {
            return answers.stream()
                    .filter(each -> each.outcome().equals(outcome))
                    .count();
        }

        /** Outcomes that were not expected. */
        List<String> other(List<String> expected) {
            return answers.stream()
                    .map(Answer::outcome)
                    .filter(each -> !expected.contains(each))
                    .toList();
        }

        /** Microseconds within which that part of the answers with an outcome came. */
        long percentile(String outcome, double part) {
            return Measurement.percentile(
                    answers.stream()
                            .filter(each -> each.outcome().equals(outcome))
                            .mapToLong(Answer::nanoseconds)
                            .sorted()
                            .toArray(),
                    part);
        }
    }

    /** Asks {@code perSecond} times a second for a time, and waits for the last answer. */
    static Result keep(int perSecond, Duration time, Request request) throws InterruptedException, ExecutionException {
        long count = perSecond * time.toMillis() / 1000;
        long began = System.nanoTime();
        List<Future<Answer>> asked = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < count; number++) {
                int which = number;
                long due = began + number * 1_000_000_000L / perSecond;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                asked.add(threads.submit(() -> new Answer(request.run(which), System.nanoTime() - due)));
            }
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> each : asked) {
            answers.add(each.get());
        }
        return new Result(answers);
    }
}
