package app.balcao.platform.realtime;

import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser's side of a live connection: remembers every frame. */
public final class LiveClient implements WebSocket.Listener {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    /** @param address such as {@code http://localhost:8080} */
    public static LiveClient open(String address, @Nullable String session, @Nullable String origin) {
        return open(address, "/realtime", session, origin);
    }

    /** Connects somebody who is no agent. */
    public static LiveClient guest(String address, String path) {
        return open(HTTP, address, path, Map.of());
    }

    /** Connects somebody who is no agent from one of this machine's addresses, such as 127.0.0.2. */
    public static LiveClient guestFrom(String local, String address, String path, Map<String, String> headers) {
        HttpClient there = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(local))
                .build();
        return open(there, address, path, headers);
    }

    private static LiveClient open(String address, String path, @Nullable String session, @Nullable String origin) {
        Map<String, String> headers = new HashMap<>();
        if (session != null) {
            headers.put("Cookie", "BALCAO_SESSION=" + session);
        }
        if (origin != null) {
            headers.put("Origin", origin);
        }
        return open(HTTP, address, path, headers);
    }

    private static LiveClient open(HttpClient http, String address, String path, Map<String, String> headers) {
        var client = new LiveClient();
        var builder = http.newWebSocketBuilder();
        headers.forEach(builder::header);
        client.socket = builder.buildAsync(URI.create(address.replace("http:", "ws:") + path), client)
                .join();
        return client;
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(JSON.readTree(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    /** Waits for the server to close, and answers with which status. */
    public int closedWith() {
        return closed.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    public boolean open() {
        return !closed.isDone();
    }

    public LiveClient send(Map<String, ?> frame) {
        return sendText(JSON.writeValueAsString(frame));
    }

    public LiveClient sendText(String text) {
        if (socket != null) {
            socket.sendText(text, true).join();
        }
        return this;
    }

    public LiveClient subscribe(String topic) {
        return send(Map.of("type", "subscribe", "topic", topic));
    }

    LiveClient subscribe(String topic, long after) {
        return send(Map.of("type", "subscribe", "topic", topic, "after", after));
    }

    /** Breaks the connection without a word. */
    public void drop() {
        if (socket != null) {
            socket.abort();
        }
    }

    public List<JsonNode> frames() {
        return frames;
    }

    public List<JsonNode> events(String topic) {
        return frames.stream()
                .filter(each -> each.path("type").asString().equals("event"))
                .filter(each -> each.path("topic").asString().equals(topic))
                .toList();
    }

    List<Long> numbers(String topic) {
        return events(topic).stream().map(each -> each.path("seq").asLong()).toList();
    }

    public JsonNode awaitFrame(String type) {
        return awaitFrame(each -> each.path("type").asString().equals(type));
    }

    public JsonNode awaitFrame(Predicate<JsonNode> which) {
        await().until(() -> frames.stream().anyMatch(which));
        return frames.stream().filter(which).findFirst().orElseThrow();
    }
}
