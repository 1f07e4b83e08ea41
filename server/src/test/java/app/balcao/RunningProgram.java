package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The program as a process of its own with the demonstration company, which can be killed and started again. */
public final class RunningProgram {

    public static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String PASSWORD = "ventania-no-litoral-42";

    private final Path data;
    private final int demoTickets;
    private final List<Process> started = new ArrayList<>();
    private final int port = freePort();
    private final int smtpPort = freePort();
    private final int imapPort = freePort();

    RunningProgram(Path data, int demoTickets) {
        this.data = data;
        this.demoTickets = demoTickets;
    }

    /** Starts it on what it left behind, and waits until it answers. */
    void start() throws IOException {
        Path log = Path.of("target", "program-%d-%d.log".formatted(port, started.size()));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "app.balcao.BalcaoApplication");
        builder.environment()
                .putAll(Map.of(
                        "BALCAO_LOCAL", "true",
                        "BALCAO_DATA", data.toString(),
                        "BALCAO_PORT", Integer.toString(port),
                        "BALCAO_SMTP_PORT", Integer.toString(smtpPort),
                        "BALCAO_IMAP_PORT", Integer.toString(imapPort),
                        "BALCAO_LOG_LEVEL", "WARN",
                        "BALCAO_DEMO", "true",
                        "BALCAO_DEMO_TICKETS", Integer.toString(demoTickets),
                        "BALCAO_DEMO_PASSWORD", PASSWORD));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        started.add(process);
        await().atMost(PATIENCE)
                .until(() -> !process.isAlive() || Files.readString(log).contains(PASSWORD));
        assertThat(process.isAlive()).as("see " + log).isTrue();
    }

    /** Ends it without a word, as SIGKILL and a lost power supply do. */
    void kill() throws InterruptedException {
        started.getLast().destroyForcibly().waitFor();
    }

    void stop() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            process.waitFor();
        }
    }

    /** The company's owner, signed in. */
    ApiClient signIn() {
        ApiClient api = new ApiClient("http://localhost:" + port, null);
        Map<String, String> owner =
                Map.of("account", "aurora", "email", "helena.prado@auroramoveis.example", "password", PASSWORD);
        assertThat(api.post("/api/v1/session", owner).status()).isEqualTo(200);
        return api;
    }

    String postmaster() throws IOException {
        return postmasterFile().getFirst();
    }

    private List<String> postmasterFile() throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
    }

    /** A number from the database, of all its accounts; also while the program is down, since PostgreSQL outlives it. */
    long number(String query) throws IOException, SQLException {
        Properties secrets = new Properties();
        try (Reader file = Files.newBufferedReader(data.resolve("secrets.properties"))) {
            secrets.load(file);
        }
        // The fourth line is the port.
        String url = "jdbc:postgresql://127.0.0.1:" + postmasterFile().get(3) + "/balcao";
        try (var connection = DriverManager.getConnection(url, "postgres", secrets.getProperty("database-superuser"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The program's own classes and libraries, without those of the tests. */
    public static String classPath() {
        String ofTests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(ofTests.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
