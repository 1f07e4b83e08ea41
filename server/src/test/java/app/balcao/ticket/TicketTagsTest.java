package app.balcao.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.Permission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tags: the account's catalogue, and which tickets have them. */
@BalcaoTest
class TicketTagsTest {

    private static final String CATALOGUE = "/api/v1/tags";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient agent;
    private String path;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        agent = accounts.signedIn(account, account.agent());
        path = ticket("Impressora");
    }

    @Test
    @Rule({"TAG-1", "TAG-2"})
    void administratorsKeepOneOfEachName() {
        ApiClient.Answer made = owner.post(CATALOGUE, form("  Garantia\n", true));
        assertThat(made.text("/name")).isEqualTo("Garantia");
        assertThat(owner.post(CATALOGUE, form("GARANTÍA", true)).text("/errors/0/field"))
                .isEqualTo("name");
        assertThat(owner.post(CATALOGUE, form("x".repeat(61), true)).status()).isEqualTo(400);
        String other = tag("Urgente");
        String one = CATALOGUE + "/" + other;
        assertThat(owner.with("If-Match", "\"1\"")
                        .put(one, form("garantia", true))
                        .text("/errors/0/field"))
                .isEqualTo("name");
        assertThat(owner.with("If-Match", "\"1\"")
                        .put(one, form("Muito urgente", false))
                        .text("/name"))
                .isEqualTo("Muito urgente");
        assertThat(owner.with("If-Match", "\"1\"").put(one, form("Outra", true)).status())
                .isEqualTo(412);
        assertThat(names(agent.get(CATALOGUE).json().at("/items"))).containsExactly("Garantia", "Muito urgente");
        for (ApiClient each : List.of(agent, accounts.signedIn(account, account.manager()))) {
            assertThat(each.post(CATALOGUE, form("Minha", true)).status()).isEqualTo(403);
            assertThat(each.delete(one).status()).isEqualTo(403);
        }
    }

    @Test
    @Rule("TAG-3")
    void mergingMovesWhatHasIt() {
        String kept = tag("Entrega");
        String gone = tag("Entregas");
        String second = ticket("Frete");
        give(path, kept);
        give(path, gone);
        give(second, gone);
        String merge = CATALOGUE + "/" + gone + "/merge";
        assertThat(owner.post(merge, Map.of("intoId", gone)).status()).isEqualTo(400);
        assertThat(owner.post(merge, Map.of("intoId", UUID.randomUUID())).text("/errors/0/field"))
                .isEqualTo("intoId");
        assertThat(owner.post(merge, Map.of("intoId", kept)).text("/id")).isEqualTo(kept);
        assertThat(tags(path)).containsExactly("Entrega");
        assertThat(tags(second)).containsExactly("Entrega");
        assertThat(owner.get(CATALOGUE + "/" + gone).status()).isEqualTo(404);
        assertThat(owner.get("/api/v1/audit-entries?action=tag.merged").json().at("/items"))
                .hasSize(1);
    }

    @Test
    @Rule("TAG-4")
    void deletingSaysOfHowManyAndTakesItOff() {
        String id = tag("Piloto");
        give(path, id);
        assertThat(owner.get(CATALOGUE + "/" + id + "/use")
                        .json()
                        .at("/tickets")
                        .asInt())
                .isEqualTo(1);
        assertThat(owner.delete(CATALOGUE + "/" + id).status()).isEqualTo(204);
        assertThat(tags(path)).isEmpty();
    }

    @Test
    @Rule("TAG-5")
    void onesOwnTakeAPermissionAndThoseThereDoNot() {
        assertThat(agent.post(path + "/tags", Map.of("name", "Nova")).status()).isEqualTo(403);
        Set<Permission> more = EnumSet.copyOf(Permission.byDefault());
        more.add(Permission.TAG_CREATE);
        groups.permit(account, account.agent(), more);
        assertThat(agent.post(path + "/tags", Map.of("name", "Nova")).status()).isEqualTo(200);
        groups.permit(account, account.agent(), Permission.byDefault());
        String second = ticket("Frete");
        assertThat(agent.post(second + "/tags", Map.of("name", "NÓVA")).status())
                .isEqualTo(200);
        assertThat(tags(second)).containsExactly("Nova");
        String retired = owner.post(CATALOGUE, form("Antiga", false)).text("/id");
        assertThat(agent.post(path + "/tags", Map.of("tagId", retired)).text("/errors/0/field"))
                .isEqualTo("tagId");
        assertThat(agent.post(path + "/tags", Map.of("name", "antiga")).text("/errors/0/field"))
                .isEqualTo("name");
        assertThat(agent.post(path + "/tags", Map.of()).status()).isEqualTo(400);
    }

    @Test
    @Rule({"TAG-6", "TAG-7"})
    void whoWorksOnATicketTagsItAndTheHistoryTells() throws Exception {
        String id = tag("Garantia");
        List<Callable<ApiClient.Answer>> twice = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ApiClient each = accounts.signedIn(account, account.agent());
            each.get("/api/v1/session");
            twice.add(() -> each.post(path + "/tags", Map.of("tagId", id)));
        }
        assertThat(AtOnce.all(twice))
                .allSatisfy(each -> assertThat(each.status()).isEqualTo(200));
        assertThat(agent.post(path + "/close", Map.of()).status()).isEqualTo(403);
        assertThat(owner.post(path + "/close", Map.of()).status()).isEqualTo(200);
        assertThat(agent.delete(path + "/tags/" + id).json().at("/tags")).isEmpty();
        assertThat(agent.delete(path + "/tags/" + id).status()).isEqualTo(200);
        assertThat(agent.get(path).json().at("/events"))
                .extracting(each -> each.at("/kind").asString())
                .filteredOn(kind -> kind.contains("TAGGED"))
                .containsExactly("TAGGED", "UNTAGGED");
        ApiClient seller = accounts.signedIn(account, account.seller());
        assertThat(seller.post(path + "/tags", Map.of("tagId", id)).status()).isEqualTo(404);
        for (int i = 0; i < 20; i++) {
            give(path, tag("Etiqueta " + i));
        }
        assertThat(agent.post(path + "/tags", Map.of("tagId", id)).status()).isEqualTo(409);
        assertThat(tags(path)).hasSize(20);
    }

    @Test
    @Rule("TAG-8")
    void listsShowThemAndAreNarrowedByThem() {
        String first = tag("Garantia");
        String second = tag("Entrega");
        give(path, first);
        give(path, second);
        String other = ticket("Frete");
        give(other, second);
        ticket("Sem etiqueta");
        JsonNode found = agent.get("/api/v1/tickets?tagId=" + first).json().at("/items");
        assertThat(found).hasSize(1);
        assertThat(names(found.at("/0/tags"))).containsExactly("Entrega", "Garantia");
        assertThat(agent.get("/api/v1/tickets?tagId=" + first + "," + second)
                        .json()
                        .at("/items"))
                .as("any of them")
                .hasSize(2);
        assertThat(agent.get("/api/v1/tickets?tagId=nenhuma").status()).isEqualTo(400);
    }

    @Test
    @Rule("TAG-1")
    void aCatalogueHasAThousandAtMost() {
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "insert into tag (account_id, name, color) select {0}, 'Etiqueta ' || n, 'gray'"
                                + " from generate_series(1, {1}) as n",
                        DSL.val(account.id()), DSL.val(TagCatalogue.MOST)));
        assertThat(owner.post(CATALOGUE, form("Uma a mais", true)).status()).isEqualTo(409);
    }

    @Test
    @Rule("TAG-6")
    void whoOnlyAskedForATicketDoesNotTagIt() {
        groups.permit(account, account.seller(), TestGroups.without());
        ApiClient seller = accounts.signedIn(account, account.seller());
        String asked = "/api/v1/tickets/"
                + seller.post(
                                "/api/v1/tickets/internal",
                                Map.of("departmentId", account.support(), "subject", "Acesso", "html", "<p>Acesso</p>"))
                        .text("/id");
        assertThat(seller.get(asked).status()).isEqualTo(200);
        assertThat(seller.post(asked + "/tags", Map.of("tagId", tag("Acesso"))).status())
                .isEqualTo(403);
    }

    private String ticket(String subject) {
        return "/api/v1/tickets/"
                + new TestTickets(accounts, sql, opening)
                        .fromCustomer(account, subject)
                        .id();
    }

    private String tag(String name) {
        return owner.post(CATALOGUE, form(name, true)).text("/id");
    }

    private void give(String ticket, String tag) {
        assertThat(agent.post(ticket + "/tags", Map.of("tagId", tag)).status()).isEqualTo(200);
    }

    private List<String> tags(String ticket) {
        return names(agent.get(ticket).json().at("/ticket/tags"));
    }

    private static List<String> names(JsonNode tags) {
        return tags.valueStream().map(each -> each.at("/name").asString()).toList();
    }

    private static Map<String, Object> form(String name, boolean active) {
        return Map.of("name", name, "color", "BLUE", "active", active);
    }
}
