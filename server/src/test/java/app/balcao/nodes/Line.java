package app.balcao.nodes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One WebSocket, read and written by one thread; whatever happens to it is an {@link IOException}. */
final class Line implements WebSocket.Listener, Wire {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<CompletableFuture<JsonNode>> frames = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;

    private Line() {}

    static Line open(String address, String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        var line = new Line();
        var builder = HTTP.newWebSocketBuilder();
        headers.forEach(builder::header);
        line.socket = wait(builder.buildAsync(URI.create(address.replace("http:", "ws:") + path), line));
        return line;
    }

    private static <T> T wait(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException(failure);
        }
    }

    @Override
    public void send(Map<String, ?> frame) throws IOException, InterruptedException {
        if (socket != null) {
            wait(socket.sendText(JSON.writeValueAsString(frame), true));
        }
    }

    @Override
    public @Nullable JsonNode next(long millis) throws IOException, InterruptedException {
        CompletableFuture<JsonNode> next = frames.poll(millis, TimeUnit.MILLISECONDS);
        return next == null ? null : wait(next);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(CompletableFuture.completedFuture(JSON.readTree(partial.toString())));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        onError(from, new IOException("closed with " + status));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        frames.add(CompletableFuture.failedFuture(failure));
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
