package app.balcao.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.RunningProgram;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL and two processes of the program that share it, each of which can be taken away. */
final class TwoNodes implements AutoCloseable {

    static final String PASSWORD = "ventania-no-litoral-42";

    private static final Path REDIS = Path.of("/usr/bin/redis-server");

    private final Path folder;
    private final boolean redis;
    private final List<Integer> ports = List.of(freePort(), freePort());
    private final int databasePort = freePort();
    private final int redisPort = freePort();
    private final String smtpPort = Integer.toString(freePort());
    private final String imapPort = Integer.toString(freePort());
    private final Process[] nodes = new Process[2];
    private EmbeddedPostgres database;
    private @Nullable Process redisServer;
    private int starts;

    /** @param redis whether the nodes tell each other what happens by Redis */
    TwoNodes(Path folder, boolean redis) throws IOException, SQLException {
        this.folder = folder;
        this.redis = redis;
        database = startDatabase();
        try (Connection connection = database.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role balcao_owner login superuser");
            statement.execute("create role balcao_app login nosuperuser nobypassrls");
            statement.execute("create database balcao owner balcao_owner");
        }
    }

    static boolean redisIsInstalled() {
        // Where everything is checked, a missing server is a failure rather than a check that is left out.
        return Files.isExecutable(REDIS) || System.getenv("CI") != null;
    }

    List<Integer> ports() {
        return ports;
    }

    private EmbeddedPostgres startDatabase() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(databasePort)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("shared_buffers", "64MB")
                // What is acknowledged must be on the disk, as it is by default outside of tests.
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** Starts both, the first of which makes the demonstration company. */
    void start(String publicUrl) throws IOException {
        if (redis) {
            redisServer = new ProcessBuilder(
                            REDIS.toString(),
                            "--port",
                            Integer.toString(redisPort),
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("redis.log").toFile())
                    .start();
            await().ignoreExceptions().until(() -> {
                new Socket(InetAddress.getLoopbackAddress(), redisPort).close();
                return true;
            });
        }
        this.publicUrl = publicUrl;
        start(0);
        start(1);
    }

    private String publicUrl = "";

    /** Starts one, and waits until it answers. */
    void start(int node) throws IOException {
        Path log = Path.of("target", "two-nodes-" + (redis ? "redis-" : "") + starts++ + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                RunningProgram.classPath(),
                "app.balcao.BalcaoApplication");
        builder.environment().keySet().removeIf(each -> each.startsWith("BALCAO_"));
        builder.environment().putAll(settings(node));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        nodes[node] = process;
        await().atMost(RunningProgram.PATIENCE).until(() -> !process.isAlive() || ready(ports.get(node)));
        assertThat(process.isAlive()).as("see " + log).isTrue();
    }

    private Map<String, String> settings(int node) {
        String url = "jdbc:postgresql://127.0.0.1:" + databasePort + "/balcao";
        var settings = new HashMap<>(Map.of(
                "BALCAO_PORT",
                Integer.toString(ports.get(node)),
                "BALCAO_PUBLIC_URL",
                publicUrl,
                "BALCAO_DATABASE_URL",
                url,
                "BALCAO_SECRET_KEY",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "BALCAO_DATA",
                folder.resolve("node-" + node).toString(),
                "BALCAO_FILES_FOLDER",
                folder.resolve("files").toString(),
                "BALCAO_FORWARDED_HEADERS",
                "native",
                "BALCAO_REALTIME_BROKER",
                redis ? "redis" : "postgres",
                "BALCAO_REDIS_URL",
                "redis://127.0.0.1:" + redisPort,
                "BALCAO_LOG_LEVEL",
                "WARN"));
        settings.putAll(
                node == 0
                        ? Map.of(
                                "BALCAO_LOCAL",
                                "true",
                                "BALCAO_SMTP_PORT",
                                smtpPort,
                                "BALCAO_IMAP_PORT",
                                imapPort,
                                "BALCAO_DEMO",
                                "true",
                                "BALCAO_DEMO_TICKETS",
                                "0",
                                "BALCAO_DEMO_PASSWORD",
                                PASSWORD)
                        : Map.of(
                                "BALCAO_MAIL_HOST", "127.0.0.1",
                                "BALCAO_MAIL_PORT", smtpPort,
                                "BALCAO_MAIL_SECURITY", "NONE"));
        return settings;
    }

    private static boolean ready(int port) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends one without a word, as SIGKILL and a lost power supply do. */
    void kill(int node) throws InterruptedException {
        nodes[node].destroyForcibly().waitFor();
    }

    /** Has the database say nothing any more, as behind a broken cable. */
    void freezeDatabase() throws IOException, InterruptedException {
        signalDatabase("-STOP");
    }

    void thawDatabase() throws IOException, InterruptedException {
        signalDatabase("-CONT");
    }

    private void signalDatabase(String signal) throws IOException, InterruptedException {
        String postmaster = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid"))
                .getFirst();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", signal));
        Stream.concat(Stream.of(server), server.descendants())
                .map(each -> Long.toString(each.pid()))
                .forEach(command::add);
        // Some of its processes may have ended meanwhile.
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    void stopDatabase() throws IOException {
        database.close();
    }

    void restartDatabase() throws IOException {
        database = startDatabase();
    }

    /** The whole database, past row-level security. */
    Connection database() throws SQLException {
        return database.getDatabase("postgres", "balcao").getConnection();
    }

    void execute(String statement) throws SQLException {
        try (Connection connection = database();
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Process node : nodes) {
            if (node != null) {
                node.destroyForcibly().waitFor();
            }
        }
        if (redisServer != null) {
            redisServer.destroy();
            redisServer.waitFor();
        }
        database.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
