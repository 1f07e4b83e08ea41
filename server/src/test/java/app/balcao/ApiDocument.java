package app.balcao;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document the program serves, as tests walk it. */
final class ApiDocument {

    private static final String ROOT = "/api/v1";

    private final JsonNode root;

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    static ApiDocument of(ApiClient client) {
        return new ApiDocument(client.get(ROOT + "/openapi.json").json());
    }

    /**
     * One method of one path.
     *
     * @param path without the root, such as {@code /customers/{id}}
     */
    record Operation(String method, String path, JsonNode node) {

        /** Such as {@code GET /customers/{id}}. */
        String name() {
            return method + " " + path;
        }

        List<JsonNode> parameters(String in) {
            return node.at("/parameters").values().stream()
                    .filter(each -> each.at("/in").asString().equals(in))
                    .toList();
        }

        boolean upload() {
            return node.at("/requestBody/content").has("multipart/form-data");
        }

        boolean hasJsonBody() {
            return node.at("/requestBody/content").has("application/json");
        }

        boolean wantsVersion() {
            return parameters("header").stream()
                    .anyMatch(each -> each.at("/name").asString().equals("If-Match"));
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.at("/paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(new Operation(
                        method.getKey().toUpperCase(java.util.Locale.ROOT),
                        path.getKey().substring(ROOT.length()),
                        method.getValue()));
            }
        }
        operations.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
        return operations;
    }

    /** The schema of an operation's JSON body; null without one. */
    @Nullable
    JsonNode body(Operation operation) {
        return operation.hasJsonBody()
                ? resolve(operation
                        .node()
                        .at("/requestBody/content")
                        .get("application/json")
                        .get("schema"))
                : null;
    }

    /** A schema itself, where it is only referred to, or stands beside null. */
    JsonNode resolve(JsonNode schema) {
        JsonNode at = schema;
        while (at.has("$ref") || at.has("oneOf")) {
            at = at.has("oneOf")
                    ? at.get("oneOf").get(0)
                    : root.at(at.get("$ref").asString().substring(1));
        }
        return at;
    }

    /** The type of a schema, also where the document allows null beside it. */
    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.values().stream()
                    .map(JsonNode::asString)
                    .filter(each -> !each.equals("null"))
                    .findFirst()
                    .orElse("");
        }
        return type.asString("");
    }
}
