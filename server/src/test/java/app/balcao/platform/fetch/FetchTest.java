package app.balcao.platform.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.Rule;
import app.balcao.platform.fetch.FetchFailedException.Reason;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading addresses that people typed. */
class FetchTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Fetch open = new Fetch(true);
    private final Fetch guarded = new Fetch(false);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/ok", exchange -> answer(exchange, 200, "oi"));
        server.createContext("/gone", exchange -> answer(exchange, 404, "não"));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/ok");
            answer(exchange, 302, "");
        });
        server.createContext("/loop", exchange -> {
            exchange.getResponseHeaders().set("Location", "/loop");
            answer(exchange, 301, "");
        });
        server.createContext("/file", exchange -> {
            exchange.getResponseHeaders().set("Location", "file:///etc/passwd");
            answer(exchange, 302, "");
        });
        server.createContext("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    body.write('x');
                    body.flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatStandsThereIsRead() throws IOException {
        assertThat(open.read(at("/ok"), 10, SOON)).asString().isEqualTo("oi");
        assertThat(open.read(at("/moved"), 10, SOON)).asString().isEqualTo("oi");
    }

    @Test
    void everythingElseSaysWhy() {
        assertThat(reason(open, at("/gone"))).isEqualTo(Reason.NOT_THERE);
        assertThat(reason(open, at("/loop"))).isEqualTo(Reason.NOT_THERE);
        assertThat(reason(open, at("/file"))).isEqualTo(Reason.ADDRESS_REFUSED);
        assertThat(reason(open, URI.create("ftp://localhost/x"))).isEqualTo(Reason.ADDRESS_REFUSED);
        assertThat(reason(open, URI.create("https:opaque"))).isEqualTo(Reason.ADDRESS_REFUSED);
        assertThat(reason(open, URI.create("http://nao-existe.invalid/"))).isEqualTo(Reason.UNREACHABLE);
        assertThat(reason(guarded, URI.create("http://nao-existe.invalid/"))).isEqualTo(Reason.UNREACHABLE);
        assertThatThrownBy(() -> open.read(at("/ok"), 1, SOON))
                .isInstanceOfSatisfying(FetchFailedException.class, each -> assertThat(each.reason())
                        .isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void anAnswerThatDripsIsGivenUp() {
        long before = System.nanoTime();
        assertThat(reason(open, at("/drip"))).isEqualTo(Reason.TOO_SLOW);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    @Rule("HOL-4")
    void privateNetworksAreOutOfReach() {
        assertThat(reason(guarded, at("/ok"))).isEqualTo(Reason.ADDRESS_REFUSED);
        assertThat(reason(guarded, URI.create("http://localhost:1/"))).isEqualTo(Reason.ADDRESS_REFUSED);
        assertThat(reason(guarded, URI.create("http://169.254.169.254/latest"))).isEqualTo(Reason.ADDRESS_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::"
            })
    void privateAddressesAreKnown(String address) throws IOException {
        assertThat(Fetch.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "198.20.0.1", "2001:4860:4860::8888"})
    void publicAddressesAreKnown(String address) throws IOException {
        assertThat(Fetch.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    private static Reason reason(Fetch fetch, URI address) {
        try {
            fetch.read(address, 1000, SOON);
            throw new AssertionError("was read");
        } catch (FetchFailedException failed) {
            return failed.reason();
        } catch (IOException other) {
            throw new AssertionError(other);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
