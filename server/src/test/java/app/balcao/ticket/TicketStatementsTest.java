package app.balcao.ticket;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.StatementBounds;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestStatements;
import app.balcao.platform.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How many statements the work on tickets takes: as many for much as for little, and no more than the endpoint says. */
@BalcaoTest
class TicketStatementsTest {

    private static final int MANY = 30;
    private static final String REPLY = "POST /tickets/{id}/replies";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestStatements statements;

    @Autowired
    private StatementBounds bounds;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private CustomerReplies replies;

    private TestTickets tickets;
    private TestAccount account;
    private ApiClient agent;
    private UUID customer;

    @BeforeEach
    void signIn() {
        tickets = new TestTickets(accounts, sql, opening);
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        customer = tickets.customer(account, "Clara Cliente");
        // The session is looked up now, and remembered.
        agent.get("/api/v1/session");
    }

    @Test
    void aPageTakesTheSameForALongConversation() {
        UUID brief = bound();
        UUID talkative = bound();
        for (int i = 0; i < MANY; i++) {
            reply(talkative, 1);
            answer(talkative);
        }

        assertThat(page(talkative)).isEqualTo(page(brief)).isBetween(1, most("GET /tickets/{id}"));
    }

    @Test
    void anAnswerTakesTheSameAfterALongConversationAndWithManyFiles() {
        UUID brief = bound();
        UUID talkative = bound();
        for (int i = 0; i < MANY; i++) {
            reply(talkative, 0);
            answer(talkative);
        }
        List<String> small = files(1);
        List<String> large = files(8);

        assertThat(replying(talkative, List.of()))
                .isEqualTo(replying(brief, List.of()))
                .isBetween(4, most(REPLY));
        assertThat(replying(talkative, large)).isEqualTo(replying(brief, small)).isBetween(4, most(REPLY));
    }

    @Test
    void anAnswerTakesTheSameForOneAndForTwentyInCopy() {
        UUID one = bound();
        UUID twenty = bound();
        int without = replying(one, List.of());
        copies(one, 1);
        copies(twenty, 20);

        assertThat(replying(twenty, List.of()))
                .isEqualTo(replying(one, List.of()))
                .isBetween(without + 1, without + 3);
    }

    private void copies(UUID ticket, int count) {
        for (int i = 0; i < count; i++) {
            agent.post("/api/v1/tickets/" + ticket + "/copies", Map.of("address", "p" + i + "@copia.example"));
        }
    }

    @Test
    void openingTakesTheSameInABigDepartmentAndWithManyFiles() {
        List<String> one = files(1);
        List<String> many = files(8);
        int few = opening(one);
        hire(MANY);

        assertThat(opening(many)).isEqualTo(few).isBetween(4, most("POST /tickets"));
    }

    @Test
    void bindingAndClosingTakeTheSameAfterALongConversation() {
        UUID brief = tickets.fromCustomer(account, "Breve").id();
        UUID talkative = tickets.fromCustomer(account, "Longo").id();
        for (int i = 0; i < MANY; i++) {
            answer(talkative);
        }

        assertThat(posting(talkative, "/bind"))
                .isEqualTo(posting(brief, "/bind"))
                .isBetween(3, most("POST /tickets/{id}/bind"));
        assertThat(posting(talkative, "/close"))
                .isEqualTo(posting(brief, "/close"))
                .isBetween(3, most("POST /tickets/{id}/close"));
        assertThat(posting(talkative, "/reopen"))
                .isEqualTo(posting(brief, "/reopen"))
                .isBetween(3, most("POST /tickets/{id}/reopen"));
    }

    @Test
    void whatTakesStepsBackKeepsToWhatItsEndpointSays() {
        agent = accounts.signedIn(account, account.owner());
        agent.get("/api/v1/session");
        UUID source = bound();
        UUID target = bound();
        String status = agent.post(
                        "/api/v1/ticket-statuses",
                        Map.of(
                                "name",
                                "Em teste",
                                "color",
                                "BLUE",
                                "active",
                                true,
                                "shownToCustomers",
                                false,
                                "pausesSla",
                                false,
                                "departmentIds",
                                List.of(account.support())))
                .text("/id");

        keepsTo("POST", "/merge", source, Map.of("targetId", target), 200);
        keepsTo("POST", "/merge/undo", source, null, 200);
        keepsTo("POST", "/status", source, Map.of("statusId", status), 200);
        keepsTo("DELETE", "/status", source, null, 200);
    }

    @Test
    void askingToCloseKeepsToWhatItsEndpointSays() {
        accounts.in(account.id(), () -> sql.update(DEPARTMENT)
                .set(DEPARTMENT.CLOSING_BY_MANAGER, true)
                .where(DEPARTMENT.ID.eq(account.support()))
                .execute());
        UUID ticket = bound();
        ApiClient asking = agent;
        ApiClient deciding = accounts.signedIn(account, account.manager());
        deciding.get("/api/v1/session");

        keepsTo("POST", "/close", ticket, null, 200);
        keepsTo("DELETE", "/closing-request", ticket, null, 200);
        keepsTo("POST", "/close", ticket, null, 200);
        agent = deciding;
        keepsTo("POST", "/closing-request/return", ticket, Map.of("reason", "Falta uma resposta."), 200);
        agent = asking;
        keepsTo("POST", "/close", ticket, null, 200);
        agent = deciding;
        keepsTo("POST", "/closing-request/approve", ticket, null, 200);
    }

    private void keepsTo(String method, String act, UUID ticket, @Nullable Object body, int status) {
        int taken = count(() -> assertThat((method.equals("DELETE")
                                ? agent.delete(path(ticket) + act)
                                : agent.post(path(ticket) + act, body))
                        .status())
                .as(method + act)
                .isEqualTo(status));
        assertThat(taken).as(method + act).isBetween(1, most(method + " /tickets/{id}" + act));
    }

    /** What the endpoint says. */
    private int most(String operation) {
        return Objects.requireNonNull(bounds.below("app.balcao.ticket").get(operation), operation);
    }

    @Test
    void splittingAndUndoingItTakeTheSameForManyMessages() {
        ApiClient owner = accounts.signedIn(account, account.owner());
        owner.get("/api/v1/session");
        List<UUID> parts = new ArrayList<>();
        UUID brief = bound();
        UUID talkative = bound();
        answer(brief);
        for (int i = 0; i < MANY; i++) {
            answer(talkative);
        }
        int few = count(() -> parts.add(split(owner, brief)));
        int many = count(() -> parts.add(split(owner, talkative)));
        assertThat(many).isEqualTo(few).isBetween(10, 40);
        List<Integer> undone = parts.stream()
                .map(part -> count(() -> assertThat(
                                owner.post(path(part) + "/split/undo", null).status())
                        .isEqualTo(200)))
                .toList();
        assertThat(undone.getLast()).isEqualTo(undone.getFirst()).isBetween(10, 40);
    }

    /** Splits everything off but the beginning. */
    private UUID split(ApiClient who, UUID ticket) {
        List<String> all = who.get(path(ticket) + "/messages")
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/id").asString())
                .toList();
        return UUID.fromString(who.post(
                        path(ticket) + "/split",
                        Map.of(
                                "messageIds",
                                all.subList(1, all.size()),
                                "subject",
                                "Outra coisa",
                                "departmentId",
                                account.support()))
                .text("/id"));
    }

    private UUID bound() {
        UUID id = tickets.fromCustomer(account, account.support(), customer, "Assunto", "<p>Olá</p>")
                .id();
        assertThat(agent.post(path(id) + "/bind", null).status()).isEqualTo(200);
        return id;
    }

    private int page(UUID ticket) {
        return count(() -> assertThat(agent.get(path(ticket)).status()).isEqualTo(200));
    }

    private int replying(UUID ticket, List<String> files) {
        return count(() -> assertThat(
                        agent.post(path(ticket) + "/replies", Map.of("html", "<p>Sim.</p>", "attachmentIds", files))
                                .status())
                .isEqualTo(201));
    }

    private int opening(List<String> files) {
        return count(() -> assertThat(agent.post(
                                "/api/v1/tickets",
                                Map.of(
                                        "customerId",
                                        customer,
                                        "departmentId",
                                        account.support(),
                                        "subject",
                                        "Assunto",
                                        "html",
                                        "<p>Olá</p>",
                                        "attachmentIds",
                                        files))
                        .status())
                .isEqualTo(201));
    }

    private int posting(UUID ticket, String act) {
        return count(
                () -> assertThat(agent.post(path(ticket) + act, null).status()).isEqualTo(200));
    }

    private int count(Runnable work) {
        return statements.during(account.id(), work).size();
    }

    private void reply(UUID ticket, int files) {
        assertThat(agent.post(path(ticket) + "/replies", Map.of("html", "<p>Sim.</p>", "attachmentIds", files(files)))
                        .status())
                .isEqualTo(201);
    }

    private void answer(UUID ticket) {
        Tenant.run(
                account.id(),
                () -> replies.append(
                        ticket, TestTickets.message(customer, account.support(), "", "<p>E agora?</p>", null)));
    }

    private List<String> files(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] content = ("arquivo " + System.nanoTime()).getBytes(StandardCharsets.UTF_8);
            ids.add(agent.upload("/api/v1/attachments", "arquivo.txt", "text/plain", content)
                    .text("/id"));
        }
        return ids;
    }

    private void hire(int count) {
        accounts.in(account.id(), () -> {
            for (int i = 0; i < count; i++) {
                UUID id = sql.insertInto(AGENT)
                        .set(AGENT.ACCOUNT_ID, account.id())
                        .set(AGENT.NAME, "Novata " + i)
                        .set(AGENT.EMAIL, "novata" + i + "@empresa.example")
                        .returningResult(AGENT.ID)
                        .fetchSingle()
                        .value1();
                sql.insertInto(DEPARTMENT_AGENT)
                        .set(DEPARTMENT_AGENT.ACCOUNT_ID, account.id())
                        .set(DEPARTMENT_AGENT.DEPARTMENT_ID, account.support())
                        .set(DEPARTMENT_AGENT.AGENT_ID, id)
                        .set(DEPARTMENT_AGENT.TICKETS, true)
                        .set(DEPARTMENT_AGENT.CHAT, false)
                        .execute();
            }
            return true;
        });
    }

    private static String path(UUID ticket) {
        return "/api/v1/tickets/" + ticket;
    }
}
