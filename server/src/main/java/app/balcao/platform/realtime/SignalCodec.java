package app.balcao.platform.realtime;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes signals as texts that are no longer than what carries them allows, several to a text, and reads them again: {@code {"node": "<id>", "signals": [["events", account, topic, [[seq, kind, at, data]]], ...]}}.
 */
final class SignalCodec {

    // For what wraps the signals.
    private static final int WRAPPING = 200;

    private final JsonMapper json;

    SignalCodec(JsonMapper json) {
        this.json = json;
    }

    /** What one text held: the node that sent it, and its signals; {@code lost} when it dropped some before. */
    record Envelope(String node, boolean lost, List<Signal> signals) {}

    /** @param longest the most bytes of a text */
    List<String> encode(String node, boolean lost, List<Signal> signals, int longest) {
        int room = longest - WRAPPING;
        var texts = new ArrayList<String>();
        var body = new StringBuilder();
        int size = 0;
        for (Signal signal : signals) {
            String part = encode(signal);
            int bytes = part.getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes > room && signal instanceof Signal.Events events) {
                part = encode(new Signal.Advanced(events.stream(), events.last()));
                bytes = part.getBytes(StandardCharsets.UTF_8).length + 1;
            }
            if (size + bytes > room) {
                texts.add(wrap(node, lost && texts.isEmpty(), body));
                body.setLength(0);
                size = 0;
            }
            body.append(body.isEmpty() ? "" : ",").append(part);
            size += bytes;
        }
        texts.add(wrap(node, lost && texts.isEmpty(), body));
        return texts;
    }

    private static String wrap(String node, boolean lost, StringBuilder signals) {
        return "{\"node\":\"" + node + "\",\"lost\":" + lost + ",\"signals\":[" + signals + "]}";
    }

    private String encode(Signal signal) {
        var text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartArray();
            switch (signal) {
                case Signal.Events(Stream stream, List<StreamEvent> events) -> {
                    start(out, "events", stream);
                    out.writeStartArray();
                    events.forEach(event -> write(out, event));
                    out.writeEndArray();
                }
                case Signal.Advanced(Stream stream, long seq) -> {
                    start(out, "advanced", stream);
                    out.writeNumber(seq);
                }
                case Signal.Passing(Stream stream, String kind, String data) -> {
                    start(out, "passing", stream);
                    out.writeString(kind);
                    out.writeRawValue(data);
                }
                case Signal.AudienceChanged(Stream stream) -> start(out, "audience", stream);
                case Signal.SessionEnded(UUID sessionId) -> {
                    out.writeString("session");
                    out.writeString(sessionId.toString());
                }
                case Signal.RightsChanged(UUID agentId) -> {
                    out.writeString("rights");
                    out.writeString(agentId.toString());
                }
            }
            out.writeEndArray();
        }
        return text.toString();
    }

    private static void start(JsonGenerator out, String type, Stream stream) {
        out.writeString(type);
        out.writeString(stream.accountId().toString());
        out.writeString(stream.topic());
    }

    private static void write(JsonGenerator out, StreamEvent event) {
        out.writeStartArray();
        out.writeNumber(event.seq());
        out.writeString(event.kind());
        out.writeNumber(event.at().toEpochMilli());
        out.writeRawValue(event.data());
        out.writeEndArray();
    }

    /** @throws RuntimeException when the text is no such envelope; a newer version of the program may send others */
    Envelope decode(String text) {
        JsonNode root = json.readTree(text);
        var signals = new ArrayList<Signal>();
        for (JsonNode part : root.get("signals")) {
            signals.add(decode(part));
        }
        return new Envelope(root.get("node").asString(), root.get("lost").asBoolean(), signals);
    }

    private static Signal decode(JsonNode part) {
        String type = part.get(0).asString();
        UUID id = UUID.fromString(part.get(1).asString());
        return switch (type) {
            case "events" -> new Signal.Events(new Stream(id, part.get(2).asString()), events(part.get(3)));
            case "advanced" ->
                new Signal.Advanced(
                        new Stream(id, part.get(2).asString()), part.get(3).asLong());
            case "passing" ->
                new Signal.Passing(
                        new Stream(id, part.get(2).asString()),
                        part.get(3).asString(),
                        part.get(4).toString());
            case "audience" ->
                new Signal.AudienceChanged(new Stream(id, part.get(2).asString()));
            case "session" -> new Signal.SessionEnded(id);
            case "rights" -> new Signal.RightsChanged(id);
            default -> throw new IllegalArgumentException("Unknown realtime signal: " + type);
        };
    }

    private static List<StreamEvent> events(JsonNode list) {
        var events = new ArrayList<StreamEvent>();
        for (JsonNode each : list) {
            events.add(new StreamEvent(
                    each.get(0).asLong(),
                    each.get(1).asString(),
                    each.get(3).toString(),
                    Instant.ofEpochMilli(each.get(2).asLong())));
        }
        return events;
    }
}
