package app.balcao.local;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL server on a folder. It is started apart from the program's process group, so that Ctrl-C reaches
 * the program first; when the program is killed the server stays, and the next start finds it.
 */
final class PostgresServer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;
    private static final int ATTEMPTS = 3;

    /** What a server for one person's machine needs. Durability is spelt out: it is not to be traded for speed. */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=60",
            "shared_buffers=96MB",
            "max_wal_size=512MB",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off");

    private final Path binaries;
    private final Path home;
    private final Path log;

    PostgresServer(Path binaries, Path home, Path log) {
        this.binaries = binaries;
        this.home = home;
        this.log = log;
    }

    /**
     * Makes the folder's database when there is none yet. One left half-made by a kill is made again.
     *
     * @param superuserPassword of the role {@code postgres}
     */
    void initialise(String superuserPassword) throws IOException {
        if (Files.exists(home)) {
            return;
        }
        Path draft = home.resolveSibling(home.getFileName() + ".new");
        FileSystemUtils.deleteRecursively(draft);
        Path password = Files.createTempFile("balcao-", ".password");
        try {
            Files.writeString(password, superuserPassword);
            run(
                    "initdb",
                    "-D",
                    draft.toString(),
                    "--username=postgres",
                    "--auth=scram-sha-256",
                    "--pwfile=" + password,
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C.UTF-8",
                    "--lc-messages=C");
        } finally {
            Files.delete(password);
        }
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Answers the port of the folder's server: of the one that runs already, left behind by a program that was
     * killed, or else of a new one.
     *
     * @throws LocalRunException when no server comes up; the message says where its log is
     */
    int startOrAdopt() throws IOException {
        Optional<PostmasterFile> left = PostmasterFile.read(home);
        if (left.isPresent() && left.get().serves(home)) {
            Optional<Integer> port = adopt(left.get().pid());
            if (port.isPresent()) {
                return port.get();
            }
        } else if (left.isPresent() && left.get().processExists()) {
            // The number went to another process, or the folder is a copy: PostgreSQL would refuse to start.
            Files.delete(PostmasterFile.file(home));
        }
        return start();
    }

    /** Waits for a server that is starting, recovering or stopping; nothing when it has gone. */
    private Optional<Integer> adopt(long pid) throws IOException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            Optional<PostmasterFile> now = PostmasterFile.read(home);
            if (now.isPresent() && now.get().ready() && now.get().serves(home)) {
                return now.map(PostmasterFile::port);
            }
            if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                return Optional.empty();
            }
            pause();
        }
        throw new LocalRunException("The PostgreSQL left behind by the last run (process " + pid
                + ") is neither ready nor gone: stop it, or look into " + log + ".");
    }

    private int start() throws IOException {
        LocalRunException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = freePort();
            try {
                run(
                        "pg_ctl",
                        "start",
                        "--wait",
                        "--timeout=" + PATIENCE.toSeconds(),
                        "-D",
                        home.toString(),
                        "--log=" + log,
                        "-o",
                        options(port));
                return port;
            } catch (LocalRunException failure) {
                // Somebody may have taken the port in between.
                last = failure;
            }
        }
        throw new LocalRunException("The embedded PostgreSQL does not start; its log is " + log + ".", last);
    }

    private static String options(int port) {
        StringBuilder options = new StringBuilder("-p ").append(port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        return options.toString();
    }

    /** Stops the server, letting it write all it holds; connections still open are ended. */
    void stop() {
        run("pg_ctl", "stop", "--wait", "--mode=fast", "-D", home.toString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (asRoot()) {
            command.add("unshare");
            command.add("-U");
        }
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = null;
        try {
            // A file, since a server that inherits a pipe would keep it open for ever.
            output = Files.createTempFile("balcao-", "." + program);
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new LocalRunException(
                        program + " failed: " + Files.readString(output).strip());
            }
        } catch (IOException failure) {
            throw new LocalRunException(program + " cannot be run: " + failure.getMessage(), failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new LocalRunException(program + " was interrupted", stopping);
        } finally {
            delete(output);
        }
    }

    /** PostgreSQL refuses to run as root, unless in a user namespace where root is nobody. */
    private static boolean asRoot() {
        if (!System.getProperty("user.name").equals("root")) {
            return false;
        }
        if (!LinuxUtils.isUnshareAvailable()) {
            throw new LocalRunException("PostgreSQL does not run as root, and this machine has no user namespaces:"
                    + " start Balcão as another user, or set BALCAO_DATABASE_URL.");
        }
        return true;
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftForTheSystem) {
            // A small file in the temporary folder harms nobody.
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new LocalRunException("Interrupted while waiting for PostgreSQL", stopping);
        }
    }
}
