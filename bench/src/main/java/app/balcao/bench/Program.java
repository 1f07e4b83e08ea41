package app.balcao.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Balcão, started as in production, on a database of the run's. */
public final class Program implements AutoCloseable {

    private static final String SECRET_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int LOG_SHOWN = 4_000;
    private static final String MARK = "process-";

    private final Process process;
    private final int port;
    private final Duration readyAfter;

    private Program(Process process, int port, Duration readyAfter) {
        this.process = process;
        this.port = port;
        this.readyAfter = readyAfter;
    }

    /** Starts the program, and answers once it is ready. */
    public static Program start(Scratch scratch, List<String> command, Database database)
            throws IOException, InterruptedException {
        int port = freePort();
        Path log = Files.createTempFile(scratch.folder(), "program", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // Settings of the person's own do not reach it.
        builder.environment().keySet().removeIf(name -> name.startsWith("BALCAO_"));
        builder.environment()
                .putAll(Map.of(
                        "BALCAO_PORT",
                        Integer.toString(port),
                        "BALCAO_DATABASE_URL",
                        database.url(),
                        "BALCAO_MIGRATION_USER",
                        "balcao_owner",
                        "BALCAO_SECRET_KEY",
                        SECRET_KEY,
                        "BALCAO_DATA",
                        scratch.folder().resolve("data").toString(),
                        // As behind a proxy, whom sign-ins from many addresses come through.
                        "BALCAO_FORWARDED_HEADERS",
                        "native",
                        "BALCAO_LOG_LEVEL",
                        "WARN"));
        long began = System.nanoTime();
        Process process;
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new IOException("The program cannot be started: " + failure.getMessage(), failure);
        }
        Files.writeString(scratch.folder().resolve(MARK + process.pid()), startOf(process.toHandle()));
        AutoCloseable untilReady = scratch.keep(() -> stop(process));
        waitUntilReady(port, process, log);
        Duration readyAfter = Duration.ofNanos(System.nanoTime() - began);
        Program program = scratch.keep(new Program(process, port, readyAfter));
        scratch.forget(untilReady);
        return program;
    }

    /** Ends the programs that a run left behind, as far as they still run. */
    static void stopIn(Path folder) throws IOException {
        try (var marks = Files.newDirectoryStream(folder, MARK + "*")) {
            for (Path mark : marks) {
                long process = Long.parseLong(mark.getFileName().toString().substring(MARK.length()));
                String start = Files.readString(mark);
                ProcessHandle.of(process)
                        .filter(each -> startOf(each).equals(start))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    // A number may have gone to another process since.
    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }

    /** A port that nothing of this machine uses at the moment, under none of its addresses: the program listens on all of them. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1)) {
            return socket.getLocalPort();
        }
    }

    private static void waitUntilReady(int port, Process process, Path log) throws IOException, InterruptedException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        HttpRequest ready = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .timeout(START_LIMIT)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < limit) {
                if (!process.isAlive()) {
                    throw new IOException("The program ended at its start:\n" + end(Files.readString(log)));
                }
                try {
                    if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // The port opens late in the program's start.
                }
                Thread.sleep(20);
            }
        }
        throw new IOException(
                "The program was not ready within " + START_LIMIT.toSeconds() + " s:\n" + end(Files.readString(log)));
    }

    private static String end(String log) {
        return log.substring(Math.max(0, log.length() - LOG_SHOWN));
    }

    public int port() {
        return port;
    }

    /** From the start of the process to the first positive answer of its readiness. */
    Duration readyAfter() {
        return readyAfter;
    }

    public long process() {
        return process.pid();
    }

    @Override
    public void close() throws InterruptedException {
        stop(process);
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
