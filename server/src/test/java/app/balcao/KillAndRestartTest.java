package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, killed without warning while it writes, and started again. */
class KillAndRestartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String PASSWORD = "ventania-no-litoral-42";
    private static final int TICKETS = 25;

    @TempDir
    Path data;

    private final List<Process> started = new ArrayList<>();
    private final int port = freePort();
    private final int smtpPort = freePort();
    private final int imapPort = freePort();

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void nothingAcknowledgedIsLostAndTheDatabaseLeftBehindIsTakenOver() throws Exception {
        Process first = start();
        ApiClient api = signIn();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 3; writer++) {
            writers.add(Thread.ofVirtual().start(write(writer, acknowledged)));
        }
        await().atMost(PATIENCE).until(() -> acknowledged.size() >= 40);

        first.destroyForcibly().waitFor();
        for (Thread writer : writers) {
            writer.join();
        }
        String postmaster = postmaster();
        start();

        assertThat(postmaster()).as("the PostgreSQL left behind goes on").isEqualTo(postmaster);
        // Sessions survive as well: the first one still works.
        assertThat(acknowledged)
                .allSatisfy(id ->
                        assertThat(api.get("/api/v1/customers/" + id).status()).isEqualTo(200));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        api.get("/api/v1/tickets?limit=100").json().at("/items").size())
                .as("the demonstration is completed")
                .isEqualTo(TICKETS));
        assertThat(api.get("/api/v1/agents?limit=100").json().at("/items").size())
                .isEqualTo(8);
    }

    private Runnable write(int writer, Set<String> acknowledged) {
        return () -> {
            try {
                ApiClient api = signIn();
                for (int number = 0; ; number++) {
                    ApiClient.Answer answer =
                            api.post("/api/v1/customers", Map.of("name", "Cliente " + writer + "-" + number));
                    if (answer.status() == 201) {
                        acknowledged.add(answer.text("/id"));
                    }
                }
            } catch (RuntimeException killed) {
                // What was being written when the program died was not acknowledged.
            }
        };
    }

    private ApiClient signIn() {
        ApiClient api = new ApiClient("http://localhost:" + port, null);
        Map<String, String> owner =
                Map.of("account", "aurora", "email", "helena.prado@auroramoveis.example", "password", PASSWORD);
        assertThat(api.post("/api/v1/session", owner).status()).isEqualTo(200);
        return api;
    }

    private Process start() throws IOException {
        Path log = Path.of("target", "kill-and-restart-" + started.size() + ".log");
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
                        "BALCAO_DEMO_TICKETS", Integer.toString(TICKETS),
                        "BALCAO_DEMO_PASSWORD", PASSWORD));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        started.add(process);
        await().atMost(PATIENCE)
                .until(() -> !process.isAlive() || Files.readString(log).contains(PASSWORD));
        assertThat(process.isAlive()).as("see " + log).isTrue();
        return process;
    }

    /** The program's own classes and libraries, without those of the tests. */
    private static String classPath() {
        String ofTests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(ofTests.split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String postmaster() throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .getFirst();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
