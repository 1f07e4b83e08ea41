package app.balcao.ticket;

import static app.balcao.schema.Tables.AGENT_DEPARTURE;
import static app.balcao.schema.Tables.NOTIFICATION;
import static app.balcao.schema.Tables.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.handover.AgentDepartures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Agents who leave with tickets open, over the wire. */
@BalcaoTest
class AgentDeparturesTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private AgentDepartures departures;

    @Autowired
    private DSLContext sql;

    private TestTickets tickets;
    private TestAccount account;
    private ApiClient owner;
    private String path;

    @BeforeEach
    void open() {
        tickets = new TestTickets(accounts, sql, opening);
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        path = "/api/v1/agents/" + account.agent();
    }

    @Test
    @Rule("AGT-18")
    void theDialogCountsOpenTicketsByDepartmentAndNamesWhoCouldHaveThem() {
        bound(account.support(), 2);
        bound(account.sales(), 1);
        String closed = bound(account.support(), 1).getFirst();
        owner.post("/api/v1/tickets/" + closed + "/close", Map.of());
        JsonNode items = owner.get(path + "/open-tickets").json().at("/items");
        assertThat(items.findValuesAsString("tickets")).containsExactly("2", "1");
        assertThat(items.at("/0/candidates").findValuesAsString("name"))
                .containsExactly("Caio Colega", "Marcos Gerente");
        assertThat(items.at("/1/candidates").findValuesAsString("name")).containsExactly("Vera Vendedora");
        assertThat(accounts.signedIn(account, account.manager())
                        .get(path + "/open-tickets")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Rule({"AGT-18", "AGT-7"})
    void ticketsGoWhereThePlanSaysAndTheAgentIsOutAtOnce() {
        List<String> support = bound(account.support(), 60);
        List<String> sales = bound(account.sales(), 2);
        ApiClient agent = accounts.signedIn(account, account.agent());
        var begun = depart(to(account.support(), account.colleague()), to(account.sales(), null));
        assertThat(begun.status()).as(begun.json().toString()).isEqualTo(202);
        assertThat(begun.json().at("/total").asInt()).isEqualTo(62);
        assertThat(agent.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(owner.get(path).json().at("/active").asBoolean()).isFalse();
        awaitFinished();
        assertThat(owner.get(path + "/departure").json().at("/done").asInt()).isEqualTo(62);

        JsonNode given = owner.get("/api/v1/tickets/" + support.getLast()).json();
        assertThat(given.at("/ticket/agent/id").asString())
                .isEqualTo(account.colleague().toString());
        assertThat(given.at("/ticket/situation/code").asInt()).isEqualTo(6);
        JsonNode queued = owner.get("/api/v1/tickets/" + sales.getFirst()).json();
        assertThat(queued.at("/ticket/agent").isNull()).isTrue();
        assertThat(queued.at("/ticket/situation/code").asInt()).isEqualTo(1);
        JsonNode line = queued.at("/events").valueStream().toList().getLast();
        assertThat(line.at("/kind").asString()).isEqualTo("RELEASED");
        assertThat(line.at("/actor/name").asString()).isEqualTo("Olívia Dona");
        assertThat(line.at("/data/fromAgent/name").asString()).isEqualTo("Ana Atendente");
    }

    @Test
    @Rule({"AGT-18", "NTF-2"})
    void whoGetsTheTicketsIsToldOnceHowManyTheyAre() {
        bound(account.support(), 55);
        accounts.in(account.id(), () -> sql.deleteFrom(NOTIFICATION).execute());
        depart(to(account.support(), account.colleague()));
        awaitFinished();
        JsonNode told = accounts.signedIn(account, account.colleague())
                .get("/api/v1/notifications")
                .json();
        assertThat(told.at("/items").size()).isEqualTo(1);
        assertThat(told.at("/items/0/kind").asString()).isEqualTo("TICKETS_HANDED_OVER");
        assertThat(told.at("/items/0/data/count").asInt()).isEqualTo(55);
        assertThat(told.at("/items/0/data/fromName").asString()).isEqualTo("Ana Atendente");
    }

    @Test
    @Rule("AGT-18")
    void departmentsThatThePlanDoesNotNameKeepTheirTickets() {
        String stays = bound(account.support(), 1).getFirst();
        String goes = bound(account.sales(), 1).getFirst();
        depart(to(account.sales(), account.seller()));
        awaitFinished();
        assertThat(agentOf(stays)).isEqualTo(account.agent());
        assertThat(agentOf(goes)).isEqualTo(account.seller());
    }

    @Test
    @Rule("AGT-18")
    void whoCannotHaveTheTicketsIsRefusedAndNothingHappens() {
        bound(account.support(), 1);
        for (UUID unfit : List.of(account.seller(), account.agent(), UUID.randomUUID())) {
            var refused = depart(to(account.support(), unfit));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("departments[0].toAgentId");
        }
        var twice = depart(to(account.support(), null), to(account.support(), null));
        assertThat(twice.text("/errors/0/code")).isEqualTo("duplicate");
        assertThat(depart(to(accounts.create().support(), null)).text("/errors/0/field"))
                .isEqualTo("departments[0].departmentId");
        assertThat(owner.get(path).json().at("/active").asBoolean()).isTrue();
        assertThat(owner.get(path + "/departure").status()).isEqualTo(404);
        String self = "/api/v1/agents/" + account.owner() + "/departure";
        assertThat(owner.post(self, Map.of("departments", List.of())).status()).isEqualTo(409);
    }

    @Test
    @Rule("AGT-18")
    void aHandOverThatWasInterruptedGoesOnAndOneWhoLeftMeanwhileGetsNothing() {
        List<String> some = bound(account.support(), 3);
        UUID id = accounts.in(account.id(), () -> sql.insertInto(AGENT_DEPARTURE)
                .set(AGENT_DEPARTURE.ACCOUNT_ID, account.id())
                .set(AGENT_DEPARTURE.AGENT_ID, account.agent())
                .set(AGENT_DEPARTURE.DECIDED_BY, account.owner())
                .set(AGENT_DEPARTURE.DECIDED_BY_NAME, "Olívia Dona")
                .set(AGENT_DEPARTURE.TOTAL, 3)
                .returningResult(AGENT_DEPARTURE.ID)
                .fetchSingle()
                .value1());
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "insert into agent_departure_destination values (?, ?, ?, ?)",
                        account.id(),
                        id,
                        account.support(),
                        account.colleague()));
        assertThat(depart(to(account.support(), null)).status()).isEqualTo(409);
        String colleague = "/api/v1/agents/" + account.colleague() + "/departure";
        owner.post(colleague, Map.of("departments", List.of()));
        Tenant.run(account.id(), () -> departures.carryOut(id));
        Tenant.run(account.id(), () -> departures.carryOut(id));
        assertThat(some).allSatisfy(each -> assertThat(agentOf(each)).isNull());
        assertThat(owner.get(path + "/departure").json().at("/done").asInt()).isEqualTo(3);
    }

    private List<String> bound(UUID department, int count) {
        UUID customer = tickets.customer(account, "Clara Cliente");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(tickets.fromCustomer(account, department, customer, "Assunto " + i, "<p>x</p>")
                    .id()
                    .toString());
        }
        accounts.in(account.id(), () -> sql.update(TICKET)
                .set(TICKET.AGENT_ID, account.agent())
                .set(TICKET.SITUATION, (short) 0)
                .where(TICKET.ID.in(made.stream().map(UUID::fromString).toList()))
                .execute());
        return made;
    }

    private UUID agentOf(String ticket) {
        return accounts.in(account.id(), () -> sql.select(TICKET.AGENT_ID)
                .from(TICKET)
                .where(TICKET.ID.eq(UUID.fromString(ticket)))
                .fetchSingle()
                .value1());
    }

    @SafeVarargs
    private ApiClient.Answer depart(Map<String, Object>... plan) {
        return owner.post(
                path + "/departure", Map.of("departments", Stream.of(plan).toList()));
    }

    private static Map<String, Object> to(UUID department, UUID agent) {
        Map<String, Object> destination = new HashMap<>();
        destination.put("departmentId", department);
        destination.put("toAgentId", agent);
        return destination;
    }

    private void awaitFinished() {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        !owner.get(path + "/departure").json().at("/finishedAt").isNull());
    }
}
