package app.balcao.nodes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A visitor whose network lets no WebSocket through: each request may reach another node. */
final class PolledLine implements Wire {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    // Of its own, so that what waits is given up when it is closed.
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final String address;
    private final Map<String, String> headers;
    private final String visitor;
    private final Thread listener;
    private volatile @Nullable String conversation;
    private volatile @Nullable IOException failure;
    private long after;

    /** @param after the last number that is known of the conversation */
    PolledLine(String address, Map<String, String> headers, String visitor, @Nullable String conversation, long after) {
        this.address = address + "/frames";
        this.headers = headers;
        this.visitor = visitor;
        this.conversation = conversation;
        this.after = after;
        listener = Thread.ofVirtual().unstarted(this::listen);
    }

    @Override
    public void send(Map<String, ?> frame) throws IOException, InterruptedException {
        byte[] body = JSON.writeValueAsBytes(Map.of("frames", List.of(frame)));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        ask(request).path("frames").forEach(this::heard);
    }

    // Messages come by what waits alone.
    private void heard(JsonNode frame) {
        String begun = frame.at("/conversation/id").asString("");
        if (!begun.isEmpty()) {
            conversation = begun;
            if (listener.getState() == Thread.State.NEW) {
                listener.start();
            }
        }
        frames.add(frame);
    }

    private void listen() {
        String known = "";
        try {
            while (failure == null) {
                String query = "?conversation=" + conversation + "&after=" + after + "&known=" + known;
                JsonNode answer = ask(HttpRequest.newBuilder(URI.create(address + query)));
                known = answer.path("known").asString();
                for (JsonNode frame : answer.path("frames")) {
                    if (frame.path("type").asString().equals("message")) {
                        after = frame.path("seq").asLong();
                    }
                    frames.add(frame);
                }
            }
        } catch (IOException cut) {
            failure = cut;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        headers.forEach(request::header);
        request.header("Authorization", "Visitor " + visitor).timeout(PATIENCE);
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("Answered with " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public @Nullable JsonNode next(long millis) throws IOException, InterruptedException {
        JsonNode next = frames.poll(millis, TimeUnit.MILLISECONDS);
        IOException cut = failure;
        if (next == null && cut != null) {
            throw new IOException(cut);
        }
        return next;
    }

    @Override
    public void close() {
        failure = new IOException("closed");
        http.shutdownNow();
        listener.interrupt();
    }
}
