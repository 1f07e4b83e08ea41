package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.AccessTable.Asked;
import app.balcao.AccessTable.Row;
import app.balcao.ApiDocument.Operation;
import app.balcao.TestWorld.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every operation of the OpenAPI document, asked for by somebody without a session, by the owner of another account
 * who knows this account's ids, and by a plain agent. The answers expected stand in
 * {@code access-matrix.txt}: an operation without a row fails.
 */
@BalcaoTest
class TenantIsolationTest {

    private static final Row UNKNOWN = new Row("", "", "", "", List.of());

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestWorld worlds;

    private ApiDocument document;

    @Test
    void everyOperationKeepsToItsAccount() {
        document = ApiDocument.of(accounts.anonymous());
        Map<String, Row> expected = AccessTable.read();
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
            actual.put(operation.name(), new Row("", "" + nobody, "" + stranger, "", needs(expected, operation)));
        }
        try (WorldsAhead ahead = new WorldsAhead(worlds)) {
            WornWorld agents = new WornWorld(
                    ahead,
                    each -> accounts.signedIn(each.account(), each.account().agent()));
            WornWorld owners = new WornWorld(ahead, World::owner);
            ApiClient reader =
                    accounts.signedIn(world.account(), world.account().agent());
            for (Operation operation : document.operations()) {
                Row row = expected.getOrDefault(operation.name(), UNKNOWN);
                boolean reads = operation.method().equals("GET");
                int agent = reads
                        ? inside(operation, world, reader, false)
                        : agents.ask((own, client) -> inside(operation, own, client, false), row.agent());
                int owner = reads
                        ? inside(operation, world, world.owner(), true)
                        : owners.ask((own, client) -> inside(operation, own, client, true), row.owner());
                actual.computeIfPresent(
                        operation.name(),
                        (name, of) -> new Row("" + owner, of.nobody(), of.stranger(), "" + agent, of.needs()));
            }
        }
        assertThat(lines(actual)).isEqualTo(lines(expected));
        assertThat(leaks).as("what a stranger saw or changed").isEmpty();
    }

    private int inside(Operation operation, World world, ApiClient client, boolean leads) {
        World own = AccessTable.withOwnFile(document, operation, client, world);
        return AccessTable.ask(document, operation, client, own, leads).answer().status();
    }

    private int ask(ApiClient client, Operation operation, World world, List<String> leaks) {
        Asked asked = AccessTable.ask(document, operation, client, world, true);
        String text = new String(asked.answer().raw().body(), StandardCharsets.UTF_8);
        if (text.contains(world.secret()) && !asked.sent().contains(world.secret())) {
            leaks.add(operation.name() + " shows a text");
        }
        world.ids().values().stream()
                .filter(id -> id.length() == 36 && !asked.sent().contains(id) && text.contains(id))
                .forEach(id -> leaks.add(operation.name() + " shows an id"));
        return asked.answer().status();
    }

    private static List<String> needs(Map<String, Row> table, Operation operation) {
        return table.containsKey(operation.name()) ? table.get(operation.name()).needs() : List.of();
    }

    private static String lines(Map<String, Row> rows) {
        StringBuilder lines = new StringBuilder();
        rows.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(each -> {
            String[] name = each.getKey().split(" ");
            Row row = each.getValue();
            lines.append("%-8s %-54s %-6s %-7s %-9s %-6s %s%n"
                    .formatted(
                            name[0],
                            name[1],
                            row.owner(),
                            row.nobody(),
                            row.stranger(),
                            row.agent(),
                            row.needs().isEmpty() ? "-" : String.join("+", row.needs())));
        });
        return lines.toString();
    }
}
