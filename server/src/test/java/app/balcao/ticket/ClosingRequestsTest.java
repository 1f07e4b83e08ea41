package app.balcao.ticket;

import static app.balcao.schema.Tables.CLOSING_REQUEST;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.Permission;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tickets that are closed by who leads their department, once their agent asks. */
@BalcaoTest
class ClosingRequestsTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private CustomerReplies replies;

    private TestAccount account;
    private ApiClient agent;
    private ApiClient manager;
    private UUID customer;
    private UUID id;
    private String path;

    @BeforeEach
    void open() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        manager = accounts.signedIn(account, account.manager());
        accounts.in(account.id(), () -> sql.update(DEPARTMENT)
                .set(DEPARTMENT.CLOSING_BY_MANAGER, true)
                .where(DEPARTMENT.ID.eq(account.support()))
                .execute());
        TestTickets tickets = new TestTickets(accounts, sql, opening);
        customer = tickets.customer(account, "Clara Cliente");
        id = tickets.fromCustomer(account, account.support(), customer, "Impressora", "<p>Parou.</p>")
                .id();
        path = "/api/v1/tickets/" + id;
        agent.post(path + "/bind", null);
        agent.post(path + "/replies", Map.of("html", "<p>Trocamos a peça.</p>"));
    }

    @Test
    @Rule("CLS-5")
    void programsCloseAsPeopleDoAndNeedNotSayWhy() {
        Map<String, Object> wish =
                Map.of("name", "ERP", "scopes", List.of("tickets:write"), "addresses", List.of(), "days", 1);
        ApiClient program = accounts.program(accounts.signedIn(account, account.owner())
                .post("/api/v1/api-tokens", wish)
                .text("/secret"));
        JsonNode silent = program.post(path + "/close", null).json();
        assertThat(situation(silent)).isEqualTo(5);
        assertThat(silent.at("/closeReason").isNull()).isTrue();
        assertThat(program.post(path + "/reopen", null).status()).isEqualTo(200);
        assertThat(program.post(path + "/close", Map.of("reason", "Peça trocada."))
                        .text("/closeReason"))
                .isEqualTo("Peça trocada.");
    }

    @Test
    @Rule({"CLS-1", "CLS-8", "WRK-3"})
    void whoLeadsTheDepartmentClosesWithWhatTheAgentGave() {
        assertThat(agent.get(path).json().at("/ticket/closing/byManager").asBoolean())
                .isTrue();
        assertThat(manager.get(path).json().at("/ticket/closing/byManager").asBoolean())
                .isFalse();
        OffsetDateTime now = OffsetDateTime.now();
        JsonNode asked = agent.post(
                        path + "/close",
                        Map.of(
                                "reason",
                                "Peça trocada.",
                                "work",
                                Map.of(
                                        "startedAt", now.minusHours(1).toString(),
                                        "endedAt", now.minusMinutes(30).toString())))
                .json();
        assertThat(situation(asked)).isEqualTo(8);
        assertThat(asked.at("/closedAt").isNull()).isTrue();
        assertThat(asked.at("/closing/request/reason").asString()).isEqualTo("Peça trocada.");
        assertThat(asked.at("/closing/request/by/id").asString())
                .isEqualTo(account.agent().toString());
        assertThat(asked.at("/work/seconds").asInt()).isEqualTo(1800);
        assertThat(actions(agent))
                .contains("WITHDRAW_CLOSING", "COMMENT")
                .doesNotContain("CLOSE", "REPLY", "DECIDE_CLOSING");
        assertThat(actions(manager)).contains("DECIDE_CLOSING", "CLOSE").doesNotContain("WITHDRAW_CLOSING");
        assertThat(manager.get("/api/v1/notifications").text("/items/0/kind")).isEqualTo("CLOSING_REQUESTED");
        assertThat(agent.post(path + "/closing-request/approve", null).status()).isEqualTo(403);
        assertThat(agent.post(path + "/close", null).text("/type")).endsWith("wrong-situation");

        JsonNode closed = manager.post(path + "/closing-request/approve", null).json();
        assertThat(situation(closed)).isEqualTo(5);
        assertThat(closed.at("/closeReason").asString()).isEqualTo("Peça trocada.");
        assertThat(closed.at("/closedBy/id").asString())
                .isEqualTo(account.manager().toString());
        assertThat(closed.at("/closing/request").isNull()).isTrue();
        assertThat(closed.at("/work/seconds").asInt()).isEqualTo(1800);
        assertThat(kinds()).endsWith("CLOSING_REQUESTED", "CLOSED");
        assertThat(manager.post(path + "/closing-request/approve", null).status())
                .isEqualTo(409);
    }

    @Test
    @Rule("CLS-8")
    void closingManyOnlyAsksForItAndSaysSo() {
        groups.permit(account, account.agent(), TestGroups.without(Permission.TICKET_DELETE));
        String bulk = agent.post("/api/v1/ticket-bulks", Map.of("action", "CLOSE", "ticketIds", List.of(id)))
                .text("/id");
        JsonNode end = await().atMost(Duration.ofSeconds(30))
                .until(() -> agent.get("/api/v1/ticket-bulks/" + bulk).json(), each -> !each.at("/finishedAt")
                        .isNull());
        assertThat(end.at("/asked").asInt()).isEqualTo(1);
        assertThat(end.at("/done").asInt()).isZero();
        assertThat(agent.get("/api/v1/ticket-bulks/" + bulk + "/items").text("/items/0/outcome"))
                .isEqualTo("ASKED");
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    @Rule({"CLS-8", "TAB-3"})
    void sentBackItStandsWhereItStoodAndIsAskedForAgain() {
        agent.post(path + "/close", null);
        assertThat(open("open")).containsExactly(id.toString());
        assertThat(manager.post(path + "/closing-request/return", Map.of("reason", " "))
                        .text("/errors/0/field"))
                .isEqualTo("reason");
        JsonNode returned = manager.post(path + "/closing-request/return", Map.of("reason", "Falta o número de série."))
                .json();
        assertThat(situation(returned)).isEqualTo(2);
        assertThat(returned.at("/closing/request").isNull()).isTrue();
        JsonNode notice = agent.get("/api/v1/notifications").json().at("/items/0");
        assertThat(notice.at("/kind").asString()).isEqualTo("CLOSING_RETURNED");
        assertThat(notice.at("/data/reason").asString()).isEqualTo("Falta o número de série.");
        assertThat(situation(agent.post(path + "/close", null).json())).isEqualTo(9);
        assertThat(situation(agent.delete(path + "/closing-request").json())).isEqualTo(2);
        assertThat(kinds()).endsWith("CLOSING_REQUESTED", "CLOSING_RETURNED", "CLOSING_REQUESTED", "CLOSING_WITHDRAWN");
        assertThat(agent.delete(path + "/closing-request").status()).isEqualTo(409);
    }

    @Test
    @Rule({"CLS-8", "RPL-7"})
    void whatTheCustomerWritesMeanwhileMakesItVoid() {
        agent.post(path + "/close", null);
        Tenant.run(
                account.id(),
                () -> replies.append(
                        id, TestTickets.message(customer, account.support(), "", "<p>Ainda não imprime.</p>", null)));
        assertThat(situation(agent.get(path).json().at("/ticket"))).isEqualTo(3);
        assertThat(requests()).isZero();
        assertThat(manager.post(path + "/closing-request/approve", null).status())
                .isEqualTo(409);
    }

    @Test
    @Rule("CLS-8")
    void anotherAgentMakesItVoid() {
        ApiClient colleague = accounts.signedIn(account, account.colleague());
        for (UUID next : List.of(account.colleague(), account.agent())) {
            (next.equals(account.agent()) ? colleague : agent).post(path + "/close", null);
            assertThat(requests()).isOne();
            manager.post(path + "/bind", Map.of("agentId", next));
            assertThat(requests()).isZero();
            assertThat(manager.get(path).json().at("/ticket/situation/code").asInt())
                    .isEqualTo(6);
        }
    }

    @Test
    @Rule({"CLS-2", "CLS-8"})
    void whoLeadsItClosesAtOnceAndAnAdministratorIsAskedWhereNobodyLeads() {
        accounts.in(account.id(), () -> sql.update(DEPARTMENT_AGENT)
                .set(DEPARTMENT_AGENT.TICKETS, true)
                .set(DEPARTMENT_AGENT.MANAGER, false)
                .where(DEPARTMENT_AGENT.AGENT_ID.eq(account.manager()))
                .execute());
        ApiClient owner = accounts.signedIn(account, account.owner());
        agent.post(path + "/close", null);
        assertThat(owner.get("/api/v1/notifications").text("/items/0/kind")).isEqualTo("CLOSING_REQUESTED");
        assertThat(situation(
                        owner.post(path + "/close", Map.of("reason", "Visto.")).json()))
                .isEqualTo(5);
        assertThat(requests()).isZero();
    }

    @Test
    @Rule({"CLS-3", "CLS-8"})
    void childrenThatWereOpenedMeanwhileHoldItBack() {
        groups.permit(account, account.agent(), TestGroups.without());
        Map<String, Object> part =
                Map.of("departmentId", account.sales(), "subject", "Parte", "html", "<p>Ajudem</p>", "priority", 1);
        assertThat(agent.post(path + "/children", part).status()).isEqualTo(201);
        assertThat(agent.post(path + "/close", null).text("/type")).endsWith("open-children");
        assertThat(requests()).isZero();
    }

    @Test
    @Rule("CLS-8")
    void twoDecideAtOnceAndOneOfThemDoes() throws Exception {
        agent.post(path + "/close", null);
        ApiClient owner = accounts.signedIn(account, account.owner());
        owner.get("/api/v1/session");
        manager.get("/api/v1/session");
        List<Callable<ApiClient.Answer>> both = List.of(
                () -> owner.post(path + "/closing-request/approve", null),
                () -> manager.post(path + "/closing-request/return", Map.of("reason", "Falta algo.")));
        assertThat(AtOnce.all(both)).extracting(ApiClient.Answer::status).containsExactlyInAnyOrder(200, 409);
    }

    private static int situation(JsonNode ticket) {
        return ticket.at("/situation/code").asInt();
    }

    private List<String> actions(ApiClient reader) {
        return reader.get(path)
                .json()
                .at("/ticket/actions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private List<String> open(String tab) {
        return agent.get("/api/v1/tickets?tab=" + tab)
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/id").asString())
                .toList();
    }

    private List<String> kinds() {
        return agent.get(path)
                .json()
                .at("/events")
                .valueStream()
                .map(each -> each.at("/kind").asString())
                .toList();
    }

    private int requests() {
        return accounts.in(account.id(), () -> sql.fetchCount(CLOSING_REQUEST));
    }
}
