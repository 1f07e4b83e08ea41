package app.balcao.bench.chat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Has many lines begin, some of them at a time: everybody at once would measure how they wait for each other. */
final class Arrivals {

    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Lines lines;

    Arrivals(Lines lines) {
        this.lines = lines;
    }

    interface Opening {
        void open(int number) throws IOException;
    }

    /** Opens those with these numbers, and waits until all have arrived. */
    void bring(int from, int to, Opening opening) throws IOException, InterruptedException {
        for (int each = from; each < to; each++) {
            await(1);
            opening.open(each);
        }
        await(AT_ONCE);
        free.release(AT_ONCE);
    }

    /** One of them was told that it is welcome. */
    void arrived() {
        free.release();
    }

    private void await(int count) throws IOException, InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!free.tryAcquire(count, 100, TimeUnit.MILLISECONDS)) {
            if (lines.lost() > 0 || System.nanoTime() > limit) {
                throw new IOException("Not everybody was let in: " + lines.lost() + " lines were lost"
                        + (lines.loss().isEmpty() ? "" : ", the first with: " + lines.loss()));
            }
        }
    }
}
