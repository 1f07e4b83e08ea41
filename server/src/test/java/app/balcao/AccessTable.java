package app.balcao;

import app.balcao.ApiClient.Answer;
import app.balcao.ApiDocument.Operation;
import app.balcao.TestWorld.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What each operation of the interface must answer to whom: {@code access-matrix.txt}, and how to ask. */
final class AccessTable {

    private static final String FILE = "/access-matrix.txt";
    private static final List<String> FILE_FIELDS =
            List.of("attachmentIds", "chatOfflineId", "chatOnlineId", "logoId", "photoId");
    private static final byte[] FILE_CONTENT = "oi".getBytes(StandardCharsets.UTF_8);

    private AccessTable() {}

    /**
     * One operation.
     *
     * @param needs what an agent must have: a permission by its name, {@code ticket} where they must see it
     */
    record Row(String owner, String nobody, String stranger, String agent, List<String> needs) {}

    /** What was sent, and what came back. */
    record Asked(String sent, Answer answer) {}

    /** The rows, by the operation's name. */
    static Map<String, Row> read() {
        try (var file = Objects.requireNonNull(AccessTable.class.getResourceAsStream(FILE))) {
            Map<String, Row> rows = new LinkedHashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s+"))
                    .forEach(cell -> rows.put(
                            cell[0] + " " + cell[1],
                            new Row(
                                    cell[2],
                                    cell[3],
                                    cell[4],
                                    cell[5],
                                    cell[6].equals("-") ? List.of() : List.of(cell[6].split("\\+")))));
            return rows;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Asks an operation about what is in a world.
     *
     * @param leads whether whoever asks may choose other agents; a plain agent leaves that to others, and speaks
     *     for their own department
     */
    static Asked ask(ApiDocument document, Operation operation, ApiClient client, World world, boolean leads) {
        var request = new SampleRequest(document, world);
        String address = request.address(operation);
        if (operation.wantsVersion()) {
            client.with("If-Match", world.owner().get(address).header("ETag"));
        }
        Object body = request.body(operation);
        if (!leads && body instanceof Map<?, ?> fields) {
            body = without(without(fields, "agentId"), "representedDepartmentId");
        }
        // No program chooses a password for somebody.
        if (client.isProgram() && body instanceof Map<?, ?> fields) {
            body = without(fields, "password");
        }
        Answer answer = operation.upload()
                ? client.upload(address, "nota.txt", "text/plain", FILE_CONTENT)
                : client.send(
                        operation.method(), address, body == null ? null : ApiClient.bytes(body), "application/json");
        return new Asked(address + body, answer);
    }

    /** The world with a file that the client uploaded, for an operation that names one: others' are not theirs to use. */
    static World withOwnFile(ApiDocument document, Operation operation, ApiClient client, World world) {
        JsonNode body = document.body(operation);
        World own = world;
        String uploads = operation.path().startsWith("/portal/")
                ? "/api/v1/portal/" + world.id("account") + "/attachments"
                : "/api/v1/attachments";
        for (String field : FILE_FIELDS) {
            if (body != null && names(document, body, field)) {
                Answer uploaded = client.upload(uploads, "ponto.png", "image/png", TestWorld.PICTURE);
                own = uploaded.status() == 201 ? own.with(field, uploaded.text("/id")) : own;
            }
        }
        return own;
    }

    private static boolean names(ApiDocument document, JsonNode schema, String field) {
        JsonNode fields = schema.path("properties");
        return fields.has(field)
                || fields.values().stream().map(document::resolve).anyMatch(each -> names(document, each, field));
    }

    private static Map<Object, Object> without(Map<?, ?> fields, String name) {
        Map<Object, Object> rest = new LinkedHashMap<>(fields);
        rest.remove(name);
        return rest;
    }
}
