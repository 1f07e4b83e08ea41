package app.balcao.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} in a database folder says: the file a PostgreSQL server writes when it starts and
 * removes when it stops. It may be stale, and then its number may belong to some other process by now.
 *
 * @param pid of the server that wrote it
 * @param port it listens on
 * @param ready whether it was taking connections when it wrote last
 */
record PostmasterFile(long pid, int port, boolean ready) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Reads the file of a database folder; nothing when there is none, or a server is just writing it. */
    static Optional<PostmasterFile> read(Path home) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file(home));
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            boolean ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.getFirst().strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip()),
                    ready));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    static Path file(Path home) {
        return home.resolve("postmaster.pid");
    }

    /** Whether any process has this number now. */
    boolean processExists() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Whether that process is the server of this folder: a server works inside the folder it serves. */
    boolean serves(Path home) {
        try {
            return processExists()
                    && Path.of("/proc", Long.toString(pid), "cwd").toRealPath().equals(home.toRealPath());
        } catch (IOException notOurs) {
            return false;
        }
    }
}
