package app.balcao.ticket;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CATEGORY;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_CATEGORY;
import static app.balcao.schema.Tables.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.TicketSight;
import app.balcao.platform.realtime.LiveClient;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tickets pass from support to sales, and between agents. */
@BalcaoTest
class TransferTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestAccount account;
    private ApiClient agent;
    private ApiClient seller;
    private UUID id;
    private String ticket;

    @BeforeEach
    void open() {
        account = accounts.create();
        groups.sees(account, account.agent(), TicketSight.LINKED_DEPARTMENTS);
        agent = accounts.signedIn(account, account.agent());
        seller = accounts.signedIn(account, account.seller());
        id = new TestTickets(accounts, sql, opening)
                .fromCustomer(account, "Renegociar o boleto")
                .id();
        ticket = "/api/v1/tickets/" + id;
        agent.post(ticket + "/bind", null);
    }

    @Test
    @Rule({"TRF-1", "TRF-3", "TRF-8", "TRF-9", "TAB-8"})
    void withAnAgentItIsTheirsAndWhoLosesItSeesItNoMore() {
        assertThat(transfer(Map.of(
                                "departmentId", account.sales(), "agentId", account.seller(), "note", "Quer negociar"))
                        .status())
                .isEqualTo(200);

        assertThat(seller.get("/api/v1/tickets?tab=open").text("/items/0/id")).isEqualTo(id.toString());
        assertThat(agent.get(ticket).status()).isEqualTo(404);
        JsonNode page = seller.get(ticket).json();
        assertThat(page.at("/ticket/situation/code").asInt()).isEqualTo(6);
        JsonNode line = page.at("/events").valueStream().toList().getLast();
        assertThat(line.at("/kind").asString()).isEqualTo("TRANSFERRED");
        assertThat(line.at("/data/fromDepartment/name").asString()).isEqualTo("Suporte");
        assertThat(line.at("/data/toDepartment/name").asString()).isEqualTo("Vendas");
        assertThat(line.at("/data/fromAgent/name").asString()).isEqualTo("Ana Atendente");
        assertThat(line.at("/data/toAgent/name").asString()).isEqualTo("Vera Vendedora");
        assertThat(line.at("/data/note").asString()).isEqualTo("Quer negociar");
        assertThat(seller.get("/api/v1/notifications").text("/items/0/kind")).isEqualTo("TICKET_TRANSFERRED");
    }

    @Test
    @Rule({"TRF-3", "TAB-8"})
    void withoutAnAgentItWaitsInTheQueueAndIsFoundThere() {
        assertThat(transfer(Map.of("departmentId", account.sales())).status()).isEqualTo(200);

        assertThat(seller.get("/api/v1/tickets?tab=new").text("/items/0/id")).isEqualTo(id.toString());
        assertThat(seller.get("/api/v1/tickets?search=renegociar").text("/items/0/id"))
                .isEqualTo(id.toString());
        assertThat(agent.get("/api/v1/tickets?search=renegociar").json().at("/items"))
                .isEmpty();
        assertThat(seller.get("/api/v1/notifications").text("/items/0/kind")).isEqualTo("TICKET_OPENED");
    }

    @Test
    @Rule({"TRF-4", "TRF-5"})
    void onlyToWhatIsActiveAndWhoIsOfIt() {
        assertThat(transfer(Map.of()).text("/errors/0/field")).isEqualTo("departmentId");
        assertThat(transfer(Map.of("agentId", account.seller())).text("/errors/0/field"))
                .isEqualTo("agentId");
        assertThat(transfer(Map.of("departmentId", account.sales(), "agentId", account.colleague()))
                        .text("/errors/0/field"))
                .isEqualTo("agentId");
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.ACTIVE, false)
                .where(AGENT.ID.eq(account.colleague()))
                .execute());
        assertThat(transfer(Map.of("agentId", account.colleague())).text("/errors/0/field"))
                .isEqualTo("agentId");
        accounts.in(account.id(), () -> sql.update(DEPARTMENT)
                .set(DEPARTMENT.ACTIVE, false)
                .where(DEPARTMENT.ID.eq(account.sales()))
                .execute());
        assertThat(transfer(Map.of("departmentId", account.sales())).text("/errors/0/field"))
                .isEqualTo("departmentId");
        assertThat(transfer(Map.of("agentId", account.manager(), "note", "x".repeat(1001)))
                        .text("/errors/0/field"))
                .isEqualTo("note");
        assertThat(transfer(Map.of("agentId", account.manager())).status()).isEqualTo(200);
    }

    @Test
    @Rule("TRF-2")
    void notWithoutThePermissionAndNotOnceClosed() {
        agent.post(ticket + "/close", Map.of());
        assertThat(transfer(Map.of("departmentId", account.sales())).status()).isEqualTo(409);
        ApiClient colleague = accounts.signedIn(account, account.colleague());
        assertThat(colleague
                        .post(ticket + "/transfer", Map.of("departmentId", account.sales()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Rule("TRF-6")
    void aCategoryThatTheDepartmentHasNotIsCleared() {
        UUID category = accounts.in(account.id(), () -> {
            UUID made = sql.insertInto(CATEGORY)
                    .set(CATEGORY.ACCOUNT_ID, account.id())
                    .set(CATEGORY.NAME, "Boletos")
                    .returningResult(CATEGORY.ID)
                    .fetchSingle()
                    .value1();
            sql.insertInto(DEPARTMENT_CATEGORY)
                    .set(DEPARTMENT_CATEGORY.ACCOUNT_ID, account.id())
                    .set(DEPARTMENT_CATEGORY.DEPARTMENT_ID, account.support())
                    .set(DEPARTMENT_CATEGORY.CATEGORY_ID, made)
                    .execute();
            sql.update(TICKET)
                    .set(TICKET.CATEGORY_ID, made)
                    .where(TICKET.ID.eq(id))
                    .execute();
            return made;
        });
        assertThat(transfer(Map.of("agentId", account.colleague())).text("/category/id"))
                .isEqualTo(category.toString());
        assertThat(transfer(Map.of("departmentId", account.sales()))
                        .json()
                        .at("/category")
                        .isNull())
                .isTrue();
    }

    @Test
    @Rule({"TRF-9", "RTM-6"})
    void bothDepartmentsHearOfItAndWhoseSightEndsIsCutOff() {
        LiveClient here = LiveClient.open(accounts.address(), accounts.session(account, account.agent()), null);
        LiveClient there = LiveClient.open(accounts.address(), accounts.session(account, account.seller()), null);
        follow(here, "department:" + account.support());
        follow(here, "ticket:" + id);
        follow(there, "department:" + account.sales());

        transfer(Map.of("departmentId", account.sales()));

        assertThat(told(here, "department:" + account.support())).isEqualTo("TRANSFERRED");
        assertThat(told(there, "department:" + account.sales())).isEqualTo("TRANSFERRED");
        here.awaitFrame(each -> each.path("type").asString().equals("refused")
                && each.path("topic").asString().equals("ticket:" + id));
        here.drop();
        there.drop();
    }

    private static void follow(LiveClient live, String topic) {
        live.subscribe(topic);
        live.awaitFrame(each -> each.path("type").asString().equals("subscribed")
                && each.path("topic").asString().equals(topic));
    }

    private static String told(LiveClient live, String topic) {
        return live.awaitFrame(each -> each.path("type").asString().equals("event")
                        && each.path("topic").asString().equals(topic))
                .at("/data/what")
                .asString();
    }

    private ApiClient.Answer transfer(Map<String, ?> to) {
        return agent.post(ticket + "/transfer", new HashMap<>(to));
    }
}
