package app.balcao.conversation.binding;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.conversation.TestRouting;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bindings as administrators look after them, over the wire. */
@BalcaoTest
class BindingsTest {

    private static final String PATH = "/api/v1/customer-bindings";
    private static final String CLARA = "clara@cliente.example";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestRouting chats;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        chats.set(account, account.support(), QUEUE.STICKY, true);
    }

    @Test
    @Rule("BND-4")
    void onlyAdministratorsSeeThem() {
        String id = bind(account.agent(), account.support(), CLARA).text("/id");
        for (UUID who : new UUID[] {account.agent(), account.manager()}) {
            ApiClient agent = accounts.signedIn(account, who);
            assertThat(agent.get(PATH).status()).isEqualTo(403);
            assertThat(agent.get(PATH + "/" + id).status()).isEqualTo(403);
            assertThat(agent.delete(PATH + "/" + id).status()).isEqualTo(403);
            assertThat(agent.post(PATH + "/simulate", Map.of("departmentId", account.support()))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    @Rule("BND-70")
    void theyAreFoundByAgentDepartmentAndAddressAlsoThoseThatAreNotActive() {
        bind(account.agent(), account.support(), CLARA);
        bind(account.seller(), account.sales(), CLARA);
        bind(account.colleague(), account.support(), "outra@cliente.example");
        chats.setAgent(account, account.seller(), AGENT.ACTIVE, false);
        accounts.in(account.id(), () -> sql.update(DEPARTMENT)
                .set(DEPARTMENT.ACTIVE, false)
                .where(DEPARTMENT.ID.eq(account.sales()))
                .execute());
        assertThat(found("?agentId=" + account.agent())).isEqualTo(1);
        assertThat(found("?agentId=" + account.seller())).isEqualTo(1);
        assertThat(found("?departmentId=" + account.support())).isEqualTo(2);
        assertThat(found("?departmentId=" + account.sales())).isEqualTo(1);
        assertThat(found("?email=%20CLARA@cliente.example")).isEqualTo(2);
        bind(account.agent(), account.support(), "ana" + CLARA);
        assertThat(found("?email=" + CLARA)).as("another's has it as its end").isEqualTo(2);
        owner.delete(PATH + "/" + owner.get(PATH).text("/items/0/id"));
        assertThat(found("?email=Clara")).as("a part of it").isEqualTo(2);
        assertThat(found("?email=%25")).as("which is no pattern").isZero();
        assertThat(found("?email=" + CLARA + "&departmentId=" + account.sales()))
                .isEqualTo(1);
        var page = owner.get(PATH + "?limit=2").json();
        assertThat(page.at("/items").size()).isEqualTo(2);
        assertThat(owner.get(PATH + "?limit=2&cursor=" + page.at("/nextCursor").asString())
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    @Rule("CAG-2")
    void whomCustomersAreBoundToIsNotDeleted() {
        String id = bind(account.agent(), account.support(), CLARA).text("/id");
        Answer refused = owner.delete("/api/v1/agents/" + account.agent());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).contains("clientes vinculados");
        assertThat(owner.get(PATH + "/" + id).status()).isEqualTo(200);
        assertThat(owner.delete(PATH + "/" + id).status()).isEqualTo(204);
        assertThat(owner.delete("/api/v1/agents/" + account.agent()).status()).isEqualTo(204);
    }

    @Test
    @Rule("BND-71")
    void eachIsShownWithWhenAndWhoAndWhere() {
        bind(account.agent(), account.support(), CLARA);
        var row = owner.get(PATH).json().at("/items/0");
        assertThat(row.at("/createdAt").asString()).isNotEmpty();
        assertThat(row.at("/agent/name").asString()).isEqualTo("Ana Atendente");
        assertThat(row.at("/department/name").asString()).isEqualTo("Suporte");
        assertThat(row.at("/email").asString()).isEqualTo(CLARA);
        bind(account.agent(), account.sales(), "nova@cliente.example");
        assertThat(owner.get(PATH).json().at("/items").findValuesAsString("email"))
                .as("the newest first")
                .containsExactly("nova@cliente.example", CLARA);
    }

    @Test
    @Rule("BND-72")
    void aQuickBindingNeedsNoAttendance() {
        assertThat(bind(account.agent(), account.support(), " Clara@Cliente.example ")
                        .status())
                .isEqualTo(201);
        chats.online(account, account.colleague(), account.agent());
        assertThat(chats.open(account, account.support(), CLARA).agentId()).isEqualTo(account.agent());
        assertThat(bind(account.agent(), account.support(), "clara").text("/errors/0/field"))
                .isEqualTo("email");
        assertThat(bind(UUID.randomUUID(), account.support(), CLARA).text("/errors/0/field"))
                .isEqualTo("agentId");
    }

    @Test
    @Rule("BND-73")
    void whatMayNotBeExecutedFaithfullyIsKeptWithAWarning() {
        assertThat(bind(account.agent(), account.support(), CLARA)
                        .json()
                        .at("/warnings")
                        .size())
                .isZero();
        chats.setAgent(account, account.seller(), AGENT.AUTOMATIC_DISTRIBUTION, false);
        Answer made = bind(account.seller(), account.sales(), CLARA);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().at("/warnings").valueStream().map(each -> each.asString()))
                .containsExactlyInAnyOrder("NOT_STICKY", "AGENT_NOT_AUTOMATIC");
        assertThat(bind(account.seller(), account.support(), "x@cliente.example")
                        .json()
                        .at("/warnings")
                        .valueStream()
                        .map(each -> each.asString()))
                .containsExactlyInAnyOrder("AGENT_NOT_IN_CHAT", "AGENT_NOT_AUTOMATIC");
        chats.setAgent(account, account.colleague(), AGENT.AUTOMATIC_DISTRIBUTION, false);
        assertThat(bind(account.agent(), account.support(), "y@cliente.example")
                        .json()
                        .at("/warnings")
                        .valueStream()
                        .map(each -> each.asString()))
                .containsExactly("OTHERS_NOT_AUTOMATIC");
    }

    @Test
    @Rule("BND-74")
    void aSecondOneForTheSameCustomerIsRefusedAndNamesTheFirst() {
        String first = bind(account.agent(), account.support(), CLARA).text("/id");
        Answer second = bind(account.colleague(), account.support(), "CLARA@cliente.example");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("/existing/id")).isEqualTo(first);
        assertThat(second.text("/detail")).contains("Ana Atendente", "Suporte");
        String other = bind(account.colleague(), account.sales(), CLARA).text("/id");
        Answer moved = change(other, account.colleague(), account.support(), CLARA);
        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.text("/existing/id")).isEqualTo(first);
    }

    @Test
    @Rule("BND-75")
    void itIsChangedAndRemovedAndTheNextAttendanceMakesANewOne() {
        String id = bind(account.agent(), account.support(), CLARA).text("/id");
        Answer changed = change(id, account.colleague(), account.support(), CLARA);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/agent/id")).isEqualTo(account.colleague().toString());
        assertThat(owner.with("If-Match", "\"0\"")
                        .put(PATH + "/" + id, body(account.agent(), account.support(), CLARA))
                        .status())
                .isEqualTo(412);
        assertThat(owner.delete(PATH + "/" + id).status()).isEqualTo(204);
        assertThat(owner.delete(PATH + "/" + id).status()).isEqualTo(404);
        chats.online(account, account.manager());
        chats.attend(account, account.manager(), account.support(), CLARA);
        assertThat(owner.get(PATH + "?email=" + CLARA).text("/items/0/agent/id"))
                .isEqualTo(account.manager().toString());
    }

    @Test
    @Rule("BND-76")
    void thoseOfAnInactiveAgentStayListed() {
        bind(account.agent(), account.support(), CLARA);
        chats.setAgent(account, account.agent(), AGENT.ACTIVE, false);
        var row = owner.get(PATH + "?agentId=" + account.agent()).json().at("/items/0");
        assertThat(row.at("/agent/active").asBoolean()).isFalse();
    }

    @Test
    @Rule("BND-78")
    void everythingAboutThemIsAudited() {
        String id = bind(account.agent(), account.support(), CLARA).text("/id");
        change(id, account.colleague(), account.support(), CLARA);
        owner.delete(PATH + "/" + id);
        chats.online(account, account.agent());
        chats.attend(account, account.agent(), account.support(), "nova@cliente.example");
        var lines = owner.get("/api/v1/audit-entries?itemType=customer-binding")
                .json()
                .at("/items");
        assertThat(lines.findValuesAsString("action"))
                .containsExactly(
                        "customer-binding.created",
                        "customer-binding.deleted",
                        "customer-binding.changed",
                        "customer-binding.created");
        assertThat(lines.at("/0/actor/name").asString())
                .as("who attended first")
                .isEqualTo("Ana Atendente");
    }

    @Test
    void theSimulatorDecidesAsRoutingDoesAndChangesNothing() {
        bind(account.agent(), account.support(), CLARA);
        chats.online(account, account.colleague(), account.agent());
        var bound = simulate(CLARA);
        assertThat(bound.text("/decision/chosen")).isEqualTo(account.agent().toString());
        assertThat(bound.text("/decision/reason")).isEqualTo("BINDING");
        assertThat(simulate(null).text("/decision/reason")).isEqualTo("TURN");
        assertThat(simulate("clara").json().at("/email").isNull()).isTrue();
        String next = simulate(null).text("/decision/chosen");
        assertThat(chats.open(account, account.support()).agentId()).hasToString(next);
    }

    private Answer simulate(@Nullable String email) {
        Map<String, @Nullable Object> body = new HashMap<>(Map.of("departmentId", account.support()));
        body.put("email", email);
        Answer answer = owner.post(PATH + "/simulate", body);
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private int found(String query) {
        return owner.get(PATH + query).json().at("/items").size();
    }

    private Answer bind(UUID agentId, UUID departmentId, String email) {
        return owner.post(PATH, body(agentId, departmentId, email));
    }

    private Answer change(String id, UUID agentId, UUID departmentId, String email) {
        String path = PATH + "/" + id;
        return owner.with("If-Match", owner.get(path).header("ETag")).put(path, body(agentId, departmentId, email));
    }

    private static Map<String, Object> body(UUID agentId, UUID departmentId, String email) {
        return Map.of("agentId", agentId, "departmentId", departmentId, "email", email);
    }
}
