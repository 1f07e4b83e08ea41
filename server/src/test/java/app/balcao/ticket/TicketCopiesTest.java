package app.balcao.ticket;

import static app.balcao.schema.Tables.MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who outside is in copy of a ticket, and who may not be. */
@BalcaoTest
class TicketCopiesTest {

    private static final String ACCOUNTANT = "contas@padaria.example";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestAccount account;
    private TestTickets tickets;
    private ApiClient agent;
    private ApiClient owner;
    private UUID customer;
    private String path;

    @BeforeEach
    void open() {
        account = accounts.create();
        tickets = new TestTickets(accounts, sql, opening);
        agent = accounts.signedIn(account, account.agent());
        owner = accounts.signedIn(account, account.owner());
        customer = tickets.customer(account, "Clara Cliente");
        path = path(tickets.fromCustomer(account, account.support(), customer, "Impressora", "<p>Parou.</p>"));
    }

    @Test
    @Rule("CC-1")
    void whoWorksOnATicketPutsPeopleInCopyAndTakesThemOut() {
        assertThat(add(" Contas@Padaria.example ", "Contabilidade").status()).isEqualTo(200);
        assertThat(add(ACCOUNTANT, "De novo").status()).isEqualTo(200);
        JsonNode copies = page().at("/ticket/copies");
        assertThat(copies).hasSize(1);
        assertThat(copies.at("/0/address").asString()).isEqualTo(ACCOUNTANT);
        assertThat(copies.at("/0/name").asString()).isEqualTo("Contabilidade");

        String id = copies.at("/0/id").asString();
        assertThat(agent.delete(path + "/copies/" + id).status()).isEqualTo(200);
        assertThat(agent.delete(path + "/copies/" + id).status()).isEqualTo(200);
        assertThat(page().at("/ticket/copies")).isEmpty();
        assertThat(history("COPY_ADDED", "COPY_REMOVED")).containsExactly("COPY_ADDED", "COPY_REMOVED");

        ApiClient seller = accounts.signedIn(account, account.seller());
        assertThat(seller.post(path + "/copies", form(ACCOUNTANT, "")).status()).isEqualTo(404);
    }

    @Test
    @Rule("CC-1")
    void aTicketHasTwentyAtMost() {
        for (int i = 0; i < 20; i++) {
            assertThat(add("pessoa" + i + "@padaria.example", "").status()).isEqualTo(200);
        }
        assertThat(add("mais-uma@padaria.example", "").status()).isEqualTo(409);
        assertThat(add("pessoa3@padaria.example", "").status())
                .as("who is there")
                .isEqualTo(200);
        assertThat(page().at("/ticket/copies")).hasSize(20);
    }

    @Test
    @Rule("CC-1")
    void aTicketIsOpenedWithPeopleInCopy() {
        Answer opened = agent.post(
                "/api/v1/tickets",
                opening(List.of(form(ACCOUNTANT, "Contabilidade"), form(ACCOUNTANT, ""), form("socio@x.example", ""))));
        assertThat(opened.status()).as(opened.json().toString()).isEqualTo(201);
        assertThat(addresses(opened.json().at("/copies"))).containsExactly(ACCOUNTANT, "socio@x.example");

        Answer refused =
                agent.post("/api/v1/tickets", opening(List.of(form("ok@x.example", ""), form("sem arroba", ""))));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("copies[1].address");
        List<Map<String, String>> many = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            many.add(form("p" + i + "@x.example", ""));
        }
        assertThat(agent.post("/api/v1/tickets", opening(many)).text("/errors/0/field"))
                .isEqualTo("copies");
    }

    @Test
    @Rule("CC-2")
    void addressesThatWouldDoHarmAreRefusedWithTheReason() {
        mailbox("suporte@balcao.example");
        owner.post("/api/v1/blocked-addresses", Map.of("address", "@spam.example"));
        String own = owner.get("/api/v1/customers/" + customer).text("/emails/0");
        String colleague = owner.get("/api/v1/agents/" + account.colleague()).text("/email");

        assertThat(refusal("nada")).isEqualTo("email");
        assertThat(refusal("Nome <x@y.example>")).isEqualTo("email");
        assertThat(refusal(own)).isEqualTo("customer");
        assertThat(refusal("suporte@balcao.example")).isEqualTo("mailbox");
        assertThat(refusal(colleague)).isEqualTo("agent");
        assertThat(refusal("alguem@spam.example")).isEqualTo("blocked");
        assertThat(page().at("/ticket/copies")).isEmpty();
    }

    @Test
    @Rule("CC-2")
    void anInternalTicketHasNobodyInCopy() {
        Answer internal = owner.post(
                "/api/v1/tickets/internal",
                Map.of("departmentId", account.support(), "subject", "Senha", "html", "<p>Esqueci.</p>"));
        assertThat(internal.status()).as(internal.json().toString()).isEqualTo(201);
        Answer refused = owner.post("/api/v1/tickets/" + internal.text("/id") + "/copies", form(ACCOUNTANT, ""));
        assertThat(refused.status()).isEqualTo(409);
    }

    @Test
    @Rule("CC-8")
    void aMergeBringsWhoWasInCopyAndUndoingTakesThemBack() {
        add("socio@padaria.example", "Sócio");
        UUID other = tickets.customer(account, "Otto Outro");
        OpenedTicket target = tickets.fromCustomer(account, account.support(), other, "Outra", "<p>x</p>");
        ApiClient manager = accounts.signedIn(account, account.manager());
        manager.post(path(target) + "/copies", form(ACCOUNTANT, "Contas"));
        manager.post(path + "/copies", form(ACCOUNTANT, "Contas"));
        String otherAddress = owner.get("/api/v1/customers/" + other).text("/emails/0");
        manager.post(path + "/copies", form(otherAddress, "Otto"));

        Answer merged = manager.post(path + "/merge", Map.of("targetId", target.id()));
        assertThat(merged.status()).as(merged.json().toString()).isEqualTo(200);
        assertThat(addresses(manager.get(path(target)).json().at("/ticket/copies")))
                .as("each once, and never the target's customer")
                .containsExactly(ACCOUNTANT, "socio@padaria.example");

        Answer undone = manager.post(path + "/merge/undo", null);
        assertThat(undone.status()).as(undone.json().toString()).isEqualTo(200);
        assertThat(addresses(manager.get(path(target)).json().at("/ticket/copies")))
                .containsExactly(ACCOUNTANT);
        assertThat(page().at("/ticket/copies")).hasSize(3);
    }

    @Test
    @Rule("CC-9")
    void anErasedCustomerIsInNoCopyAndInNoHistory() {
        String erased = owner.post(
                        "/api/v1/customers", Map.of("name", "Elisa Esquecida", "emails", List.of("elisa@x.example")))
                .text("/id");
        add("elisa@x.example", "Elisa Esquecida");
        assertThat(page().toString()).contains("elisa@x.example");
        Answer deleted = owner.delete("/api/v1/customers/" + erased + "?erase=true");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(page().toString()).doesNotContain("elisa@x.example", "Elisa Esquecida");
        assertThat(history("COPY_ADDED")).as("that somebody was").hasSize(1);
    }

    private Map<String, Object> opening(List<Map<String, String>> copies) {
        return Map.of(
                "customerId",
                customer,
                "departmentId",
                account.support(),
                "subject",
                "Nota",
                "html",
                "<p>x</p>",
                "copies",
                copies);
    }

    private void mailbox(String address) {
        accounts.in(account.id(), () -> sql.insertInto(MAILBOX)
                .set(MAILBOX.ACCOUNT_ID, account.id())
                .set(MAILBOX.NAME, "Suporte")
                .set(MAILBOX.ADDRESS, address)
                .set(MAILBOX.DEPARTMENT_ID, account.support())
                .set(MAILBOX.PRIORITY, (short) 2)
                .set(MAILBOX.ACTIVE, false)
                .set(MAILBOX.IMAP_HOST, "127.0.0.1")
                .set(MAILBOX.IMAP_PORT, 1)
                .set(MAILBOX.IMAP_SECURITY, "NONE")
                .set(MAILBOX.IMAP_USER, "x")
                .set(MAILBOX.IMAP_SECRET, new byte[0])
                .set(MAILBOX.IMAP_FOLDER, "INBOX")
                .execute());
    }

    private String refusal(String address) {
        Answer answer = add(address, "");
        assertThat(answer.status()).as(address).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("address");
        return answer.text("/errors/0/code");
    }

    private Answer add(String address, String name) {
        return agent.post(path + "/copies", form(address, name));
    }

    private static Map<String, String> form(String address, String name) {
        return Map.of("address", address, "name", name);
    }

    private JsonNode page() {
        return agent.get(path).json();
    }

    private List<String> history(String... kinds) {
        return page().at("/events")
                .valueStream()
                .map(each -> each.at("/kind").asString())
                .filter(List.of(kinds)::contains)
                .toList();
    }

    private static List<String> addresses(JsonNode copies) {
        return copies.valueStream().map(each -> each.at("/address").asString()).toList();
    }

    private static String path(OpenedTicket ticket) {
        return "/api/v1/tickets/" + ticket.id();
    }
}
