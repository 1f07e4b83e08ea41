package app.balcao;

import app.balcao.ApiClient.Answer;
import app.balcao.ApiDocument.Operation;
import app.balcao.TestWorld.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Bad input for every operation of the OpenAPI document, made from its schemas. Whatever comes in, the answer is
 * never a failure of ours; a refusal is a problem document in Portuguese, and leaves every table as it was.
 */
@BalcaoTest
class BadInputTest {

    // Asked without a session, and limited by address: only what is refused before it counts.
    private static final Set<String> OPEN = Set.of(
            "session", "password-recoveries", "account-recoveries", "access-links", "accounts", "password-strength");

    private static final Pattern ENGLISH =
            Pattern.compile("\\b(the|must|is|not|required|invalid|failed|bad|request|unsupported|found)\\b");

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestWorld worlds;

    @TestFactory
    Stream<DynamicTest> everyOperationRefusesBadInputPolitely() {
        ApiDocument document = ApiDocument.of(accounts.anonymous());
        World world = worlds.create();
        return document.operations().stream()
                .map(operation ->
                        DynamicTest.dynamicTest(operation.name(), () -> new Trial(document, world, operation).run()));
    }

    private final class Trial {

        private final World world;
        private final Operation operation;
        private final BadBodies bodies;
        private final SampleRequest sample;
        private final String address;
        private final SoftAssertions soft = new SoftAssertions();

        Trial(ApiDocument document, World world, Operation operation) {
            this.world = world;
            this.operation = operation;
            this.bodies = new BadBodies(document, operation);
            this.sample = new SampleRequest(document, world);
            this.address = sample.address(operation);
        }

        void run() {
            Map<String, String> before = worlds.contents(world.account());
            addresses();
            if (anyAddressWillDo()) {
                before = worlds.contents(world.account());
            }
            questions();
            if (operation.hasJsonBody()) {
                refusedBodies();
                versions();
            }
            Map<String, String> changed = changed(before);
            if (operation.path().endsWith("/export")) {
                // Any filter will do, and what was taken away is audited.
                changed.remove("audit_entry");
            }
            if (operation.path().startsWith("/ticket-exports")) {
                // One that was asked for before may become ready meanwhile, which is told.
                changed.keySet().removeAll(List.of("notification", "realtime_event", "realtime_stream", "stored_file"));
            }
            soft.assertThat(changed).as("rows after refusals").isEmpty();
            if (operation.hasJsonBody() && !OPEN.contains(operation.path().split("/", 3)[1])) {
                strangeTexts();
                repeats();
            }
            soft.assertAll();
        }

        private void addresses() {
            if (!operation.path().contains("{")
                    || OPEN.contains(operation.path().split("/", 3)[1])) {
                return;
            }
            for (String id :
                    List.of(UUID.randomUUID().toString(), "abc", "-1", "99999999999999999999", "%F0%9F%98%80")) {
                String path = "/api/v1" + operation.path().replaceAll("\\{\\w+}", id);
                Answer answer = send(path, bytes(sample.body(operation)));
                polite("address " + id, answer);
                if (!anyAddressWillDo()) {
                    soft.assertThat(answer.status()).as("address " + id).isIn(400, 404);
                }
            }
        }

        // A draft that is not there is forgotten already, and an address that is not blocked is unblocked.
        private boolean anyAddressWillDo() {
            return operation.path().startsWith("/drafts") && operation.method().equals("DELETE")
                    || operation.path().startsWith("/blocked-addresses");
        }

        private void questions() {
            for (JsonNode parameter : operation.parameters("query")) {
                String name = parameter.at("/name").asString();
                String type = ApiDocument.type(parameter.at("/schema"));
                List<String> refused = new ArrayList<>(List.of("a%00b"));
                if (name.equals("limit")) {
                    refused.addAll(List.of("0", "101", "-1", "abc", "99999999999"));
                } else if (name.equals("cursor")) {
                    refused.addAll(List.of("!!!", "YWJj", "AAAA", "x".repeat(2000)));
                } else if (type.equals("boolean") || type.equals("integer")) {
                    refused.add("talvez");
                }
                for (String value : refused) {
                    Answer answer = send(
                            "/api/v1"
                                    + operation
                                            .path()
                                            .replaceAll(
                                                    "\\{\\w+}",
                                                    world.ids()
                                                            .getOrDefault(
                                                                    operation.path()
                                                                            .split("/", 3)[1],
                                                                    "x"))
                                    + "?" + name + "=" + value,
                            null);
                    polite(name + "=" + value, answer);
                    soft.assertThat(answer.status()).as(name + "=" + value).isEqualTo(400);
                }
                for (String value : List.of("%27%3B--", "%3Cscript%3E", "9".repeat(300), "%25_%5C", "%F0%9F%98%80")) {
                    polite(name + "=" + value, send(address.split("\\?")[0] + "?" + name + "=" + value, null));
                }
            }
        }

        private void refusedBodies() {
            Object good = sample.body(operation);
            bodies.refused(good).forEach((what, body) -> {
                // A ticket that is not seen is told of in the outcome, beside those with which it is done.
                if (operation.path().equals("/ticket-bulks")
                        && what.startsWith("ticketIds = [")
                        && !what.contains(",")) {
                    return;
                }
                Answer answer = send(address, bytes(body));
                polite(what, answer);
                soft.assertThat(answer.status()).as(what).isBetween(400, 499);
            });
            for (String text : List.of("{", "[1,2]", "[]", "\"x\"", "\u0000", "{\"a\":1}}")) {
                Answer answer = send(address, text.getBytes(StandardCharsets.UTF_8));
                polite("body " + text, answer);
                soft.assertThat(answer.status()).as("body " + text).isBetween(400, 499);
            }
            for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
                Answer answer = world.owner().send(operation.method(), address, bytes(good), type);
                polite(type, answer);
                soft.assertThat(answer.status()).as(type).isEqualTo(415);
            }
        }

        private void versions() {
            if (!operation.wantsVersion()) {
                return;
            }
            byte[] good = bytes(sample.body(operation));
            Answer without = world.owner().send(operation.method(), address, good, "application/json");
            polite("no version", without);
            soft.assertThat(without.status()).as("no version").isEqualTo(428);
            for (String stale : List.of("\"999\"", "\"-1\"", "abc", "\"99999999999999\"")) {
                Answer answer = world.owner()
                        .with("If-Match", stale)
                        .send(operation.method(), address, good, "application/json");
                polite("version " + stale, answer);
                soft.assertThat(answer.status()).as("version " + stale).isEqualTo(412);
            }
        }

        private void strangeTexts() {
            bodies.strange(sample.body(operation)).forEach((what, body) -> polite(what, send(address, bytes(body))));
        }

        private void repeats() {
            if (!operation.method().equals("POST")) {
                return;
            }
            byte[] body = bytes(sample.body(operation));
            polite("once", send(address, body));
            polite("again without a key", send(address, body));
            String key = UUID.randomUUID().toString();
            Object other = sample.body(operation);
            Answer first =
                    world.owner().with("Idempotency-Key", key).send("POST", address, bytes(other), "application/json");
            if (first.status() >= 300) {
                return;
            }
            Map<String, String> before = worlds.contents(world.account());
            Answer again =
                    world.owner().with("Idempotency-Key", key).send("POST", address, bytes(other), "application/json");
            soft.assertThat(again.status()).as("again with the key").isEqualTo(first.status());
            soft.assertThat(again.header("Location")).as("again with the key").isEqualTo(first.header("Location"));
            if (first.isSecret()) {
                soft.assertThat(again.raw().body()).as("a secret shown again").isEmpty();
            } else {
                soft.assertThat(again.json()).as("again with the key").isEqualTo(first.json());
            }
            soft.assertThat(changed(before)).as("rows after a repeat").isEmpty();
            Answer changed = world.owner()
                    .with("Idempotency-Key", key)
                    .send("POST", address, "{}".getBytes(StandardCharsets.UTF_8), "application/json");
            polite("another body with the key", changed);
            soft.assertThat(changed.status()).as("another body with the key").isEqualTo(422);
        }

        private Map<String, String> changed(Map<String, String> before) {
            Map<String, String> now = new TreeMap<>(worlds.contents(world.account()));
            before.forEach(now::remove);
            return now;
        }

        private Answer send(String path, byte[] body) {
            if (operation.wantsVersion()) {
                world.owner().with("If-Match", version());
            }
            return operation.upload()
                    ? world.owner().send(operation.method(), path, new byte[0], "multipart/form-data; boundary=x")
                    : world.owner().send(operation.method(), path, body, "application/json");
        }

        private String version() {
            String version = world.owner().get(address).header("ETag");
            return version.isEmpty() ? "\"1\"" : version;
        }

        private void polite(String what, Answer answer) {
            String about = what + ": " + answer.status() + " " + answer.json();
            soft.assertThat(answer.status()).as(about).isLessThan(500);
            if (answer.status() >= 400) {
                soft.assertThat(answer.header("Content-Type")).as(about).startsWith("application/problem+json");
                soft.assertThat(answer.text("/type")).as(about).startsWith("/problems/");
                String sentences = answer.text("/title") + " " + answer.text("/detail") + " "
                        + answer.json().at("/errors").values().stream()
                                .map(each -> each.at("/message").asString())
                                .toList();
                soft.assertThat(answer.text("/detail")).as(about).isNotBlank();
                soft.assertThat(ENGLISH.matcher(sentences).find())
                        .as("Portuguese: " + about)
                        .isFalse();
            }
        }
    }

    private static byte[] bytes(Object body) {
        return body == null ? null : ApiClient.bytes(body);
    }
}
