package app.balcao.ticket;

import static app.balcao.schema.Tables.TICKET_BULK_ITEM;
import static app.balcao.schema.Tables.TICKET_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.ActingAgents;
import app.balcao.people.Permission;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.bulk.BulkRunner;
import app.balcao.ticket.bulk.TicketBulk;
import app.balcao.ticket.store.BulkRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Things done with many tickets at once. */
@BalcaoTest
class TicketBulksTest {

    private static final String PATH = "/api/v1/ticket-bulks";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private BulkRepository repository;

    @Autowired
    private BulkRunner runner;

    @Autowired
    private ActingAgents agents;

    private TestTickets tickets;
    private TestAccount account;
    private ApiClient manager;

    @BeforeEach
    void open() {
        tickets = new TestTickets(accounts, sql, opening);
        account = accounts.create();
        manager = accounts.signedIn(account, account.manager());
    }

    @Test
    @Rule("PER-7")
    void itTakesThePermission() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        Map<String, Object> body = Map.of("action", "BIND", "ticketIds", List.of(opened()));
        assertThat(agent.post(PATH, body).status()).isEqualTo(403);
        groups.permit(account, account.agent(), TestGroups.without(Permission.TICKET_DELETE));
        assertThat(agent.post(PATH, body).status()).isEqualTo(202);
    }

    @Test
    void eachTicketIsDoneOrRefusedByItselfWithTheReasonInWords() {
        UUID free = opened();
        UUID taken = opened();
        manager.post("/api/v1/tickets/" + taken + "/bind", Map.of("agentId", account.agent()));
        UUID unknown = UUID.randomUUID();

        String id = begun(Map.of("action", "BIND", "ticketIds", List.of(free, taken, unknown, free)));
        Answer end = finished(id);

        assertThat(end.json().at("/total").asInt()).as("each once").isEqualTo(3);
        assertThat(end.json().at("/done").asInt()).isEqualTo(1);
        assertThat(agentOf(free)).isEqualTo(account.manager().toString());
        assertThat(agentOf(taken)).isEqualTo(account.agent().toString());
        var refused =
                manager.get(PATH + "/" + id + "/items?outcome=REFUSED").json().at("/items");
        assertThat(refused.size()).isEqualTo(2);
        assertThat(refused.at("/0/reason").asString()).contains("já se vinculou");
        assertThat(refused.at("/1/number").isNull()).as("one that is not there").isTrue();
        assertThat(accounts.signedIn(account, account.owner())
                        .get(PATH + "/" + id)
                        .status())
                .as("it is nobody else's")
                .isEqualTo(404);
    }

    @Test
    void allThatAFilterFindsIsClosedAndNothingElse() {
        List<UUID> many = new ArrayList<>();
        for (int i = 0; i < 105; i++) {
            many.add(opened());
        }
        UUID elsewhere = tickets.fromCustomer(
                        account, account.sales(), tickets.customer(account, "Outro"), "De vendas", "<p>Oi</p>")
                .id();
        String id = begun(Map.of(
                "action", "CLOSE",
                "filters", Map.of("departmentId", account.support().toString(), "state", "open"),
                "reason", "Resolvido em massa"));

        assertThat(finished(id).json().at("/done").asInt()).isEqualTo(many.size());
        assertThat(closings(many)).isEqualTo(many.size());
        assertThat(closings(List.of(elsewhere))).isZero();
        Answer unknown = manager.post(PATH, Map.of("action", "CLOSE", "filters", Map.of("x", "y")));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(manager.post(PATH, Map.of("action", "CLOSE")).status()).isEqualTo(400);
        assertThat(manager.post(PATH, Map.of("action", "CLOSE", "ticketIds", List.of()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatWasInterruptedGoesOnAndNothingIsDoneTwiceAlsoByTwoAtOnce() {
        List<UUID> all = Stream.generate(this::opened).limit(12).toList();
        UUID id = notBegun(all);
        accounts.in(account.id(), () -> sql.update(TICKET_BULK_ITEM)
                .set(TICKET_BULK_ITEM.OUTCOME, "DONE")
                .where(TICKET_BULK_ITEM.BULK_ID.eq(id))
                .and(TICKET_BULK_ITEM.TICKET_ID.eq(all.getFirst()))
                .execute());

        Runnable work = () -> Tenant.run(account.id(), () -> runner.carryOut(id));
        CompletableFuture.allOf(CompletableFuture.runAsync(work), CompletableFuture.runAsync(work))
                .join();
        work.run();

        assertThat(closings(all.subList(0, 1))).as("done before, it says").isZero();
        assertThat(closings(all)).isEqualTo(all.size() - 1);
        Answer end = finished(id.toString());
        assertThat(end.json().at("/done").asInt()).isEqualTo(all.size());
    }

    @Test
    void ticketsArePassedOnGetAStatusAndAnotherPriorityEachUnderItsOwnRules() {
        UUID open = opened();
        UUID over = opened();
        manager.post("/api/v1/tickets/" + over + "/bind", Map.of());
        manager.post("/api/v1/tickets/" + over + "/close", Map.of());
        List<UUID> both = List.of(open, over);

        Answer urgent = finished(begun(Map.of("action", "PRIORITY", "ticketIds", both, "priority", 4)));
        assertThat(manager.get("/api/v1/tickets/" + open)
                        .json()
                        .at("/ticket/priority")
                        .asInt())
                .isEqualTo(4);
        assertThat(urgent.json().at("/done").asInt()).isPositive();

        Answer moved = finished(
                begun(Map.of("action", "TRANSFER", "ticketIds", both, "agentId", account.agent(), "reason", "Férias")));
        assertThat(agentOf(open)).isEqualTo(account.agent().toString());
        assertThat(moved.json().at("/done").asInt()).isEqualTo(1);
        assertThat(moved.json().at("/refused").asInt()).as("closed").isEqualTo(1);

        UUID elsewhere = accounts.in(account.id(), () -> TestStatuses.create(sql, "Orçado", account.sales()));
        Answer refused = finished(begun(Map.of("action", "STATUS", "ticketIds", List.of(open), "statusId", elsewhere)));
        assertThat(refused.json().at("/refused").asInt()).isEqualTo(1);
        UUID here = accounts.in(account.id(), () -> TestStatuses.create(sql, "Em análise", account.support()));
        Answer given = finished(begun(Map.of("action", "STATUS", "ticketIds", List.of(open), "statusId", here)));
        assertThat(given.json().at("/done").asInt()).isEqualTo(1);
        for (String named : List.of("agentId", "departmentId", "statusId")) {
            Map<String, Object> unknown =
                    Map.of("action", "BIND", "ticketIds", List.of(open), named, UUID.randomUUID());
            assertThat(manager.post(PATH, unknown).text("/errors/0/field")).isEqualTo(named);
        }
        for (String action : List.of("TRANSFER", "STATUS", "PRIORITY")) {
            assertThat(manager.post(PATH, Map.of("action", action, "ticketIds", both))
                            .status())
                    .as(action)
                    .isEqualTo(400);
        }
        assertThat(manager.post(PATH, Map.of("action", "PRIORITY", "ticketIds", both, "priority", 5))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoLosesTheRightMeanwhileDoesNothingMore() {
        groups.permit(account, account.agent(), TestGroups.without(Permission.TICKET_DELETE));
        UUID ticket = opened();
        UUID id = accounts.in(
                account.id(),
                () -> repository.insert(
                        agents.find(account.agent()).orElseThrow(),
                        TicketBulk.Action.BIND,
                        new TicketBulk.Choice(null, null),
                        List.of(ticket),
                        Instant.now()));
        groups.permit(account, account.agent(), TestGroups.without(Permission.TICKET_BULK));
        Tenant.run(account.id(), () -> runner.carryOut(id));

        Answer end = accounts.signedIn(account, account.agent()).get(PATH + "/" + id);
        assertThat(end.json().at("/refused").asInt()).isEqualTo(1);
    }

    private UUID notBegun(List<UUID> ticketIds) {
        return accounts.in(
                account.id(),
                () -> repository.insert(
                        agents.find(account.manager()).orElseThrow(),
                        TicketBulk.Action.CLOSE,
                        new TicketBulk.Choice(null, null),
                        ticketIds,
                        Instant.now()));
    }

    private UUID opened() {
        return tickets.fromCustomer(account, "Chamado").id();
    }

    private String begun(Map<String, Object> body) {
        Answer answer = manager.post(PATH, body);
        assertThat(answer.status()).as(String.valueOf(answer.json())).isEqualTo(202);
        return answer.text("/id");
    }

    private Answer finished(String id) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> manager.get(PATH + "/" + id), each -> !each.json()
                .at("/finishedAt")
                .isNull());
    }

    private String agentOf(UUID ticket) {
        return manager.get("/api/v1/tickets/" + ticket).text("/ticket/agent/id");
    }

    private int closings(List<UUID> ids) {
        return accounts.in(
                account.id(),
                () -> sql.fetchCount(
                        TICKET_EVENT, TICKET_EVENT.TICKET_ID.in(ids).and(TICKET_EVENT.KIND.eq("CLOSED"))));
    }
}
