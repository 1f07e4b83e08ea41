package app.balcao.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL and a program of its own, apart from ./data, gone when closed. */
final class Scratch implements AutoCloseable {

    private static final String SECRET_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final Process server;
    private final int port;
    private final Duration readyAfter;

    private Scratch(Path folder, EmbeddedPostgres postgres, Process server, int port, Duration readyAfter) {
        this.folder = folder;
        this.postgres = postgres;
        this.server = server;
        this.port = port;
        this.readyAfter = readyAfter;
    }

    static Scratch start(List<String> command) throws IOException, SQLException, InterruptedException {
        Path folder = Files.createTempDirectory("balcao-bench");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_connections", "120")
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role balcao_owner login superuser");
            statement.execute("create role balcao_app login nosuperuser nobypassrls");
            statement.execute("create database balcao owner balcao_owner");
        }
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(java.util.Map.of(
                        "BALCAO_PORT",
                        Integer.toString(port),
                        "BALCAO_DATABASE_URL",
                        url(postgres),
                        "BALCAO_MIGRATION_USER",
                        "balcao_owner",
                        "BALCAO_SECRET_KEY",
                        SECRET_KEY,
                        "BALCAO_DATA",
                        folder.resolve("data").toString(),
                        "BALCAO_LOG_LEVEL",
                        "WARN"));
        File log = folder.resolve("server.log").toFile();
        long began = System.nanoTime();
        Process server = builder.redirectErrorStream(true).redirectOutput(log).start();
        waitUntilReady(port, server, log);
        return new Scratch(folder, postgres, server, port, Duration.ofNanos(System.nanoTime() - began));
    }

    private static String url(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/balcao";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void waitUntilReady(int port, Process server, File log) throws IOException, InterruptedException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest ready = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                    .build();
            while (System.nanoTime() < limit) {
                if (!server.isAlive()) {
                    throw new IOException("The program ended at its start:\n" + Files.readString(log.toPath()));
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
        throw new IOException("The program was not ready within " + START_LIMIT);
    }

    /** A connection of the owner, whom no policy binds. */
    Connection owner() throws SQLException {
        return DriverManager.getConnection(url(postgres), "balcao_owner", "");
    }

    /** A connection of the role the program uses. */
    Connection application() throws SQLException {
        return DriverManager.getConnection(url(postgres) + "?prepareThreshold=3", "balcao_app", "");
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** From the start of the process to the first positive answer of its readiness, migrations included. */
    Duration readyAfter() {
        return readyAfter;
    }

    long residentMebibytes() throws IOException {
        return ProcessorTime.residentMebibytes(server.pid());
    }

    /** Processor time of program and database together. */
    Duration processorTime() {
        return ProcessorTime.of(server.pid(), databaseProcess());
    }

    /** Processor time of the database alone. */
    Duration databaseTime() {
        return ProcessorTime.of(databaseProcess());
    }

    private long databaseProcess() {
        try (Stream<String> lines = Files.lines(folder.resolve("postgres/postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException failure) {
            throw new IllegalStateException("PostgreSQL is not running", failure);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.destroy();
        server.waitFor();
        postgres.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
