package app.balcao;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API as a program would: cookies, CSRF token, JSON in and out. */
public final class ApiClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> headers = new ArrayList<>();
    private HttpClient http = HTTP;
    private @Nullable String token;

    public ApiClient(String address, @Nullable String session) {
        this.address = address;
        if (session != null) {
            cookies.put("BALCAO_SESSION", session);
        }
    }

    /** An answer: its status, its JSON (a missing node when there is none), its headers. */
    public record Answer(int status, JsonNode json, HttpResponse<byte[]> raw) {

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        /** Whether it shows a secret, which nobody on the way may keep, and a repeat of the request does not show. */
        public boolean isSecret() {
            return header("Cache-Control").equals("no-store");
        }

        public String text(String pointer) {
            return json.at(pointer).asString();
        }
    }

    /** A client without a session, which sends a token with every request. */
    static ApiClient program(String address, String token) {
        ApiClient client = new ApiClient(address, null);
        client.token = token;
        return client;
    }

    boolean isProgram() {
        return token != null;
    }

    /** The same client, sending a header more with its next request. */
    public ApiClient with(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    /** The same client, connecting from one of this machine's addresses, such as 127.0.0.2. */
    public ApiClient from(String local) {
        http = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(local))
                .build();
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, null, "application/json");
    }

    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, bytes(body), "application/json");
    }

    public Answer put(String path, @Nullable Object body) {
        return send("PUT", path, bytes(body), "application/json");
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, "application/json");
    }

    /** Uploads a file as the field {@code file}. */
    public Answer upload(String path, String name, String mediaType, byte[] content) {
        String boundary = "balcao-" + System.nanoTime();
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[head.length + content.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(content, 0, body, head.length, content.length);
        System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
        return send("POST", path, body, "multipart/form-data; boundary=" + boundary);
    }

    public Answer send(String method, String path, byte @Nullable [] body, String contentType) {
        HttpRequest request = request(method, path, body, contentType);
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            response.headers().allValues("Set-Cookie").forEach(this::remember);
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode json = type.contains("json") && response.body().length > 0
                    ? JSON.readTree(response.body())
                    : JSON.missingNode();
            return new Answer(response.statusCode(), json, response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    // Several threads send with one client: the token in the header has to be that of the cookie.
    private synchronized HttpRequest request(String method, String path, byte @Nullable [] body, String contentType) {
        if (token == null && !"GET".equals(method) && !cookies.containsKey("XSRF-TOKEN")) {
            List<String> pending = List.copyOf(headers);
            headers.clear();
            get("/api/v1/session");
            headers.addAll(pending);
        }
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body != null) {
            request.header("Content-Type", contentType);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(java.util.stream.Collectors.joining("; ")));
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (cookies.containsKey("XSRF-TOKEN")) {
            request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
            headers.clear();
        }
        return request.build();
    }

    /** Takes a cookie along from now on. */
    public synchronized void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    /** The value of a cookie the server set, or null. */
    public synchronized @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    private synchronized void remember(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty()) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    static byte @Nullable [] bytes(@Nullable Object body) {
        return switch (body) {
            case null -> null;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> JSON.writeValueAsBytes(body);
        };
    }
}
