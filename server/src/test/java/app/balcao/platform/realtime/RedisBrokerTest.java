package app.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.balcao.Rule;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Nodes joined by a real Redis, which wants a password. */
class RedisBrokerTest extends RelayBrokerContract {

    private static final Path REDIS = Path.of("/usr/bin/redis-server");
    private static final String PASSWORD = "a b+c%é";
    private static final String ENCODED = "a%20b+c%25%C3%A9";

    @TempDir
    private static Path folder;

    private static int port;
    private static Process server;

    @BeforeAll
    static void startRedis() throws IOException {
        // Where everything is checked, a missing server is a failure rather than a check that is left out.
        assumeTrue(Files.isExecutable(REDIS) || System.getenv("CI") != null, "redis-server is not installed");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        launch();
    }

    private static void launch() throws IOException {
        server = new ProcessBuilder(
                        REDIS.toString(),
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--dir",
                        folder.toString(),
                        "--requirepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start();
        await().ignoreExceptions().until(() -> {
            RedisConnection.open(url(ENCODED), Duration.ofSeconds(2)).close();
            return true;
        });
    }

    @AfterAll
    static void stopRedis() throws InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor();
        }
    }

    private static URI url(String password) {
        return URI.create("redis://:" + password + "@127.0.0.1:" + port);
    }

    private static RelayBroker broker() {
        return new RelayBroker(new RedisRelay(url(ENCODED)), new SignalCodec(new JsonMapper()));
    }

    @Override
    Broker node() {
        return start(broker());
    }

    @Test
    @Rule("RTM-12")
    void aRestartOfTheServerIsMendedAndAdmitted() throws Exception {
        Broker here = node();
        Broker other = node();
        var there = new Recorder();
        other.listen(there);
        stopRedis();
        Signal signal = new Signal.SessionEnded(UUID.randomUUID());
        here.send(List.of(signal));
        launch();
        await().until(() -> !there.interruptions.isEmpty());
        Signal later = new Signal.SessionEnded(UUID.randomUUID());
        await().until(() -> {
            here.send(List.of(later));
            return there.signals.contains(later);
        });
    }

    @Test
    void aWrongPasswordIsSaid() {
        assertThatThrownBy(() -> RedisConnection.open(url("other"), Duration.ofSeconds(2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("WRONGPASS");
    }

    @Test
    void aSilentServerIsNoticed() throws IOException {
        try (RedisConnection connection = RedisConnection.open(url(ENCODED), Duration.ofMillis(50))) {
            assertThat(connection.answers()).isFalse();
            connection.command(List.of("PING"));
            connection.flush();
            assertThat(connection.answers()).isTrue();
            assertThat(connection.answer()).containsExactly("PONG");
        }
    }

    @Test
    void anAddressOfSomethingElseIsRefused() {
        assertThatThrownBy(() -> new RedisRelay(URI.create("http://localhost")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BALCAO_REDIS_URL");
    }
}
