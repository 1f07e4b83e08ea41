package app.balcao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run starts and writes. Closed at its end, and at Ctrl-C or a kill as well: processes first, in the
 * opposite order of their start, then the folder.
 */
public final class Scratch implements AutoCloseable {

    private static final String PREFIX = "balcao-bench-";

    private final Path folder;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::clear, "clear");
    private volatile boolean cleared;

    public Scratch() throws IOException {
        removeLeftovers();
        folder = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    public Path folder() {
        return folder;
    }

    /** Whether it is being cleared away, or has been: what fails from now on fails for that. */
    public boolean isEnding() {
        return cleared;
    }

    /** Takes charge of something that was started. */
    public synchronized <T extends AutoCloseable> T keep(T started) {
        if (cleared) {
            close(started);
            throw new IllegalStateException("The run is ending");
        }
        open.push(started);
        return started;
    }

    /** Ends something before the run does. */
    public void end(AutoCloseable started) {
        forget(started);
        close(started);
    }

    /** Leaves something to others. */
    synchronized void forget(AutoCloseable started) {
        open.remove(started);
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // It has run, or does now.
        }
    }

    private synchronized void clear() {
        if (cleared) {
            return;
        }
        cleared = true;
        while (!open.isEmpty()) {
            close(open.pop());
        }
        delete(folder);
    }

    private static void close(AutoCloseable started) {
        try {
            started.close();
        } catch (Exception failure) {
            System.err.println("bench: cannot be ended: " + failure);
        }
    }

    /** Clears away what runs that were killed with -9 left. */
    private static void removeLeftovers() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> entries = Files.list(temporary)) {
            for (Path left : entries.filter(Scratch::isOfDeadRun).toList()) {
                Program.stopIn(left);
                Database.stopIn(left);
                delete(left);
            }
        }
    }

    private static boolean isOfDeadRun(Path entry) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(PREFIX)) {
            return false;
        }
        String process = name.substring(PREFIX.length()).split("-", -1)[0];
        return process.matches("\\d{1,18}")
                && !ProcessHandle.of(Long.parseLong(process))
                        .map(ProcessHandle::isAlive)
                        .orElse(false);
    }

    static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (NoSuchFileException gone) {
            // What was to be reached.
        } catch (IOException failure) {
            System.err.println("bench: " + folder + " stays behind: " + failure);
        }
    }
}
