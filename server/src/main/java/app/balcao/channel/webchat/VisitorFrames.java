package app.balcao.channel.webchat;

import app.balcao.channel.webchat.grid.ShownInvitation;
import app.balcao.conversation.ConversationTopic;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.realtime.StreamEvent;
import app.balcao.platform.realtime.TopicFrames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The texts that are sent to a visitor's browser; docs/product/web-chat.md lists them. */
@Component
public class VisitorFrames implements TopicFrames {

    /** What visitors are called among the guests of live connections. */
    public static final String GUEST = "visitor";

    private final JsonMapper json;
    private final Messages messages;
    private final FileLinks links;

    VisitorFrames(JsonMapper json, Messages messages, FileLinks links) {
        this.json = json;
        this.messages = messages;
        this.links = links;
    }

    /** A frame of one type. Pairs of names and values follow, of which the values may be null. */
    String frame(String type, @Nullable Object... members) {
        Map<String, @Nullable Object> frame = new LinkedHashMap<>();
        frame.put("type", type);
        for (int each = 0; each < members.length; each += 2) {
            frame.put(String.valueOf(members[each]), members[each + 1]);
        }
        return json.writeValueAsString(frame);
    }

    /** A card that the visitor is to see. */
    String invitation(ShownInvitation card) {
        return ((ObjectNode) json.valueToTree(card)).put("type", "invitation").toString();
    }

    /** A page that the visitor is to go to. */
    String redirect(ShownInvitation to) {
        return ((ObjectNode) json.valueToTree(to)).put("type", "redirect").toString();
    }

    /** A refusal, in the language of the thread. */
    String refusal(@Nullable Integer id, Problem problem) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", "/problems/" + problem.kind());
        told.put("status", problem.status().value());
        told.put("detail", messages.text(problem.messageKey(), problem.arguments()));
        if (!problem.fields().isEmpty()) {
            told.put(
                    "errors",
                    problem.fields().stream()
                            .map(each -> Map.of(
                                    "field",
                                    each.field(),
                                    "code",
                                    each.code(),
                                    "message",
                                    messages.text(each.messageKey(), each.arguments())))
                            .toList());
        }
        told.putAll(problem.extras());
        return id == null ? frame("error", "problem", told) : frame("error", "id", id, "problem", told);
    }

    @Override
    public @Nullable String subscribed(String topic, long seq) {
        return null;
    }

    // The agent's id is nothing for customers, and a file has an address of theirs.
    @Override
    public String event(String topic, StreamEvent event) {
        ObjectNode message = (ObjectNode) json.readTree(event.data());
        ObjectNode told = json.createObjectNode().put("type", "message");
        for (String name : List.of("seq", "author", "clientId", "kind", "text", "event", "sentAt")) {
            told.set(name, message.get(name));
        }
        JsonNode agent = message.path("agent");
        told.set(
                "agent",
                agent.isObject()
                        ? json.createObjectNode()
                                .put("name", agent.path("name").asString())
                                .putNull("photoUrl")
                        : json.nullNode());
        told.set("file", file(topic, message.path("file")));
        return json.writeValueAsString(told);
    }

    private JsonNode file(String topic, JsonNode file) {
        return file.isObject()
                ? ((ObjectNode) file.deepCopy())
                        .put(
                                "url",
                                links.of(
                                        ConversationTopic.id(topic),
                                        file.path("id").asString()))
                : json.nullNode();
    }

    @Override
    public @Nullable String passing(String topic, String kind, String data) {
        JsonNode passed = json.readTree(data);
        return switch (kind) {
            // An agent's card, a page to go to, or that a card is over.
            case "invitation", "redirect", "invitation-over" ->
                json.writeValueAsString(((ObjectNode) passed).put("type", kind));
            case VisitorTopics.STATE -> frame("state", "conversation", passed);
            case "typing" -> frame("typing", "agent", passed.path("typing").asBoolean(false));
            case "marks" ->
                frame(
                        "marks",
                        "agentGotSeq",
                        passed.at("/marks/agentGotSeq").asLong(0),
                        "agentSeenSeq",
                        passed.at("/marks/agentSeenSeq").asLong(0));
            default -> null;
        };
    }

    @Override
    public String reset(String topic, long seq) {
        return frame("reset", "seq", seq);
    }

    @Override
    public @Nullable String refused(String topic, Refusal reason) {
        return null;
    }

    @Override
    public String heartbeat() {
        return "{\"type\":\"heartbeat\"}";
    }
}
