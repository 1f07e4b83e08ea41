package app.balcao.ticket;

import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_EVENT;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.tenant.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people at one ticket at the same moment: whoever comes first, the other finds it as it is then. */
@BalcaoTest
class TicketsAtOnceTest {

    private static final int ROUNDS = 4;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private CustomerReplies replies;

    private TestAccount account;
    private ApiClient agent;
    private ApiClient colleague;
    private ApiClient manager;
    private ApiClient owner;
    private UUID customer;
    private UUID ticket;
    private String path;

    @BeforeEach
    void open() {
        account = accounts.create();
        agent = signedIn(account.agent());
        colleague = signedIn(account.colleague());
        manager = signedIn(account.manager());
        owner = signedIn(account.owner());
        var tickets = new TestTickets(accounts, sql, opening);
        customer = tickets.customer(account, "Clara Cliente");
        ticket = tickets.fromCustomer(account, account.support(), customer, "Corrida", "<p>Olá</p>")
                .id();
        path = "/api/v1/tickets/" + ticket;
    }

    private ApiClient signedIn(UUID who) {
        ApiClient client = accounts.signedIn(account, who);
        client.get("/api/v1/session");
        return client;
    }

    @RepeatedTest(ROUNDS)
    @Rule({"LNK-4", "LNK-7", "LNK-10"})
    void anAgentTakesWhatAManagerGivesToAnother() throws Exception {
        List<Integer> answers = AtOnce.all(List.<Callable<Integer>>of(
                () -> agent.post(path + "/bind", null).status(),
                () -> manager.post(path + "/bind", Map.of("agentId", account.colleague()))
                        .status()));

        assertThat(answers.getLast()).isEqualTo(200);
        boolean agentWasFirst = answers.getFirst() == 200;
        assertThat(answers.getFirst()).isIn(200, 409);
        assertThat(history()).isEqualTo(agentWasFirst ? "OPENED BOUND BOUND" : "OPENED BOUND");
        assertStands(agentWasFirst ? 6 : 0, account.colleague());
    }

    @RepeatedTest(ROUNDS)
    @Rule({"RPL-6", "CLS-4", "STM-1", "STM-2"})
    void anAnswerAndAClosing() throws Exception {
        agent.post(path + "/bind", null);

        List<Integer> answers = AtOnce.all(List.<Callable<Integer>>of(
                () -> agent.post(path + "/replies", TestTickets.writing("<p>Sim.</p>"))
                        .status(),
                () -> manager.post(path + "/close", null).status()));

        assertThat(answers.getLast()).isEqualTo(200);
        boolean answered = answers.getFirst() == 201;
        assertThat(answers.getFirst()).isIn(201, 409);
        assertThat(history()).isEqualTo(answered ? "OPENED BOUND REPLIED CLOSED" : "OPENED BOUND CLOSED");
        assertThat(messages()).isEqualTo(answered ? 2 : 1);
        assertStands(5, account.agent());
    }

    @RepeatedTest(ROUNDS)
    @Rule({"RPL-7", "CLS-7", "STM-1", "STM-2"})
    void aCustomersAnswerAndAClosing() throws Exception {
        agent.post(path + "/bind", null);

        AtOnce.all(List.<Callable<Integer>>of(
                this::customerWrites, () -> agent.post(path + "/close", null).status()));

        boolean closedFirst = history().equals("OPENED BOUND CLOSED REOPENED CUSTOMER_REPLIED");
        assertThat(history())
                .isEqualTo(
                        closedFirst
                                ? "OPENED BOUND CLOSED REOPENED CUSTOMER_REPLIED"
                                : "OPENED BOUND CUSTOMER_REPLIED CLOSED");
        assertThat(messages()).isEqualTo(2);
        assertStands(closedFirst ? 3 : 5, account.agent());
    }

    @RepeatedTest(ROUNDS)
    @Rule("CLS-4")
    void twoWhoClose() throws Exception {
        agent.post(path + "/bind", null);

        assertThat(AtOnce.all(List.<Callable<Integer>>of(
                        () -> agent.post(path + "/close", null).status(),
                        () -> manager.post(path + "/close", null).status())))
                .containsExactlyInAnyOrder(200, 409);

        assertThat(history()).isEqualTo("OPENED BOUND CLOSED");
    }

    @RepeatedTest(ROUNDS)
    @Rule({"CLS-7", "STM-2"})
    void twoWhoReopenAndACustomerWhoWrites() throws Exception {
        agent.post(path + "/bind", null);
        agent.post(path + "/close", null);

        AtOnce.all(List.<Callable<Integer>>of(
                () -> agent.post(path + "/reopen", null).status(),
                () -> colleague.post(path + "/reopen", null).status(),
                this::customerWrites));

        assertThat(history()).containsOnlyOnce("REOPENED").containsOnlyOnce("CUSTOMER_REPLIED");
        assertStands(3, account.agent());
    }

    @RepeatedTest(ROUNDS)
    @Rule({"TAB-5", "RPL-2"})
    void anAnswerByWhoLosesTheDepartment() throws Exception {
        agent.post(path + "/bind", null);

        List<Integer> answers = AtOnce.all(List.<Callable<Integer>>of(
                () -> agent.post(path + "/replies", TestTickets.writing("<p>Sim.</p>"))
                        .status(),
                this::dismiss));

        assertThat(answers.getLast()).isEqualTo(200);
        assertThat(answers.getFirst()).isIn(201, 404);
        assertThat(messages()).isEqualTo(answers.getFirst() == 201 ? 2 : 1);
        assertThat(agent.post(path + "/replies", TestTickets.writing("<p>E mais.</p>"))
                        .status())
                .isEqualTo(404);
        assertThat(agent.post(path + "/close", null).status()).isEqualTo(404);
        assertThat(messages()).isEqualTo(answers.getFirst() == 201 ? 2 : 1);
    }

    /** The owner takes the agent's departments away. */
    private int dismiss() {
        Map<String, Object> form = new HashMap<>();
        form.put("name", "Ana");
        form.put("email", "ana-" + account.login() + "@empresa.example");
        form.put("isAdministrator", false);
        form.put("active", true);
        form.put("departments", List.of());
        return owner.with("If-Match", "\"1\"")
                .put("/api/v1/agents/" + account.agent(), form)
                .status();
    }

    private int customerWrites() {
        Tenant.run(
                account.id(),
                () -> replies.append(
                        ticket, TestTickets.message(customer, account.support(), "", "<p>E agora?</p>", null)));
        return 200;
    }

    private void assertStands(int situation, UUID agent) {
        accounts.in(account.id(), () -> {
            var row = sql.fetchSingle(TICKET, TICKET.ID.eq(ticket));
            assertThat(row.getSituation()).isEqualTo((short) situation);
            assertThat(row.getAgentId()).isEqualTo(agent);
            assertThat(row.getClosedAt() != null).isEqualTo(situation == 5);
            return true;
        });
    }

    private String history() {
        return accounts.in(
                account.id(),
                () -> String.join(
                        " ",
                        sql.select(TICKET_EVENT.KIND)
                                .from(TICKET_EVENT)
                                .where(TICKET_EVENT.TICKET_ID.eq(ticket))
                                .orderBy(TICKET_EVENT.ID)
                                .fetch(TICKET_EVENT.KIND)));
    }

    private int messages() {
        return accounts.in(account.id(), () -> sql.fetchCount(TICKET_MESSAGE, TICKET_MESSAGE.TICKET_ID.eq(ticket)));
    }
}
