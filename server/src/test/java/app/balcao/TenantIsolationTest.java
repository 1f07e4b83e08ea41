package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient.Answer;
import app.balcao.ApiDocument.Operation;
import app.balcao.TestWorld.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every operation of the OpenAPI document, asked for by somebody without a session, by the owner of another account
 * who knows this account's ids, and by a plain agent. The answers expected stand in
 * {@code tenant-isolation.txt}: an operation without a row fails.
 */
@BalcaoTest
class TenantIsolationTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestWorld worlds;

    private ApiDocument document;

    /** What an operation must answer: to the owner, to nobody, to a stranger, to a plain agent. */
    private record Row(String owner, String nobody, String stranger, String agent) {}

    @Test
    void everyOperationKeepsToItsAccount() {
        document = ApiDocument.of(accounts.anonymous());
        Map<String, Row> expected = table();
        Map<String, Row> actual = new LinkedHashMap<>();
        World world = worlds.create();
        Map<String, String> before = worlds.contents(world.account());
        List<String> leaks = new ArrayList<>();
        for (Operation operation : document.operations()) {
            int nobody = ask(accounts.anonymous(), operation, world, leaks);
            var other = accounts.create();
            int stranger = ask(accounts.signedIn(other, other.owner()), operation, world, leaks);
            Map<String, String> after = worlds.contents(world.account());
            if (!after.equals(before)) {
                after.entrySet().removeAll(before.entrySet());
                leaks.add(operation.name() + " changed " + after.keySet());
                before = worlds.contents(world.account());
            }
            actual.put(operation.name(), new Row("", "" + nobody, "" + stranger, ""));
        }
        for (Operation operation : document.operations()) {
            World mine = operation.method().equals("GET") ? world : worlds.create();
            int agent = ask(accounts.signedIn(mine.account(), mine.account().agent()), operation, mine, null);
            World fresh = operation.method().equals("GET") ? world : worlds.create();
            int owner = ask(fresh.owner(), operation, fresh, null);
            actual.computeIfPresent(
                    operation.name(), (name, row) -> new Row("" + owner, row.nobody(), row.stranger(), "" + agent));
        }
        expected.keySet().retainAll(actual.keySet());
        assertThat(lines(actual)).isEqualTo(lines(expected));
        assertThat(leaks).as("what a stranger saw or changed").isEmpty();
    }

    private int ask(ApiClient client, Operation operation, World world, List<String> leaks) {
        var request = new SampleRequest(document, world);
        String address = request.address(operation);
        if (operation.wantsVersion()) {
            client.with("If-Match", world.owner().get(address).header("ETag"));
        }
        Answer answer = operation.upload()
                ? client.upload(address, "nota.txt", "text/plain", "oi".getBytes(StandardCharsets.UTF_8))
                : client.send(operation.method(), address, bytes(request.body(operation)), "application/json");
        if (leaks != null) {
            String text = new String(answer.raw().body(), StandardCharsets.UTF_8);
            String sent = address + request.body(operation);
            if (text.contains(world.secret()) && !sent.contains(world.secret())) {
                leaks.add(operation.name() + " shows a text");
            }
            world.ids().values().stream()
                    .filter(id -> id.length() == 36 && !sent.contains(id) && text.contains(id))
                    .forEach(id -> leaks.add(operation.name() + " shows an id"));
        }
        return answer.status();
    }

    private static byte[] bytes(Object body) {
        return body == null ? null : ApiClient.bytes(body);
    }

    private static Map<String, Row> table() {
        try (var file =
                Objects.requireNonNull(TenantIsolationTest.class.getResourceAsStream("/tenant-isolation.txt"))) {
            Map<String, Row> rows = new LinkedHashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s+"))
                    .forEach(cell -> rows.put(cell[0] + " " + cell[1], new Row(cell[2], cell[3], cell[4], cell[5])));
            return rows;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static String lines(Map<String, Row> rows) {
        StringBuilder lines = new StringBuilder();
        rows.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(each -> {
            String[] name = each.getKey().split(" ");
            Row row = each.getValue();
            lines.append("%-6s %-42s %-6s %-7s %-9s %s%n"
                    .formatted(name[0], name[1], row.owner(), row.nobody(), row.stranger(), row.agent()));
        });
        return lines.toString();
    }
}
