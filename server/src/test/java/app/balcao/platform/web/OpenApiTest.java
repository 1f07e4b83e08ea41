package app.balcao.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.TestAccounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The document that programs, and the console's types, are made from. */
@BalcaoTest
class OpenApiTest {

    /** What is served now, as it is kept under version control. */
    private static final Path SNAPSHOT = Path.of("..", "web", "openapi.json");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Autowired
    private TestAccounts accounts;

    private JsonNode document() {
        var answer = accounts.anonymous().get("/api/v1/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private record Operation(String path, String verb, JsonNode node) {

        boolean needsSession() {
            for (JsonNode alternative : node.path("security")) {
                if (alternative.has("session")) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    private static List<Operation> operations(JsonNode document) {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((verb, node) ->
                        operations.add(new Operation(path, verb.toUpperCase(java.util.Locale.ROOT), node))));
        return operations;
    }

    @Test
    void theCommittedDocumentIsTheOneServed() throws IOException {
        String served = JSON.writeValueAsString(JSON.treeToValue(document(), Object.class)) + "\n";
        if (Boolean.getBoolean("balcao.snapshots")) {
            Files.writeString(SNAPSHOT, served);
        }
        assertThat(Files.exists(SNAPSHOT) ? Files.readString(SNAPSHOT) : "")
                .as("""
                        The interface has changed. If that is meant, write web/openapi.json anew with ./dev snapshots, \
                        read the difference, and commit it.
                        """)
                .isEqualTo(served);
    }

    @Test
    void everyOperationIsFullyDescribed() {
        JsonNode document = document();
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        var softly = new SoftAssertions();
        var names = new HashSet<String>();
        for (Operation operation : operations(document)) {
            JsonNode node = operation.node();
            softly.assertThat(names.add(node.path("operationId").asString()))
                    .as("%s has a name of its own: %s", operation, node.path("operationId"))
                    .isTrue();
            softly.assertThat(node.path("tags").size())
                    .as("tags of %s", operation)
                    .isPositive();
            softly.assertThat(node.path("tags").toString())
                    .as("tags of %s", operation)
                    .doesNotContain("controller");
            softly.assertThat(node.path("responses").has("default"))
                    .as("%s says how it fails", operation)
                    .isTrue();
            softly.assertThat(node.path("responses").propertyNames().stream().anyMatch(each -> each.startsWith("2")))
                    .as("%s says how it succeeds", operation)
                    .isTrue();
        }
        softly.assertAll();
        assertThat(names).hasSizeGreaterThan(20);
    }

    @Test
    void whatIsAlwaysThereIsRequiredAndWhatMayLackIsNullable() {
        JsonNode row = document().at("/components/schemas/TicketRow");
        assertThat(row.path("required").valueStream().map(JsonNode::asString))
                .contains("id", "number", "department")
                .doesNotContain("agent", "customer", "closedAt");
        assertThat(row.at("/properties/closedAt/type").toString()).contains("null");
        assertThat(row.at("/properties/agent").toString()).contains("null");
        assertThat(row.at("/properties/id/type").toString()).doesNotContain("null");
    }

    @Test
    void referencesLeadSomewhere() {
        JsonNode document = document();
        for (String reference : document.findValuesAsString("$ref")) {
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }

    @Test
    void operationsNeedASessionExactlyWhenTheySaySo() {
        var softly = new SoftAssertions();
        for (Operation operation : operations(document())) {
            String path =
                    operation.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
            byte[] body =
                    "GET".equals(operation.verb()) ? null : "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            var answer = accounts.anonymous().send(operation.verb(), path, body, "application/json");
            boolean asksToSignIn =
                    answer.status() == 401 && answer.text("/type").equals("/problems/not-signed-in");
            if (operation.path().equals("/api/v1/session")) {
                continue;
            }
            softly.assertThat(asksToSignIn)
                    .as("%s without a session: %s", operation, answer.status())
                    .isEqualTo(operation.needsSession());
        }
        softly.assertAll();
    }
}
