package app.balcao.portal;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What customers open, read and write at the portal, over the wire. */
@BalcaoTest
class PortalTicketsTest {

    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private PortalSessions sessions;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private String portal;
    private String bia;
    private ApiClient customer;

    @BeforeEach
    void enter() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        portal = "/api/v1/portal/" + account.login();
        bia = customerOf("Bia Souza", "bia@loja.example");
        customer = signedIn(bia);
    }

    @Test
    @Rule("POR-12")
    void aCustomerOpensATicketWhichWaitsInTheQueueOfTheDepartmentTheyChose() {
        Answer opened =
                customer.post(portal + "/tickets", form("Gaveta não fecha", "Linha um\nlinha dois\n\n<b>Fim</b>"));
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.header("Location")).isEqualTo(portal + "/tickets/" + number(opened));
        JsonNode seen = page(number(opened));
        assertThat(seen.at("/ticket/subject").asString()).isEqualTo("Gaveta não fecha");
        assertThat(seen.at("/ticket/standing").asString()).isEqualTo("QUEUED");
        assertThat(seen.at("/messages/0/html").asString())
                .isEqualTo("<p>Linha um<br>linha dois</p><p>&lt;b&gt;Fim&lt;/b&gt;</p>");
        assertThat(seen.at("/messages/0/author").asString()).isEqualTo("YOU");
        JsonNode ticket = agents(number(opened)).at("/ticket");
        assertThat(ticket.at("/origin").asString()).isEqualTo("PORTAL");
        assertThat(ticket.at("/situation/code").asInt()).isEqualTo(1);
        assertThat(ticket.at("/customer/id").asString()).isEqualTo(bia);
        assertThat(ticket.at("/department/id").asString())
                .isEqualTo(account.support().toString());
    }

    @Test
    @Rule("POR-12")
    void everythingThatIsWrongWithItStandsBesideItsField() {
        Answer nothing = customer.post(portal + "/tickets", Map.of());
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(fields(nothing)).containsExactlyInAnyOrder("departmentId", "subject", "text");
        Map<String, Object> wrong = form("Assunto", "Texto");
        wrong.put("categoryId", UUID.randomUUID());
        wrong.put("previousNumber", 99_999);
        wrong.put("fields", Map.of(UUID.randomUUID().toString(), "x"));
        Answer answer = customer.post(portal + "/tickets", wrong);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(fields(answer)).hasSize(3).contains("categoryId", "previousNumber");
        Map<String, Object> foreign = form("Assunto", "Texto");
        foreign.put(
                "attachmentIds",
                List.of(owner.upload("/api/v1/attachments", "a.png", "image/png", PICTURE)
                        .text("/id")));
        assertThat(fields(customer.post(portal + "/tickets", foreign))).containsExactly("attachmentIds[0]");
    }

    @Test
    @Rule("POR-12")
    void whatCustomersMayNotChooseIsNeitherOfferedNorTaken() {
        accounts.in(account.id(), () -> sql.update(DEPARTMENT)
                .set(DEPARTMENT.VISIBLE_TO_CUSTOMERS, false)
                .where(DEPARTMENT.ID.eq(account.support()))
                .execute());
        assertThat(customer.get(portal + "/ticket-form")
                        .json()
                        .at("/departments")
                        .valueStream())
                .extracting(each -> each.at("/id").asString())
                .containsExactly(account.sales().toString());
        assertThat(fields(customer.post(portal + "/tickets", form("Assunto", "Texto"))))
                .containsExactly("departmentId");
    }

    @Test
    @Rule("CUS-5")
    void whoMayNotOpenTicketsIsToldSoAndStillReadsTheirs() {
        long number = number(customer.post(portal + "/tickets", form("Antes", "Texto")));
        accounts.in(
                account.id(),
                () -> sql.update(CUSTOMER).set(CUSTOMER.CAN_OPEN_TICKETS, false).execute());
        assertThat(customer.get(portal + "/ticket-form").json().at("/mayOpen").asBoolean())
                .isFalse();
        assertThat(customer.post(portal + "/tickets", form("Depois", "Texto")).status())
                .isEqualTo(403);
        assertThat(write(number, "Ainda escrevo").status()).isEqualTo(201);
    }

    @Test
    @Rule({"POR-13", "POR-4"})
    void thePageShowsWhatIsBetweenCustomerAndCompanyAndNothingOfTheWorkOnIt() {
        String file = owner.upload("/api/v1/attachments", "foto.png", "image/png", PICTURE)
                .text("/id");
        String id = ticket("Mesa com risco");
        owner.post("/api/v1/tickets/" + id + "/bind", Map.of());
        owner.post("/api/v1/tickets/" + id + "/comments", Map.of("html", "<p>Cliente difícil</p>"));
        owner.post(
                "/api/v1/tickets/" + id + "/replies",
                Map.of(
                        "html",
                        "<p>Veja <img src=\"/api/v1/attachments/" + file + "/content\"></p>",
                        "attachmentIds",
                        List.of(file)));
        Answer answer = customer.get(portal + "/tickets/" + numberOf(id));
        JsonNode seen = answer.json();
        assertThat(seen.at("/ticket/standing").asString()).isEqualTo("WITH_YOU");
        assertThat(seen.at("/messages").size()).isEqualTo(2);
        assertThat(seen.at("/messages/1/author").asString()).isEqualTo("COMPANY");
        String address = portal + "/tickets/" + numberOf(id) + "/attachments/" + file;
        assertThat(seen.at("/messages/1/html").asString()).contains("src=\"" + address + "\"");
        assertThat(seen.at("/messages/1/files/0/url").asString()).isEqualTo(address);
        assertThat(seen.toString())
                .doesNotContain("difícil")
                .doesNotContain(accounts.acting(account, account.owner()).name());
        assertThat(customer.get(address).status()).isEqualTo(200);
    }

    @Test
    @Rule("POR-13")
    void nobodyReadsTheTicketOrTheFilesOfAnother() {
        String file = owner.upload("/api/v1/attachments", "nota.png", "image/png", PICTURE)
                .text("/id");
        String id = ticket("De Bia");
        owner.post("/api/v1/tickets/" + id + "/bind", Map.of());
        owner.post(
                "/api/v1/tickets/" + id + "/comments",
                Map.of("html", "<p>Interno</p>", "attachmentIds", List.of(file)));
        long number = numberOf(id);
        assertThat(customer.get(portal + "/tickets/" + number + "/attachments/" + file)
                        .status())
                .as("a file among agents")
                .isEqualTo(404);
        ApiClient caio = signedIn(customerOf("Caio Lima", "caio@loja.example"));
        for (String path : List.of("", "/messages", "/attachments/" + file)) {
            assertThat(caio.get(portal + "/tickets/" + number + path).status()).isEqualTo(404);
        }
        assertThat(caio.post(portal + "/tickets/" + number + "/messages", Map.of("text", "Oi"))
                        .status())
                .isEqualTo(404);
        assertThat(customer.get(portal + "/tickets/999999").status()).isEqualTo(404);
    }

    @Test
    @Rule("POR-13")
    void whatAnotherCustomerWroteInAMergedTicketIsNotShown() {
        String own = ticket("O meu");
        long number = numberOf(own);
        String caio = customerOf("Caio Lima", "caio@loja.example");
        String other = ticketOf(caio, "Segredo do Caio");
        String second = ticket("O meu segundo");
        for (String each : List.of(own, other, second)) {
            owner.post("/api/v1/tickets/" + each + "/bind", Map.of());
        }
        for (String each : List.of(other, second)) {
            assertThat(owner.post("/api/v1/tickets/" + each + "/merge", Map.of("targetId", own))
                            .status())
                    .isLessThan(300);
        }
        JsonNode seen = page(number);
        assertThat(seen.at("/messages").valueStream().map(each -> each.at("/html")
                        .asString()))
                .containsExactly("<p>O meu</p>", "<p>O meu segundo</p>");
        JsonNode merged = page(numberOf(second));
        assertThat(merged.at("/ticket/mergedInto").asLong()).isEqualTo(number);
        assertThat(merged.at("/mayReply").asBoolean()).isFalse();
    }

    @Test
    @Rule("POR-13")
    void earlierMessagesFollowInPages() {
        long number = number(customer.post(portal + "/tickets", form("Longo", "0")));
        for (int i = 1; i <= 51; i++) {
            assertThat(write(number, "m" + i).status()).isEqualTo(201);
        }
        JsonNode newest = page(number);
        assertThat(newest.at("/messages").size()).isEqualTo(50);
        assertThat(newest.at("/messages/49/html").asString()).isEqualTo("<p>m51</p>");
        JsonNode earlier = customer.get(portal + "/tickets/" + number + "/messages?limit=10&cursor="
                        + newest.at("/earlierCursor").asString())
                .json();
        assertThat(earlier.at("/items").valueStream().map(each -> each.at("/html")
                        .asString()))
                .containsExactly("<p>0</p>", "<p>m1</p>");
        assertThat(earlier.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    @Rule({"POR-14", "RPL-7"})
    void anAnswerOfTheCustomerReachesTheAgentWithItsFiles() {
        String id = ticket("Mesa");
        owner.post("/api/v1/tickets/" + id + "/bind", Map.of());
        String file = customer.upload(
                        portal + "/attachments", "nota fiscal.txt", "text/plain", "oi".getBytes(StandardCharsets.UTF_8))
                .text("/id");
        Answer written = customer.post(
                portal + "/tickets/" + numberOf(id) + "/messages", Map.of("text", "", "attachmentIds", List.of(file)));
        assertThat(written.status()).isEqualTo(201);
        assertThat(written.json().at("/reopened").asBoolean()).isFalse();
        JsonNode seen = agents(numberOf(id));
        assertThat(seen.at("/ticket/situation/code").asInt()).isEqualTo(3);
        assertThat(seen.at("/messages/1/attachments/0/name").asString()).isEqualTo("nota fiscal.txt");
        assertThat(seen.at("/messages/1/author/name").asString()).isEqualTo("Bia Souza");
        assertThat(owner.get("/api/v1/attachments/" + file + "/content").status())
                .isEqualTo(200);
        assertThat(fields(customer.post(portal + "/tickets/" + numberOf(id) + "/messages", Map.of("text", " \n "))))
                .containsExactly("text");
    }

    @Test
    @Rule("POR-14")
    void aSecondClickWritesNothingTwice() throws Exception {
        long number = number(customer.post(portal + "/tickets", form("Um só", "Texto")));
        String key = UUID.randomUUID().toString();
        List<Integer> all = AtOnce.all(Collections.nCopies(4, () -> signedIn(bia)
                .with("Idempotency-Key", key)
                .post(portal + "/tickets/" + number + "/messages", Map.of("text", "Uma vez"))
                .status()));
        assertThat(all).containsOnly(201);
        assertThat(page(number).at("/messages").size()).isEqualTo(2);
    }

    @Test
    @Rule({"POR-14", "CLS-7"})
    void anAnswerBringsAClosedTicketBackWhileTheCompanySaysSo() {
        String id = ticket("Finalizado");
        long number = numberOf(id);
        ApiClient agent = accounts.signedIn(account, account.agent());
        agent.post("/api/v1/tickets/" + id + "/bind", Map.of());
        agent.post("/api/v1/tickets/" + id + "/close", Map.of("reason", "Peça trocada"));
        JsonNode closed = page(number);
        assertThat(closed.at("/ticket/standing").asString()).isEqualTo("CLOSED");
        assertThat(closed.at("/closeReason").asString()).isEqualTo("Peça trocada");
        assertThat(closed.at("/mayReply").asBoolean()).isTrue();
        assertThat(closed.at("/mayCancel").asBoolean()).isFalse();
        assertThat(closed.at("/reopensUntil").isNull()).isFalse();
        assertThat(write(number, "Voltou a riscar").json().at("/reopened").asBoolean())
                .isTrue();
        assertThat(page(number).at("/ticket/standing").asString()).isEqualTo("WITH_US");

        agent.post("/api/v1/tickets/" + id + "/close", Map.of());
        accounts.in(account.id(), () -> sql.update(TICKET)
                .set(TICKET.CLOSED_AT, OffsetDateTime.now().minusDays(40))
                .where(TICKET.ID.eq(UUID.fromString(id)))
                .execute());
        assertThat(page(number).at("/mayReply").asBoolean()).isFalse();
        assertThat(write(number, "Tarde").status()).isEqualTo(409);
        Map<String, Object> another = form("De novo", "Tarde");
        another.put("previousNumber", number);
        long second = number(customer.post(portal + "/tickets", another));
        assertThat(agents(second).toString()).contains("\"previousNumber\":" + number);
    }

    @Test
    @Rule("POR-14")
    void aTicketThatWasCancelledTakesNoAnswer() {
        long number = number(customer.post(portal + "/tickets", form("Engano", "Texto")));
        assertThat(customer.post(portal + "/tickets/" + number + "/cancel", null)
                        .status())
                .isEqualTo(204);
        JsonNode seen = page(number);
        assertThat(seen.at("/mayReply").asBoolean()).isFalse();
        assertThat(seen.at("/mayCancel").asBoolean()).isFalse();
        var refused = write(number, "Ainda");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).contains("cancelado");
    }

    @Test
    @Rule("POR-14")
    void whereNothingComesBackAClosedTicketTakesNoAnswer() {
        accounts.in(
                account.id(),
                () -> sql.update(ACCOUNT).set(ACCOUNT.REOPEN_DAYS, (short) 0).execute());
        String id = ticket("Finalizado");
        owner.post("/api/v1/tickets/" + id + "/bind", Map.of());
        owner.post("/api/v1/tickets/" + id + "/close", Map.of());
        assertThat(page(numberOf(id)).at("/mayReply").asBoolean()).isFalse();
        assertThat(write(numberOf(id), "Oi").status()).isEqualTo(409);
    }

    @Test
    @Rule({"POR-13", "STA-1"})
    void thePageTellsTheStatusesThatCustomersSee() {
        String id = ticket("Na oficina");
        owner.post("/api/v1/tickets/" + id + "/bind", Map.of());
        for (boolean shown : List.of(true, false)) {
            String status = owner.post(
                            "/api/v1/ticket-statuses",
                            Map.of(
                                    "name",
                                    shown ? "Aguardando peça" : "Conferir estoque",
                                    "color",
                                    "BLUE",
                                    "active",
                                    true,
                                    "shownToCustomers",
                                    shown,
                                    "pausesSla",
                                    false,
                                    "departmentIds",
                                    List.of(account.support())))
                    .text("/id");
            assertThat(owner.post(
                                    "/api/v1/tickets/" + id + "/status",
                                    Map.of("statusId", status, "comment", "só nosso"))
                            .status())
                    .isLessThan(300);
        }
        JsonNode seen = page(numberOf(id));
        assertThat(seen.at("/statuses").size()).isEqualTo(1);
        assertThat(seen.at("/statuses/0/name").asString()).isEqualTo("Aguardando peça");
        assertThat(seen.at("/statuses/0/endedAt").isNull()).isFalse();
        assertThat(seen.toString()).doesNotContain("só nosso");
    }

    @Test
    @Rule("POR-15")
    void whoWritesTooMuchIsToldToWait() {
        long number = number(customer.post(portal + "/tickets", form("Muito", "Texto")));
        for (int i = 1; i < 60; i++) {
            assertThat(write(number, "m" + i).status()).isEqualTo(201);
        }
        assertThat(write(number, "demais").status()).isEqualTo(429);
        assertThat(customer.post(portal + "/tickets", form("Outro", "Texto")).status())
                .isEqualTo(429);
        assertThat(page(number).at("/messages").size()).isEqualTo(50);
    }

    private ApiClient signedIn(String id) {
        ApiClient client = accounts.anonymous();
        client.setCookie(
                "BALCAO_PORTAL",
                accounts.in(account.id(), () -> sessions.begin(UUID.fromString(id), "127.0.0.1", "test")));
        return client;
    }

    private String customerOf(String name, String email) {
        return owner.post("/api/v1/customers", Map.of("name", name, "emails", List.of(email)))
                .text("/id");
    }

    private Map<String, Object> form(String subject, String text) {
        return new HashMap<>(Map.of("departmentId", account.support(), "subject", subject, "text", text));
    }

    private String ticket(String subject) {
        return ticketOf(bia, subject);
    }

    private String ticketOf(String customerId, String subject) {
        return owner.post(
                        "/api/v1/tickets",
                        Map.of(
                                "customerId",
                                customerId,
                                "departmentId",
                                account.support(),
                                "subject",
                                subject,
                                "html",
                                "<p>" + subject + "</p>"))
                .text("/id");
    }

    private Answer write(long number, String text) {
        return customer.post(portal + "/tickets/" + number + "/messages", Map.of("text", text));
    }

    private JsonNode page(long number) {
        Answer answer = customer.get(portal + "/tickets/" + number);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode agents(long number) {
        return owner.get("/api/v1/tickets/by-number/" + number).json();
    }

    private long numberOf(String ticketId) {
        return owner.get("/api/v1/tickets/" + ticketId)
                .json()
                .at("/ticket/number")
                .asLong();
    }

    private static long number(Answer opened) {
        return opened.json().at("/number").asLong();
    }

    private static List<String> fields(Answer refused) {
        return refused.json()
                .at("/errors")
                .valueStream()
                .map(each -> each.at("/field").asString())
                .toList();
    }
}
