package app.balcao.ticket;

import static app.balcao.TestGroups.without;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.Permission;
import app.balcao.platform.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the endpoints of tickets refuse, and what they do when two people act at once. */
@BalcaoTest
class TicketEndpointsTest {

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

    private TestTickets tickets;
    private TestAccount account;
    private ApiClient agent;
    private ApiClient colleague;
    private ApiClient manager;

    @BeforeEach
    void signIn() {
        tickets = new TestTickets(accounts, sql, opening);
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        colleague = accounts.signedIn(account, account.colleague());
        manager = accounts.signedIn(account, account.manager());
    }

    @Test
    @Rule({"LNK-10", "LNK-7"})
    void ofTwoWhoBindAtOnceOneWinsAndTheOtherIsToldWho() throws Exception {
        agent.get("/api/v1/session");
        colleague.get("/api/v1/session");
        for (int round = 0; round < 5; round++) {
            String bind = "/api/v1/tickets/"
                    + tickets.fromCustomer(account, "Corrida").id() + "/bind";
            List<ApiClient.Answer> answers = AtOnce.all(List.<Callable<ApiClient.Answer>>of(
                    () -> agent.post(bind, null), () -> colleague.post(bind, null)));
            assertThat(answers).extracting(ApiClient.Answer::status).containsExactlyInAnyOrder(200, 409);
            boolean first = answers.getFirst().status() == 200;
            var won = first ? answers.getFirst() : answers.getLast();
            var lost = first ? answers.getLast() : answers.getFirst();
            assertThat(lost.text("/type")).isEqualTo("/problems/already-bound");
            assertThat(lost.text("/agentId")).isEqualTo(won.text("/agent/id"));
            assertThat(lost.text("/detail")).contains(won.text("/agent/name"));
        }
    }

    @Test
    @Rule({"OPN-2", "STM-2"})
    void openingAtOnceGivesEachItsNumber() throws Exception {
        UUID customer = tickets.customer(account, "Clara");
        List<Callable<ApiClient.Answer>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ApiClient client = accounts.signedIn(account, account.agent());
            client.get("/api/v1/session");
            all.add(() -> client.post("/api/v1/tickets", valid(customer)));
        }
        List<Long> numbers = new ArrayList<>();
        for (ApiClient.Answer each : AtOnce.all(all)) {
            numbers.add(each.json().at("/number").asLong());
        }
        numbers.sort(null);
        assertThat(numbers).containsExactly(1001L, 1002L, 1003L, 1004L, 1005L, 1006L, 1007L, 1008L);
    }

    @Test
    @Rule({"OPN-3", "OPN-4", "OPN-12"})
    void everyBadFieldIsNamed() {
        UUID customer = tickets.customer(account, "Clara");
        var empty = agent.post("/api/v1/tickets", Map.of());
        assertThat(empty.status()).isEqualTo(400);
        assertThat(fields(empty)).containsExactlyInAnyOrder("customerId", "departmentId", "subject", "html");
        Map<String, Object> bad = valid(customer);
        bad.putAll(Map.of(
                "customerId", UUID.randomUUID(),
                "departmentId", UUID.randomUUID(),
                "subject", "x".repeat(251),
                "html", "<p> </p><script>x</script>",
                "priority", 5));
        assertThat(fields(agent.post("/api/v1/tickets", bad)))
                .containsExactlyInAnyOrder("customerId", "departmentId", "subject", "html", "priority");
        Map<String, Object> invisible = valid(customer);
        invisible.putAll(Map.of("subject", "\u200B \u2060", "html", "<p>\u200B</p>"));
        assertThat(fields(agent.post("/api/v1/tickets", invisible))).containsExactlyInAnyOrder("subject", "html");
        Map<String, Object> unknown = valid(customer);
        unknown.put("categoryId", UUID.randomUUID());
        unknown.put("agentId", account.seller());
        assertThat(fields(manager.post("/api/v1/tickets", unknown))).containsExactlyInAnyOrder("categoryId", "agentId");
        Map<String, Object> files = valid(customer);
        files.put("attachmentIds", List.of(UUID.randomUUID()));
        assertThat(fields(agent.post("/api/v1/tickets", files))).containsExactly("attachmentIds[0]");
        Map<String, Object> type = valid(customer);
        type.put("customerId", "nobody");
        assertThat(fields(agent.post("/api/v1/tickets", type))).containsExactly("customerId");
        for (String query :
                List.of("tab=x", "agentId=x", "situation=1,x", "priority=9", "createdFrom=x", "state=x", "sort=x")) {
            assertThat(agent.get("/api/v1/tickets?" + query).status()).as(query).isEqualTo(400);
        }
        assertThat(agent.get("/api/v1/tickets/counts").json().at("/new").asInt())
                .isZero();
    }

    @Test
    @Rule({"OPN-11", "TAB-7"})
    void whoOpensATicketElsewhereIsToldItsNumberThoughTheyMayNotReadIt() {
        ApiClient seller = accounts.signedIn(account, account.seller());
        Map<String, Object> wanted = valid(tickets.customer(account, "Clara"));
        var opened = seller.with("Idempotency-Key", "elsewhere").post("/api/v1/tickets", wanted);
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().at("/number").asLong()).isPositive();
        assertThat(opened.text("/department/name")).isNotBlank();
        assertThat(opened.json().at("/actions")).isEmpty();
        var again = seller.with("Idempotency-Key", "elsewhere").post("/api/v1/tickets", wanted);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(opened.json());
        assertThat(seller.get("/api/v1/tickets/" + opened.text("/id")).status()).isEqualTo(404);
    }

    @Test
    @Rule({"TAB-5", "TAB-7"})
    void whatIsNotForOnesEyesIsNotThere() {
        var ticket = tickets.fromCustomer(account, "Suporte");
        String path = "/api/v1/tickets/" + ticket.id();
        var other = accounts.create();
        for (ApiClient stranger :
                List.of(accounts.signedIn(account, account.seller()), accounts.signedIn(other, other.owner()))) {
            assertThat(stranger.get(path).status()).isEqualTo(404);
            assertThat(stranger.get(path + "/messages").status()).isEqualTo(404);
            for (String act : List.of("/bind", "/close", "/reopen")) {
                assertThat(stranger.post(path + act, Map.of()).status()).as(act).isEqualTo(404);
            }
            for (String act : List.of("/replies", "/comments")) {
                assertThat(stranger.post(path + act, TestTickets.writing("<p>Oi</p>"))
                                .status())
                        .as(act)
                        .isEqualTo(404);
            }
            assertThat(stranger.get("/api/v1/tickets").json().at("/items")).isEmpty();
        }
        assertThat(accounts.anonymous().get(path).status()).isEqualTo(401);
        assertThat(agent.get("/api/v1/tickets?tab=team-open").status()).isEqualTo(403);
        assertThat(agent.get("/api/v1/tickets/counts").json().at("/teamOpen").isNull())
                .isTrue();
        assertThat(manager.get("/api/v1/tickets/counts").json().at("/teamOpen").asInt())
                .isZero();
    }

    @Test
    @Rule({"LNK-2", "LNK-4", "LNK-5", "LNK-9", "OPN-14", "OPN-15", "RPL-2", "CLS-1", "CLS-2"})
    void onlyWhoIsInChargeDecides() {
        String path =
                "/api/v1/tickets/" + tickets.fromCustomer(account, "Direitos").id();
        assertThat(agent.post(path + "/bind", Map.of("agentId", account.colleague()))
                        .status())
                .isEqualTo(403);
        assertThat(agent.post(path + "/close", null).status()).isEqualTo(403);
        Map<String, Object> chosen = valid(tickets.customer(account, "Clara"));
        chosen.put("agentId", account.colleague());
        assertThat(agent.post("/api/v1/tickets", chosen).status()).isEqualTo(403);
        assertThat(manager.post("/api/v1/tickets", chosen).status()).isEqualTo(201);
        assertThat(manager.post(path + "/bind", Map.of("agentId", account.seller()))
                        .status())
                .isEqualTo(400);
        assertThat(manager.post(path + "/bind", Map.of("agentId", account.agent(), "notifyAgent", true))
                        .json()
                        .at("/notifyAgent")
                        .asBoolean())
                .isTrue();
        groups.permit(account, account.colleague(), without(Permission.TICKET_REPLY_ANY));
        var refused = colleague.post(path + "/replies", TestTickets.writing("<p>Oi</p>"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/detail")).contains("Ana Atendente");
        assertThat(manager.post(path + "/replies", TestTickets.writing("<p>Oi</p>"))
                        .status())
                .isEqualTo(201);
        var moved = manager.post(path + "/bind", Map.of("agentId", account.colleague()));
        assertThat(moved.json().at("/situation/code").asInt()).isEqualTo(6);
        assertThat(colleague
                        .post(path + "/close", Map.of("reason", "x".repeat(4001)))
                        .status())
                .isEqualTo(400);
        assertThat(colleague.post(path + "/close", null).status()).isEqualTo(200);
        assertThat(colleague
                        .post(path + "/replies", TestTickets.writing("<p>Oi</p>"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    @Rule({"RPL-7", "CLS-7", "OPN-23"})
    void theCustomersMessageBringsTheTicketBack() {
        UUID customer = tickets.customer(account, "Clara");
        var ticket = tickets.fromCustomer(account, account.support(), customer, "Volta", "<p>Oi</p>");
        String path = "/api/v1/tickets/" + ticket.id();
        var message = TestTickets.message(customer, account.support(), "", "<p>De novo</p>", null);
        assertThat(append(ticket.id(), message)).isInstanceOf(FollowUp.Appended.class);
        assertThat(agent.get(path).json().at("/ticket/situation/code").asInt()).isEqualTo(1);
        agent.post(path + "/bind", null);
        agent.post(path + "/close", null);
        assertThat(append(ticket.id(), message))
                .isInstanceOfSatisfying(FollowUp.Appended.class, each -> assertThat(each.reopened())
                        .isTrue());
        var back = agent.get(path);
        assertThat(back.json().at("/ticket/situation/code").asInt()).isEqualTo(3);
        assertThat(back.text("/ticket/agent/name")).isEqualTo("Ana Atendente");
        agent.post(path + "/close", null);
        closedEarlier(ticket.id(), "6 days 23 hours");
        assertThat(append(ticket.id(), message)).isInstanceOf(FollowUp.Appended.class);
        agent.post(path + "/close", null);
        closedEarlier(ticket.id(), "7 days");
        assertThat(append(ticket.id(), message)).isInstanceOf(FollowUp.TooLate.class);
    }

    private void closedEarlier(UUID ticket, String by) {
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "update ticket set closed_at = closed_at - cast(? as interval) where id = ?", by, ticket));
    }

    @Test
    @Rule({"TAB-4", "LNK-5", "OPN-11", "CLS-1"})
    void aSituationKeepsSinceWhenAndTheTicketWhoHearsOfIt() {
        UUID customer = tickets.customer(account, "Clara");
        Map<String, Object> wanted = valid(customer);
        wanted.put("notifyAgent", true);
        var opened = agent.post("/api/v1/tickets", wanted);
        String path = "/api/v1/tickets/" + opened.text("/id");
        assertThat(opened.json().at("/notifyCustomer").asBoolean()).isTrue();
        var bound = agent.post(path + "/bind", null);
        assertThat(bound.json().at("/notifyAgent").asBoolean()).as("unsaid").isTrue();
        assertThat(Instant.parse(bound.text("/situationAt"))).isAfter(Instant.parse(opened.text("/situationAt")));
        agent.post(path + "/comments", TestTickets.writing("<p>Nota</p>"));
        assertThat(agent.get(path).text("/ticket/situationAt")).isEqualTo(bound.text("/situationAt"));
        var moved = manager.post(path + "/bind", Map.of("agentId", account.colleague()));
        assertThat(moved.json().at("/notifyAgent").asBoolean()).as("unsaid").isTrue();
        assertThat(manager.post(path + "/bind", Map.of("agentId", account.agent(), "notifyAgent", false))
                        .json()
                        .at("/notifyAgent")
                        .asBoolean())
                .isFalse();
        UUID waiting = tickets.fromCustomer(account, "Espera").id();
        var longest = agent.get("/api/v1/tickets?state=open&sort=situation&order=asc");
        assertThat(longest.text("/items/0/id")).isEqualTo(opened.text("/id"));
        assertThat(agent.get("/api/v1/tickets?situation=1").json().at("/items"))
                .singleElement()
                .satisfies(each -> assertThat(each.at("/id").asString()).isEqualTo(waiting.toString()));
        assertThat(agent.post(path + "/close", Map.of("reason", " "))
                        .json()
                        .at("/closeReason")
                        .isNull())
                .isTrue();
    }

    @Test
    void theDayHasTwentyFourHours() {
        assertThat(agent.get("/api/v1/tickets/day").json().at("/openedByHour")).hasSize(24);
    }

    @Test
    @Rule("OPN-3")
    void aFileAloneIsAMessage() {
        Map<String, Object> fileOnly = valid(tickets.customer(account, "Clara"));
        fileOnly.put("html", "<p></p>");
        assertThat(agent.post("/api/v1/tickets", fileOnly).text("/errors/0/field"))
                .isEqualTo("html");
        fileOnly.put(
                "attachmentIds",
                List.of(agent.upload(
                                "/api/v1/attachments",
                                "planta.txt",
                                "text/plain",
                                "Planta".getBytes(StandardCharsets.UTF_8))
                        .text("/id")));
        assertThat(agent.post("/api/v1/tickets", fileOnly).status()).isEqualTo(201);
    }

    private FollowUp append(UUID ticket, CustomerMessage message) {
        return Tenant.call(account.id(), () -> replies.append(ticket, message));
    }

    private Map<String, Object> valid(UUID customer) {
        return new HashMap<>(Map.of(
                "customerId",
                customer,
                "departmentId",
                account.support(),
                "subject",
                "Assunto",
                "html",
                "<p>Mensagem</p>"));
    }

    private static List<String> fields(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        List<String> fields = new ArrayList<>();
        answer.json().at("/errors").forEach(each -> fields.add(each.at("/field").asString()));
        return fields;
    }
}
