package app.balcao.ticket;

import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tickets that end without service. */
@BalcaoTest
class CancellingTest {

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

    @Autowired
    private TicketCancelling cancelling;

    private TestAccount account;
    private ApiClient agent;
    private UUID customer;
    private OpenedTicket ticket;
    private String path;

    @BeforeEach
    void open() {
        account = accounts.create();
        groups.permit(account, account.agent(), TestGroups.without());
        agent = accounts.signedIn(account, account.agent());
        TestTickets tickets = new TestTickets(accounts, sql, opening);
        customer = tickets.customer(account, "Clara Cliente");
        ticket = tickets.fromCustomer(account, account.support(), customer, "Impressora", "<p>Parou.</p>");
        path = "/api/v1/tickets/" + ticket.id();
        agent.post(path + "/bind", null);
    }

    @Test
    @Rule({"CLS-6", "STM-2"})
    void anAgentCancelsWithAReasonForGood() {
        assertThat(agent.post(path + "/cancel", Map.of()).text("/errors/0/field"))
                .isEqualTo("reason");
        ApiClient.Answer answer = agent.post(path + "/cancel", Map.of("reason", "Aberto em duplicidade."));
        JsonNode cancelled = answer.json();
        assertThat(cancelled.at("/situation/code").asInt()).isEqualTo(4);
        assertThat(cancelled.at("/closedAt").isNull()).isFalse();
        assertThat(cancelled.at("/closeReason").asString()).isEqualTo("Aberto em duplicidade.");
        assertThat(cancelled.at("/actions").toString()).doesNotContain("REOPEN", "REPLY", "CANCEL");
        JsonNode last =
                agent.get(path).json().at("/events").valueStream().toList().getLast();
        assertThat(last.at("/kind").asString()).isEqualTo("CANCELLED");
        assertThat(last.at("/data/reason").asString()).isEqualTo("Aberto em duplicidade.");
        for (String act : List.of("/reopen", "/close", "/bind")) {
            assertThat(agent.post(path + act, null).status()).as(act).isEqualTo(409);
        }
        assertThat(agent.post(path + "/cancel", Map.of("reason", "De novo.")).status())
                .isEqualTo(409);
        assertThat(mails()).anyMatch(each -> each.contains("cancelou o seu chamado " + ticket.number()));
    }

    @Test
    @Rule({"CLS-6", "CLS-7"})
    void whatTheCustomerWritesLaterIsANewTicket() {
        agent.post(path + "/cancel", Map.of("reason", "Engano."));
        FollowUp later = Tenant.call(
                account.id(),
                () -> replies.append(
                        ticket.id(), TestTickets.message(customer, account.support(), "", "<p>E agora?</p>", null)));
        assertThat(later).isInstanceOf(FollowUp.TooLate.class);
        assertThat(agent.get(path).json().at("/ticket/situation/code").asInt()).isEqualTo(4);
    }

    @Test
    @Rule("CLS-6")
    void onlyWhoIsInChargeAndHasThePermission() {
        Map<String, String> why = Map.of("reason", "Engano.");
        assertThat(accounts.signedIn(account, account.colleague())
                        .post(path + "/cancel", why)
                        .status())
                .isEqualTo(403);
        assertThat(accounts.signedIn(account, account.seller())
                        .post(path + "/cancel", why)
                        .status())
                .isEqualTo(404);
        assertThat(accounts.signedIn(account, account.manager())
                        .post(path + "/cancel", why)
                        .status())
                .isEqualTo(200);
        assertThat(agent.get("/api/v1/notifications").text("/items/0/kind")).isEqualTo("TICKET_CANCELLED");
    }

    @Test
    @Rule({"CLS-3", "CLS-6", "ESC-15"})
    void openChildrenHoldItBackAndTheCustomerIsToldNothingOfThem() {
        agent.post(
                path + "/children",
                Map.of("departmentId", account.sales(), "subject", "Parte", "html", "<p>Ajudem</p>", "priority", 1));
        assertThat(agent.post(path + "/cancel", Map.of("reason", "Engano.")).text("/type"))
                .endsWith("open-children");
        assertThatThrownBy(() -> cancel(customer)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.messageKey()).isEqualTo("ticket.problem.not-to-cancel");
            assertThat(problem.extras()).isEmpty();
        });
    }

    @Test
    @Rule("CLS-6")
    void theCustomerCancelsTheirOwn() {
        UUID other = new TestTickets(accounts, sql, opening).customer(account, "Outra Pessoa");
        assertThatThrownBy(() -> cancel(other)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                        problem.status().value())
                .isEqualTo(404));
        int before = mails().size();
        cancel(customer);
        JsonNode page = agent.get(path).json();
        assertThat(page.at("/ticket/situation/code").asInt()).isEqualTo(4);
        assertThat(page.at("/ticket/closedBy").isNull()).isTrue();
        JsonNode last = page.at("/events").valueStream().toList().getLast();
        assertThat(last.at("/actor/name").asString()).isEqualTo("Clara Cliente");
        assertThat(agent.get("/api/v1/notifications").text("/items/0/kind")).isEqualTo("TICKET_CANCELLED");
        assertThat(mails()).as("who cancels knows").hasSize(before);
        assertThatThrownBy(() -> cancel(customer)).isInstanceOf(Problem.class);
    }

    private void cancel(UUID by) {
        Tenant.run(account.id(), () -> cancelling.cancel(by, ticket.number(), null));
    }

    private List<String> mails() {
        return accounts.in(
                account.id(),
                () -> sql.select(OUTGOING_EMAIL.HTML).from(OUTGOING_EMAIL).fetch(OUTGOING_EMAIL.HTML));
    }
}
