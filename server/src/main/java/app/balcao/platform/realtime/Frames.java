package app.balcao.platform.realtime;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The texts that browsers and this program exchange; docs/product/realtime.md lists them. */
@Component
final class Frames implements TopicFrames {

    static final String HEARTBEAT = "{\"type\":\"heartbeat\"}";
    static final String PONG = "{\"type\":\"pong\"}";
    static final String SIGNED_OUT = "{\"type\":\"signed-out\"}";

    private static final int LONGEST_TOPIC = 200;

    private final JsonMapper json;

    Frames(JsonMapper json) {
        this.json = json;
    }

    /** What a browser asks for. */
    sealed interface Request {

        record Subscribe(String topic, @Nullable Long after) implements Request {}

        record Unsubscribe(String topic) implements Request {}

        record Ping() implements Request {}

        /** Of a type unknown here: a newer page may be talking to an older program. */
        record Other() implements Request {}
    }

    /** Reads a frame; absent when it is none. */
    Optional<Request> read(String text) {
        JsonNode root;
        try {
            root = json.readTree(text);
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
        return switch (string(root, "type")) {
            case "" -> Optional.empty();
            case "ping" -> Optional.of(new Request.Ping());
            case "subscribe" -> subscribe(root);
            case "unsubscribe" ->
                string(root, "topic").isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Request.Unsubscribe(string(root, "topic")));
            default -> Optional.of(new Request.Other());
        };
    }

    private static Optional<Request> subscribe(JsonNode root) {
        String topic = string(root, "topic");
        JsonNode after = root.path("after");
        boolean numbered = after.isIntegralNumber() && after.canConvertToLong() && after.asLong() >= 0;
        if (topic.isEmpty() || !(numbered || after.isMissingNode() || after.isNull())) {
            return Optional.empty();
        }
        return Optional.of(new Request.Subscribe(topic, numbered ? after.asLong() : null));
    }

    private static String string(JsonNode root, String name) {
        JsonNode value = root.path(name);
        return value.isString() && value.asString().length() <= LONGEST_TOPIC ? value.asString() : "";
    }

    @Override
    public String subscribed(String topic, long seq) {
        return "{\"type\":\"subscribed\",\"topic\":" + quote(topic) + ",\"seq\":" + seq + "}";
    }

    @Override
    public String reset(String topic, long seq) {
        return "{\"type\":\"reset\",\"topic\":" + quote(topic) + ",\"seq\":" + seq + "}";
    }

    @Override
    public String refused(String topic, Refusal reason) {
        return "{\"type\":\"refused\",\"topic\":" + quote(topic) + ",\"reason\":\"" + reason + "\"}";
    }

    @Override
    public String event(String topic, StreamEvent event) {
        return "{\"type\":\"event\",\"topic\":" + quote(topic) + ",\"seq\":" + event.seq() + ",\"kind\":"
                + quote(event.kind()) + ",\"data\":" + event.data() + ",\"at\":\"" + event.at() + "\"}";
    }

    @Override
    public String passing(String topic, String kind, String data) {
        return "{\"type\":\"passing\",\"topic\":" + quote(topic) + ",\"kind\":" + quote(kind) + ",\"data\":" + data
                + "}";
    }

    @Override
    public String heartbeat() {
        return HEARTBEAT;
    }

    private String quote(String text) {
        return json.writeValueAsString(text);
    }
}
