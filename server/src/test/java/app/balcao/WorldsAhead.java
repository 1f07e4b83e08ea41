package app.balcao;

import app.balcao.TestWorld.World;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Worlds for a test that spoils hundreds of them: the next ones are made while the last one is asked, on as many
 * threads as the smallest machine that runs the tests has.
 */
final class WorldsAhead implements AutoCloseable {

    private static final int THREADS = 2;

    private final TestWorld worlds;
    private final Queue<Future<World>> made = new ArrayDeque<>();
    private final ExecutorService makers =
            Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().factory());

    WorldsAhead(TestWorld worlds) {
        this.worlds = worlds;
    }

    /** A world that nobody else gets. */
    World next() {
        while (made.size() <= THREADS) {
            made.add(makers.submit(worlds::create));
        }
        try {
            return made.remove().get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    @Override
    public void close() {
        makers.close();
    }
}
