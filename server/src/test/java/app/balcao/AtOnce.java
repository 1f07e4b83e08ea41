package app.balcao;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Has several people do something at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** Runs all of it together, each on a thread of its own, and answers with the results in the same order. */
    public static <T> List<T> all(List<Callable<T>> work) throws Exception {
        var together = new CyclicBarrier(work.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> each : work) {
                running.add(threads.submit(() -> {
                    together.await();
                    return each.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }
}
