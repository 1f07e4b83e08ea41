package app.balcao.platform.fetch;

import app.balcao.platform.fetch.FetchFailedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads addresses that people typed, within bounds of size and time. Private networks are out of reach unless whoever
 * runs the installation allows them: an address is looked at before each connection, those redirected to included, and
 * the connection goes where the look went, since Java remembers a name's addresses for longer than that takes.
 */
@Component
public class Fetch {

    private static final int MOST_REDIRECTS = 3;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final boolean privateAllowed;

    Fetch(@Value("${balcao.private-addresses}") boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    /**
     * What stands at an address.
     *
     * @param most bytes that are read; more are too large
     * @param within time for all of it, redirects included
     * @throws FetchFailedException when it cannot be had
     */
    public byte[] read(URI address, int most, Duration within) throws IOException {
        try (var worker = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = worker.submit(() -> follow(address, most));
            try {
                return reading.get(within.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException slow) {
                throw new FetchFailedException(Reason.TOO_SLOW, slow);
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof FetchFailedException known
                        ? known
                        : new FetchFailedException(Reason.UNREACHABLE, failed.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            } finally {
                worker.shutdownNow();
            }
        }
    }

    private byte[] follow(URI address, int most) throws IOException, InterruptedException {
        URI next = address;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            check(next);
            HttpResponse<InputStream> answer =
                    client.send(HttpRequest.newBuilder(next).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                int status = answer.statusCode();
                if (status == 200) {
                    return bytes(body, most);
                }
                String location = answer.headers().firstValue("Location").orElse("");
                if (status / 100 != 3 || location.isEmpty()) {
                    throw new FetchFailedException(Reason.NOT_THERE, null);
                }
                next = resolve(next, location);
            }
        }
        throw new FetchFailedException(Reason.NOT_THERE, null);
    }

    private static byte[] bytes(InputStream body, int most) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new FetchFailedException(Reason.TOO_LARGE, null);
        }
        return bytes;
    }

    private static URI resolve(URI from, String location) throws FetchFailedException {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException malformed) {
            throw new FetchFailedException(Reason.NOT_THERE, malformed);
        }
    }

    private void check(URI address) throws FetchFailedException {
        String scheme = address.getScheme();
        String host = address.getHost();
        if (host == null || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
            throw new FetchFailedException(Reason.ADDRESS_REFUSED, null);
        }
        if (privateAllowed) {
            return;
        }
        try {
            for (InetAddress each : InetAddress.getAllByName(host)) {
                if (isPrivate(each)) {
                    throw new FetchFailedException(Reason.ADDRESS_REFUSED, null);
                }
            }
        } catch (UnknownHostException unknown) {
            throw new FetchFailedException(Reason.UNREACHABLE, unknown);
        }
    }

    /** Whether an address belongs to this machine, to a private network, or to nobody. */
    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean four = bytes.length == 4;
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean uniqueLocal = !four && (first & 0xfe) == 0xfc;
        boolean sharedByCarrier = four && first == 100 && (second & 0xc0) == 64;
        boolean reserved = four && (first == 0 || first >= 240 || first == 198 && (second & 0xfe) == 18);
        // Addresses of version 4 inside those of version 6 (NAT64, 6to4) lead wherever the former do.
        boolean translated = !four && (first == 0 && second == 0x64 || first == 0x20 && second == 0x02);
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || sharedByCarrier
                || reserved
                || translated;
    }
}
