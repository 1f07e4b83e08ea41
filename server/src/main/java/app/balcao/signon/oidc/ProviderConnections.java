package app.balcao.signon.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks OpenID providers, whose addresses administrators type: with bounds on time and size, without following
 * redirects, and on the local network only where whoever runs the installation allows it.
 */
@Component
public class ProviderConnections {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(6);
    private static final int LARGEST_ANSWER = 1_000_000;

    // Set by the client itself, which refuses to be told.
    private static final List<String> OWN_HEADERS = List.of("host", "content-length", "connection");

    private final boolean privateAllowed;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    ProviderConnections(@Value("${balcao.sign-on.private-addresses}") boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    /** Whether providers may be on the local network, and then without TLS too. */
    public boolean privateAllowed() {
        return privateAllowed;
    }

    record Answer(int status, Map<String, List<String>> headers, String body) {}

    /**
     * Asks an address.
     *
     * @param body of a POST; null for a GET
     * @throws IOException when there is no answer in time, it is too long, or the address is not allowed
     */
    Answer ask(URI address, Map<String, List<String>> headers, @Nullable String body) throws IOException {
        refuseLocal(address);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(ANSWER_TIMEOUT)
                .method(
                        body == null ? "GET" : "POST",
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            return new Answer(response.statusCode(), response.headers().map(), text(response.body()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a provider was asked");
        }
    }

    private static String text(InputStream body) throws IOException {
        try (body) {
            byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
            if (bytes.length > LARGEST_ANSWER) {
                throw new IOException("The provider's answer is too long");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void refuseLocal(URI address) throws IOException {
        if (privateAllowed) {
            return;
        }
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw new IOException("The provider's address is not https");
        }
        for (InetAddress each : InetAddress.getAllByName(address.getHost())) {
            if (isLocal(each)) {
                throw new IOException("The provider's address leads to the local network");
            }
        }
    }

    static boolean isLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean sharedByCarrier = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || sharedByCarrier;
    }
}
