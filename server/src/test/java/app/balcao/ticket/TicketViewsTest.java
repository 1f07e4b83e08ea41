package app.balcao.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Saved views, and the filters they are made of, over the wire. */
@BalcaoTest
class TicketViewsTest {

    private static final String PATH = "/api/v1/ticket-views";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestTickets tickets;
    private TestAccount account;
    private ApiClient owner;
    private ApiClient manager;
    private ApiClient agent;
    private ApiClient seller;

    @BeforeEach
    void open() {
        tickets = new TestTickets(accounts, sql, opening);
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        manager = accounts.signedIn(account, account.manager());
        agent = accounts.signedIn(account, account.agent());
        seller = accounts.signedIn(account, account.seller());
    }

    @Test
    void eachSeesTheirOwnThoseOfTheirDepartmentsAndEveryones() {
        made(agent, form("OWN", null, "Minha"));
        made(manager, form("DEPARTMENT", account.support(), "Do suporte"));
        made(owner, form("EVERYONE", null, "De todos"));
        made(owner, form("DEPARTMENT", account.sales(), "De vendas"));

        assertThat(names(agent)).containsExactly("De todos", "Do suporte", "Minha");
        assertThat(names(seller)).containsExactly("De todos", "De vendas");
        assertThat(names(owner)).containsExactly("De todos", "De vendas", "Do suporte");
    }

    @Test
    void managersShareWithTheirDepartmentsAndAdministratorsWithAll() {
        assertThat(agent.post(PATH, form("DEPARTMENT", account.support(), "A")).status())
                .isEqualTo(403);
        assertThat(agent.post(PATH, form("EVERYONE", null, "A")).status()).isEqualTo(403);
        assertThat(manager.post(PATH, form("DEPARTMENT", account.sales(), "A")).status())
                .isEqualTo(403);
        assertThat(manager.post(PATH, form("EVERYONE", null, "A")).status()).isEqualTo(403);
        String shared = made(manager, form("DEPARTMENT", account.support(), "A"));
        assertThat(agent.delete(PATH + "/" + shared).status()).isEqualTo(403);
        assertThat(seller.get(PATH + "/" + shared).status()).isEqualTo(404);
        assertThat(manager.with("If-Match", "\"1\"")
                        .put(PATH + "/" + shared, form("EVERYONE", null, "A"))
                        .status())
                .as("nor makes one of theirs everyone's")
                .isEqualTo(403);
        String own = made(agent, form("OWN", null, "Minha"));
        assertThat(owner.get(PATH + "/" + own).status())
                .as("not even the owner")
                .isEqualTo(404);
    }

    @Test
    void oneThatWasChangedMeanwhileIsNotOverwrittenAndBadOnesAreRefused() {
        String view = made(agent, form("OWN", null, "Minha"));
        assertThat(changed(view, 1, form("OWN", null, "Outra")).status()).isEqualTo(200);
        Answer late = changed(view, 1, form("OWN", null, "Atrasada"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("/current/name")).isEqualTo("Outra");
        assertThat(agent.post(PATH, form("OWN", null, "OUTRA")).text("/errors/0/code"))
                .isEqualTo("taken");
        assertThat(agent.post(PATH, form("OWN", null, " ")).status()).isEqualTo(400);
        assertThat(owner.post(PATH, form("DEPARTMENT", null, "X")).text("/errors/0/field"))
                .isEqualTo("departmentId");
        assertThat(owner.post(PATH, form("DEPARTMENT", UUID.randomUUID(), "X")).status())
                .isEqualTo(400);
        for (Map<String, String> filters : List.of(Map.of("priority", "9"), Map.of("nada", "1"))) {
            Map<String, Object> bad = new HashMap<>(form("OWN", null, "X"));
            bad.put("filters", filters);
            assertThat(agent.post(PATH, bad).status()).isEqualTo(400);
        }
        assertThat(agent.delete(PATH + "/" + view).status()).isEqualTo(204);
        assertThat(names(agent)).isEmpty();
    }

    @Test
    void ofSeveralValuesAnyWillDo() {
        UUID clara = tickets.customer(account, "Clara");
        UUID bruno = tickets.customer(account, "Bruno");
        UUID first = opened(account.support(), clara);
        UUID second = opened(account.support(), bruno);
        UUID third = opened(account.sales(), clara);
        owner.post("/api/v1/tickets/" + first + "/bind", Map.of("agentId", account.agent()));
        owner.post("/api/v1/tickets/" + third + "/bind", Map.of("agentId", account.seller()));
        owner.post("/api/v1/tickets/" + third + "/close", null);

        assertThat(found("departmentId=" + account.support() + "," + account.sales()))
                .hasSize(3);
        assertThat(found("departmentId=" + account.sales())).containsExactly(third);
        assertThat(found("customerId=" + clara + "," + bruno)).hasSize(3);
        assertThat(found("customerId=" + clara + "&departmentId=" + account.support()))
                .containsExactly(first);
        assertThat(found("agentId=" + account.agent() + "," + account.seller()))
                .containsExactlyInAnyOrder(first, third);
        assertThat(found("agentId=none," + account.agent())).containsExactlyInAnyOrder(first, second);
        assertThat(found("agentId=none")).containsExactly(second);
        assertThat(found("priority=1,2,3,4&kind=external&origin=email,agent")).hasSize(3);
        assertThat(found("kind=internal")).isEmpty();
        assertThat(found("closedFrom=2026-01-01")).containsExactly(third);
        assertThat(found("createdTo=2020-01-01")).isEmpty();
        assertThat(found("activeFrom=2020-01-01&activeTo=2999-12-31")).hasSize(3);
        for (String bad : List.of("kind=x", "origin=email,", "activeFrom=2026-13-01", "departmentId=1,2")) {
            assertThat(owner.get("/api/v1/tickets?" + bad).status()).as(bad).isEqualTo(400);
        }
    }

    private UUID opened(UUID department, UUID customer) {
        return tickets.fromCustomer(account, department, customer, "Assunto", "<p>Olá</p>")
                .id();
    }

    private List<UUID> found(String query) {
        return owner.get("/api/v1/tickets?" + query)
                .json()
                .at("/items")
                .valueStream()
                .map(each -> UUID.fromString(each.at("/id").asString()))
                .toList();
    }

    private Answer changed(String id, int version, Map<String, Object> form) {
        return agent.with("If-Match", "\"" + version + "\"").put(PATH + "/" + id, form);
    }

    private static String made(ApiClient client, Map<String, Object> form) {
        Answer answer = client.post(PATH, form);
        assertThat(answer.status()).as(String.valueOf(answer.json())).isEqualTo(201);
        return answer.text("/id");
    }

    private static List<String> names(ApiClient client) {
        return client.get(PATH)
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/name").asString())
                .toList();
    }

    private static Map<String, Object> form(String scope, @Nullable UUID department, String name) {
        Map<String, Object> form = new HashMap<>();
        form.put("scope", scope);
        form.put("departmentId", department);
        form.put("name", name);
        form.put("filters", Map.of("priority", "3,4", "agentId", "none"));
        form.put("columns", List.of("NUMBER", "SUBJECT", "PRIORITY"));
        return form;
    }
}
