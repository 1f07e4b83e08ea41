package app.balcao.ticket;

import static app.balcao.TestGroups.without;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.Permission;
import app.balcao.people.TicketSight;
import app.balcao.platform.realtime.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Agents ask other departments for something: the seller of sales asks support. */
@BalcaoTest
class InternalTicketsTest {

    private static final String INTERNAL = "/api/v1/tickets/internal";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient seller;
    private ApiClient agent;

    @BeforeEach
    void signIn() {
        account = accounts.create();
        groups.sees(account, account.seller(), TicketSight.LINKED_DEPARTMENTS);
        owner = accounts.signedIn(account, account.owner());
        seller = accounts.signedIn(account, account.seller());
        agent = accounts.signedIn(account, account.agent());
    }

    @Test
    @Rule({"OPN-16", "OPN-18", "OPN-19"})
    void whoAsksIsTheAgentInTheNameOfTheirOnlyDepartment() {
        ApiClient.Answer opened = ask();

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.text("/kind")).isEqualTo("INTERNAL");
        assertThat(opened.json().at("/customer").isNull()).isTrue();
        assertThat(opened.text("/requester/id")).isEqualTo(account.seller().toString());
        assertThat(opened.text("/requester/department/name")).isEqualTo("Vendas");
        assertThat(agent.get("/api/v1/tickets?tab=new").text("/items/0/requester/name"))
                .isEqualTo("Vera Vendedora");
        assertThat(agent.get("/api/v1/tickets?kind=internal").json().at("/items"))
                .hasSize(1);
        assertThat(agent.get("/api/v1/tickets?kind=external").json().at("/items"))
                .isEmpty();
    }

    @Test
    @Rule({"OPN-17", "OPN-18"})
    void whoIsOfSeveralDepartmentsSaysInWhoseName() {
        place(account.support(), account.seller(), false);

        assertThat(ask().text("/errors/0/field")).isEqualTo("representedDepartmentId");
        assertThat(ask(Map.of("representedDepartmentId", UUID.randomUUID())).text("/errors/0/field"))
                .isEqualTo("representedDepartmentId");
        assertThat(ask(Map.of("representedDepartmentId", account.sales())).text("/requester/department/name"))
                .isEqualTo("Vendas");
    }

    @Test
    @Rule({"OPN-16", "OPN-17"})
    void onlyWithThePermissionAndOnlyDepartmentsThatAcceptThem() {
        groups.permit(account, account.colleague(), without(Permission.TICKET_CREATE_INTERNAL));
        ApiClient colleague = accounts.signedIn(account, account.colleague());
        assertThat(colleague.post(INTERNAL, asked(Map.of())).status()).isEqualTo(403);
        assertThat(ask(Map.of("agentId", account.agent())).status()).isEqualTo(403);

        accounts.in(account.id(), () -> sql.update(DEPARTMENT)
                .set(DEPARTMENT.ACCEPTS_INTERNAL, false)
                .where(DEPARTMENT.ACCOUNT_ID.eq(account.id()))
                .execute());
        assertThat(ask().text("/errors/0/field")).isEqualTo("departmentId");
        assertThat(seller.post(INTERNAL, Map.of()).json().at("/errors")).hasSize(3);
    }

    @Test
    @Rule({"OPN-19", "RPL-1", "RPL-6", "RPL-7"})
    void whoAskedAnswersLikeACustomerAndIsAnsweredLikeOne() {
        String ticket = "/api/v1/tickets/" + ask().text("/id");
        assertThat(agent.post(ticket + "/bind", null).status()).isEqualTo(200);
        assertThat(actions(seller, ticket)).containsExactlyInAnyOrder("REPLY", "COMMENT");

        assertThat(agent.post(ticket + "/replies", TestTickets.writing("<p>Qual contrato?</p>"))
                        .status())
                .isEqualTo(201);
        assertThat(situation(ticket)).isEqualTo(2);
        assertThat(bell(seller)).contains("REQUEST_ANSWERED");

        assertThat(seller.post(ticket + "/replies", TestTickets.writing("<p>O de outubro</p>"))
                        .status())
                .isEqualTo(201);
        assertThat(situation(ticket)).isEqualTo(3);
        assertThat(bell(agent)).contains("CUSTOMER_REPLIED");

        assertThat(agent.post(ticket + "/close", Map.of()).status()).isEqualTo(200);
        assertThat(bell(seller)).contains("REQUEST_CLOSED");
        assertThat(seller.post(ticket + "/replies", TestTickets.writing("<p>E agora?</p>"))
                        .status())
                .isEqualTo(409);
        assertThat(seller.post(ticket + "/reopen", null).status()).isEqualTo(403);
    }

    @Test
    @Rule("OPN-19")
    void whatIsInternalIsMailedToNobodyOutside() {
        String ticket = "/api/v1/tickets/" + ask().text("/id");
        agent.post(ticket + "/bind", null);
        agent.post(ticket + "/replies", TestTickets.writing("<p>Resposta</p>"));
        agent.post(ticket + "/close", Map.of("reason", "Feito"));

        assertThat(accounts.in(
                        account.id(),
                        () -> sql.fetchCount(OUTGOING_EMAIL, OUTGOING_EMAIL.KIND.in("REPLY", "OPENED", "CLOSED"))))
                .isZero();
    }

    @Test
    @Rule({"OPN-19", "OPN-20"})
    void whoAskedAlwaysSeesItAndTheirManagerReadsAndComments() {
        ApiClient.Answer opened = ask();
        String id = opened.text("/id");
        String ticket = "/api/v1/tickets/" + id;
        place(account.sales(), account.colleague(), true);
        remove(account.support(), account.colleague());
        groups.sees(account, account.colleague(), TicketSight.OWN_ONLY);
        ApiClient manager = accounts.signedIn(account, account.colleague());
        UUID strangerId = account.agent();
        place(account.sales(), strangerId, false);
        remove(account.support(), strangerId);
        groups.sees(account, strangerId, TicketSight.OWN_ONLY);
        ApiClient stranger = accounts.signedIn(account, strangerId);

        for (ApiClient reader : List.of(seller, manager)) {
            assertThat(reader.get(ticket).status()).isEqualTo(200);
            assertThat(ids(reader, "/api/v1/tickets")).containsExactly(id);
            assertThat(ids(reader, "/api/v1/tickets?search=locação")).containsExactly(id);
            assertThat(ids(reader, "/api/v1/tickets?search=" + opened.text("/number")))
                    .containsExactly(id);
            assertThat(ids(reader, "/api/v1/tickets?tab=new")).isEmpty();
        }
        assertThat(actions(manager, ticket)).containsExactly("COMMENT");
        assertThat(manager.post(ticket + "/comments", TestTickets.writing("<p>Urgente</p>"))
                        .status())
                .isEqualTo(201);
        assertThat(manager.post(ticket + "/bind", null).status()).isEqualTo(403);
        owner.post(ticket + "/bind", Map.of("agentId", account.manager()));
        assertThat(manager.post(ticket + "/replies", TestTickets.writing("<p>Não posso</p>"))
                        .status())
                .isEqualTo(403);
        assertThat(stranger.get(ticket).status()).isEqualTo(404);
        assertThat(ids(stranger, "/api/v1/tickets?search=locação")).isEmpty();
        assertThat(seller.get("/api/v1/session").json().at("/ticketTopics").toString())
                .contains(Topics.requested(account.seller()));
        assertThat(manager.get("/api/v1/session").json().at("/ticketTopics").toString())
                .contains(Topics.requestedByTeam(account.sales()));
    }

    private ApiClient.Answer ask() {
        return ask(Map.of());
    }

    private ApiClient.Answer ask(Map<String, ?> more) {
        return seller.post(INTERNAL, asked(more));
    }

    private Map<String, Object> asked(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "departmentId", account.support(),
                "subject", "Contrato de locação",
                "html", "<p>Vocês ainda têm o contrato?</p>"));
        body.putAll(more);
        return body;
    }

    private int situation(String ticket) {
        return owner.get(ticket).json().at("/ticket/situation/code").asInt();
    }

    private static List<String> actions(ApiClient reader, String ticket) {
        return reader.get(ticket)
                .json()
                .at("/ticket/actions")
                .valueStream()
                .map(each -> each.asString())
                .toList();
    }

    private static List<String> ids(ApiClient reader, String list) {
        return reader.get(list)
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/id").asString())
                .toList();
    }

    private static List<String> bell(ApiClient reader) {
        return reader.get("/api/v1/notifications")
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/kind").asString())
                .toList();
    }

    private void place(UUID department, UUID agentId, boolean manager) {
        accounts.in(account.id(), () -> sql.insertInto(DEPARTMENT_AGENT)
                .set(DEPARTMENT_AGENT.ACCOUNT_ID, account.id())
                .set(DEPARTMENT_AGENT.DEPARTMENT_ID, department)
                .set(DEPARTMENT_AGENT.AGENT_ID, agentId)
                .set(DEPARTMENT_AGENT.TICKETS, !manager)
                .set(DEPARTMENT_AGENT.CHAT, false)
                .set(DEPARTMENT_AGENT.MANAGER, manager)
                .execute());
    }

    private void remove(UUID department, UUID agentId) {
        accounts.in(account.id(), () -> sql.deleteFrom(DEPARTMENT_AGENT)
                .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(account.id()))
                .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(department))
                .and(DEPARTMENT_AGENT.AGENT_ID.eq(agentId))
                .execute());
    }
}
