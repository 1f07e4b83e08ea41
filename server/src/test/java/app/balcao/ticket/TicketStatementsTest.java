package app.balcao.ticket;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestStatements;
import app.balcao.platform.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How many statements the work on tickets takes: as many for much as for little. */
@BalcaoTest
class TicketStatementsTest {

    private static final int MANY = 30;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestStatements statements;

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

        assertThat(page(talkative)).isEqualTo(page(brief)).isBetween(1, 4);
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
                .isBetween(4, 15);
        assertThat(replying(talkative, large)).isEqualTo(replying(brief, small)).isBetween(4, 20);
    }

    @Test
    void openingTakesTheSameInABigDepartmentAndWithManyFiles() {
        List<String> one = files(1);
        List<String> many = files(8);
        int few = opening(one);
        hire(MANY);

        assertThat(opening(many)).isEqualTo(few).isBetween(4, 20);
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
                .isBetween(3, 16);
        assertThat(posting(talkative, "/close"))
                .isEqualTo(posting(brief, "/close"))
                .isBetween(3, 19);
        assertThat(posting(talkative, "/reopen"))
                .isEqualTo(posting(brief, "/reopen"))
                .isBetween(3, 16);
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
