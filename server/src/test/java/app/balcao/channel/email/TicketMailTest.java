package app.balcao.channel.email;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.schema.tables.records.OutgoingEmailRecord;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** What is written to the customer for what happens to their ticket, and what is not. */
@BalcaoTest
class TicketMailTest {

    private static final String CUSTOMER = "clara@cliente.example";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient agent;
    private String customer;

    @BeforeEach
    void signIn() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        customer = agent.post("/api/v1/customers", Map.of("name", "Clara Cliente", "emails", List.of(CUSTOMER)))
                .text("/id");
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.SIGNATURE_HTML, "<p>Ana, do suporte</p>")
                .where(AGENT.ID.eq(account.agent()))
                .execute());
    }

    @Test
    @Rule({"NTF-4", "RPL-6", "CLS-4", "EML-8"})
    void whoWantsMailGetsEachMessageAndTheClosing() {
        String ticket = opened(true);
        workOn(ticket);

        List<OutgoingEmailRecord> written = written();
        assertThat(written).extracting(OutgoingEmailRecord::getKind).containsExactly("OPENED", "REPLY", "CLOSED");
        assertThat(written).extracting(OutgoingEmailRecord::getToAddress).containsOnly(CUSTOMER);
        assertThat(written.get(1).getHtml())
                .containsSubsequence("Já reenviamos.", "Ana, do suporte")
                .doesNotContain("Só para nós");
        String company = accounts.in(account.id(), () -> sql.select(ACCOUNT.COMPANY_NAME)
                .from(ACCOUNT)
                .fetchSingle()
                .value1());
        assertThat(written.get(2).getSubject())
                .contains(" finalizado – " + company)
                .doesNotContain("Nota fiscal");
        assertThat(written.get(2).getHtml())
                .contains(HtmlUtils.htmlEscape(company) + " finalizou o seu chamado", "Resolvido")
                .doesNotContain("Nota fiscal");
    }

    @Test
    @Rule({"NTF-4", "RPL-10"})
    void whoWantsNoneGetsNoneAndACommentIsForAgentsAlone() {
        String silent = opened(false);
        workOn(silent);
        assertThat(written()).isEmpty();

        String loud = opened(true);
        int before = written().size();
        agent.post("/api/v1/tickets/" + loud + "/comments", Map.of("html", "<p>Só para nós.</p>"));
        agent.post("/api/v1/tickets/" + loud + "/bind", null);
        assertThat(written()).hasSize(before);
    }

    @Test
    @Rule("EML-8")
    void noAddressGetsMoreAutomaticMailInAnHourThanAllowed() {
        accounts.in(account.id(), () -> sql.update(ACCOUNT)
                .set(ACCOUNT.AUTOMATIC_MAILS_PER_HOUR, (short) 2)
                .execute());
        String last = "";
        for (int i = 0; i < 4; i++) {
            last = opened(true);
            workOn(last);
        }
        assertThat(agent.get("/api/v1/tickets/" + last).json().at("/events"))
                .as("that nothing went out is told at the ticket")
                .extracting(event -> event.at("/kind").asString())
                .endsWith("CLOSED", "MAIL_HELD_BACK");
        assertThat(written())
                .extracting(OutgoingEmailRecord::getKind)
                .filteredOn("CLOSED"::equals)
                .hasSize(2);
        assertThat(written())
                .extracting(OutgoingEmailRecord::getKind)
                .filteredOn("REPLY"::equals)
                .as("what agents write is never held back")
                .hasSize(4);
    }

    private String opened(boolean notifyCustomer) {
        var opened = agent.post(
                "/api/v1/tickets",
                Map.of(
                        "customerId",
                        customer,
                        "departmentId",
                        account.support(),
                        "subject",
                        "Nota fiscal",
                        "html",
                        "<p>A cliente ligou.</p>",
                        "notifyCustomer",
                        notifyCustomer));
        assertThat(opened.status()).isEqualTo(201);
        return opened.text("/id");
    }

    private void workOn(String ticket) {
        String path = "/api/v1/tickets/" + ticket;
        agent.post(path + "/bind", null);
        agent.post(path + "/comments", Map.of("html", "<p>Só para nós.</p>"));
        assertThat(agent.post(path + "/replies", Map.of("html", "<p>Já reenviamos.</p>"))
                        .status())
                .isEqualTo(201);
        assertThat(agent.post(path + "/close", Map.of("reason", "Resolvido")).status())
                .isEqualTo(200);
    }

    private List<OutgoingEmailRecord> written() {
        return accounts.in(account.id(), () -> sql.selectFrom(OUTGOING_EMAIL)
                .where(OUTGOING_EMAIL.ACCOUNT_ID.eq(account.id()))
                .orderBy(OUTGOING_EMAIL.ID)
                .fetch());
    }
}
