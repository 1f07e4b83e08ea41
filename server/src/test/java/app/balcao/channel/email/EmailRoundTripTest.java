package app.balcao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.channel.email.message.IncomingMessage;
import app.balcao.channel.email.message.MessageParser;
import app.balcao.channel.email.message.UnreadableMessageException;
import app.balcao.people.Permission;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Customers write and are answered, over real SMTP and IMAP. */
@BalcaoTest
class EmailRoundTripTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    TestAccounts accounts;

    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final String support = "suporte-" + id + "@balcao.example";
    private final String customer = "ana-" + id + "@padaria.example";
    private MailServer mail;
    private TestAccount account;
    private ApiClient owner;
    private ApiClient agent;
    private String mailbox;

    @BeforeEach
    void setUp() {
        mail = new MailServer(support, customer);
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        agent = accounts.signedIn(account, account.agent());
        Answer created = owner.post("/api/v1/mailboxes", mail.form(support, account.support()));
        assertThat(created.status()).as(created.json().toString()).isEqualTo(201);
        mailbox = created.text("/id");
    }

    @AfterEach
    void tearDown() {
        owner.delete("/api/v1/mailboxes/" + mailbox);
        mail.close();
    }

    @Test
    @Rule({
        "OPN-24", "OPN-31", "EML-2", "EML-4", "EML-5", "EML-6", "EML-7", "EML-10", "EML-11", "RPL-6", "RPL-9", "CLS-4"
    })
    void a_mail_becomes_a_ticket_and_its_answer_reaches_the_customer() {
        mail.deliver(support, picture("A impressora não imprime", "<m1-" + id + "@padaria.example>"));
        JsonNode row = awaitTicket("A impressora não imprime");
        assertThat(row.at("/customer/name").asString()).isEqualTo("Ana Conceição");
        assertThat(row.at("/priority").asInt()).isEqualTo(3);
        String ticket = row.at("/id").asString();
        JsonNode first = agent.get("/api/v1/tickets/" + ticket).json().at("/messages/0");
        assertThat(first.at("/html").asString()).contains("Não sai nada", "/api/v1/attachments/");
        assertThat(first.at("/attachments/0/inline").asBoolean()).isTrue();
        assertThat(first.at("/hasSource").asBoolean()).isTrue();

        agent.post("/api/v1/tickets/" + ticket + "/bind", Map.of());
        String file = agent.upload(
                        "/api/v1/attachments", "manual.txt", "text/plain", "ligue".getBytes(StandardCharsets.UTF_8))
                .text("/id");
        Answer reply = agent.post(
                "/api/v1/tickets/" + ticket + "/replies",
                Map.of("html", "<p>Desligue e <strong>ligue</strong>.</p>", "attachmentIds", List.of(file)));
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(201);
        await().atMost(PATIENCE).until(() -> !mail.inbox(customer).isEmpty());
        IncomingMessage answer = parse(mail.inbox(customer).getFirst());
        assertThat(answer.inReplyTo()).containsExactly("m1-" + id + "@padaria.example");
        assertThat(answer.references()).contains("m1-" + id + "@padaria.example");
        assertThat(answer.subject())
                .startsWith(
                        "Re: A impressora não imprime [#" + row.at("/number").asLong() + "-");
        assertThat(answer.html()).contains("<strong>ligue</strong>");
        assertThat(answer.text()).contains("Desligue e ligue.");
        assertThat(answer.attachments()).singleElement().satisfies(part -> assertThat(part.name())
                .isEqualTo("manual.txt"));
        assertThat(answer.headers().has("auto-submitted")).isFalse();

        mail.deliver(
                support,
                "From: Ana <" + customer + ">\nTo: " + support + "\nSubject: " + "RES: outra coisa"
                        + "\nMessage-ID: <m2-" + id + "@padaria.example>\nIn-Reply-To: <" + answer.messageId() + ">\n\n"
                        + "Funcionou, obrigada!\n\nEm seg., 2 de mar. de 2026 às 10:22, Suporte <" + support
                        + "> escreveu:\n> Desligue\n");
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode page = agent.get("/api/v1/tickets/" + ticket).json();
            assertThat(page.at("/ticket/situation/code").asInt()).isEqualTo(3);
            JsonNode last = page.at("/messages/2");
            assertThat(last.at("/html").asString()).contains("Funcionou").doesNotContain("Desligue");
            assertThat(last.at("/quotedHtml").asString()).contains("Desligue");
        });
        JsonNode sent = agent.get("/api/v1/tickets/" + ticket).json().at("/messages/1/delivery");
        assertThat(sent.at("/state").asString()).isEqualTo("SENT");

        agent.post("/api/v1/tickets/" + ticket + "/close", Map.of("reason", "Resolvido por e-mail"));
        await().atMost(PATIENCE).until(() -> mail.inbox(customer).size() == 2);
        IncomingMessage notice = parse(mail.inbox(customer).get(1));
        assertThat(notice.headers().first("auto-submitted")).isNotNull();
        assertThat(notice.subject()).doesNotContain("impressora");
        assertThat(notice.text()).contains("Resolvido por e-mail");

        mail.deliver(
                support,
                "From: " + customer + "\nSubject: Re: x\nMessage-ID: <m3-" + id + "@padaria.example>\nReferences: <"
                        + notice.messageId() + ">\n\nVoltou o problema\n");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(agent.get("/api/v1/tickets/" + ticket)
                        .json()
                        .at("/ticket/closedAt")
                        .isNull())
                .isTrue());
    }

    @Test
    @Rule({"EML-3", "EML-4", "EML-8", "OPN-26", "CUS-6", "OPN-28"})
    void what_is_no_request_opens_nothing_and_nothing_blocks_the_mailbox() {
        owner.post("/api/v1/blocked-addresses", Map.of("address", "@spam.example"));
        mail.deliver(support, "From: x@spam.example\nSubject: compre\nMessage-ID: <s-" + id + "@spam.example>\n\nx\n");
        mail.deliver(support, "From: " + customer + "\nSubject: ausente\nAuto-Submitted: auto-replied\n\nferias\n");
        mail.deliver(support, "Subject: sem remetente\n\nquem sou eu\n");
        mail.deliver(support, bomb());
        String twice = "From: " + customer + "\nSubject: uma vez só\nMessage-ID: <t-" + id + "@padaria.example>\n\nx\n";
        mail.deliver(support, twice);
        mail.deliver(support, "Received: from elsewhere\n" + twice);
        awaitTicket("uma vez só");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outcomes())
                .containsExactlyInAnyOrder("BLOCKED", "IGNORED", "SET_ASIDE", "SET_ASIDE", "OPENED"));
        assertThat(agent.get("/api/v1/tickets").json().at("/items").size()).isEqualTo(1);

        JsonNode aside =
                owner.get("/api/v1/incoming-emails?outcome=SET_ASIDE").json().at("/items/0");
        String asideId = aside.at("/id").asString();
        assertThat(aside.at("/reason").asString()).isNotBlank();
        assertThat(owner.get("/api/v1/incoming-emails/" + asideId + "/source").status())
                .isEqualTo(200);
        Answer again = owner.post("/api/v1/incoming-emails/" + asideId + "/retry", null);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/attempts").asInt()).isEqualTo(2);
        assertThat(agent.get("/api/v1/incoming-emails").status()).isEqualTo(403);
    }

    @Test
    @Rule({"EML-9", "EML-5"})
    void a_bounce_is_attached_to_what_it_is_about_and_a_stranger_opens_a_ticket_of_their_own() {
        mail.deliver(
                support,
                "From: " + customer + "\nSubject: primeira\nMessage-ID: <p-" + id + "@padaria.example>\n\nx\n");
        String ticket = awaitTicket("primeira").at("/id").asString();
        agent.post("/api/v1/tickets/" + ticket + "/bind", Map.of());
        agent.post("/api/v1/tickets/" + ticket + "/replies", Map.of("html", "<p>oi</p>"));
        await().atMost(PATIENCE).until(() -> !mail.inbox(customer).isEmpty());
        String sentId = parse(mail.inbox(customer).getFirst()).messageId();
        mail.deliver(
                support,
                "Return-Path: <>\nFrom: mailer-daemon@mx.example\nSubject: Undelivered Mail Returned to Sender\n"
                        + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nnao deu\n--b\n"
                        + "Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; " + customer
                        + "\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 User unknown\n--b\n"
                        + "Content-Type: text/rfc822-headers\n\nMessage-ID: <" + sentId + ">\n--b--\n");
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode page = agent.get("/api/v1/tickets/" + ticket).json();
            assertThat(page.at("/messages/1/delivery/state").asString()).isEqualTo("BOUNCED");
            assertThat(page.at("/messages/1/delivery/error").asString()).contains("User unknown");
            assertThat(page.at("/events").toString()).contains("DELIVERY_FAILED");
        });
        mail.deliver(
                support,
                "From: eva-" + id + "@x.example\nSubject: Re: primeira\nMessage-ID: <e-" + id
                        + "@x.example>\nIn-Reply-To: <" + sentId + ">\n\nsou outra pessoa\n");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(agent.get("/api/v1/tickets/" + ticket)
                        .json()
                        .at("/ticket/followingTickets")
                        .size())
                .isEqualTo(1));
    }

    @Test
    @Rule({"OPN-25", "EML-8"})
    void a_confirmation_repeats_nothing_and_comes_no_more_often_than_allowed() {
        JsonNode settings = owner.get("/api/v1/account").json();
        Answer changed = owner.with("If-Match", "\"" + settings.at("/version").asInt() + "\"")
                .put(
                        "/api/v1/account",
                        Map.of(
                                "companyName",
                                "Empresa",
                                "language",
                                "pt-BR",
                                "timeZone",
                                "America/Sao_Paulo",
                                "reopenDays",
                                7,
                                "confirmByEmail",
                                true,
                                "takeCopies",
                                true,
                                "automaticMailsPerHour",
                                2));
        assertThat(changed.status()).as(changed.json().toString()).isEqualTo(200);
        for (int i = 0; i < 4; i++) {
            mail.deliver(
                    support,
                    "From: Compre Ja <" + customer + ">\nSubject: promocao " + i + "\nMessage-ID: <c" + i + "-" + id
                            + "@x.example>\n\nvisite spam\n");
        }
        await().atMost(PATIENCE)
                .until(() -> outcomes().stream().filter("OPENED"::equals).count() == 4);
        await().atMost(PATIENCE).until(() -> mail.inbox(customer).size() == 2);
        IncomingMessage confirmation = parse(mail.inbox(customer).getFirst());
        assertThat(confirmation.headers().first("auto-submitted")).isEqualTo("auto-replied");
        assertThat(confirmation.subject() + confirmation.html() + confirmation.to())
                .doesNotContain("promocao", "visite", "Compre Ja");
        assertThat(owner.get("/api/v1/outgoing-emails").json().at("/items").size())
                .isEqualTo(2);
    }

    private List<String> outcomes() {
        return owner.get("/api/v1/incoming-emails")
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/outcome").asString())
                .toList();
    }

    private JsonNode awaitTicket(String subject) {
        return await().atMost(PATIENCE).until(() -> find(subject), found -> !found.isMissingNode());
    }

    private JsonNode find(String subject) {
        JsonNode items = agent.get("/api/v1/tickets").json().at("/items");
        return items.valueStream()
                .filter(each -> each.at("/subject").asString().equals(subject))
                .findFirst()
                .orElseGet(() -> items.at("/missing"));
    }

    private byte[] bomb() {
        StringBuilder nest = new StringBuilder("From: " + customer + "\r\nSubject: bomba\r\n");
        for (int i = 0; i < 100; i++) {
            nest.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        return nest.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String picture(String subject, String messageId) {
        return "From: =?UTF-8?Q?Ana_Concei=C3=A7=C3=A3o?= <" + customer + ">\nTo: " + support + "\nSubject: " + subject
                + "\nMessage-ID: " + messageId + "\nContent-Type: multipart/related; boundary=b\n\n--b\n"
                + "Content-Type: text/html; charset=utf-8\n\n<p>Não sai nada</p><img src=\"cid:tela\">\n--b\n"
                + "Content-Type: image/png; name=tela.png\nContent-ID: <tela>\nContent-Transfer-Encoding: base64\n\n"
                + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\n--b--\n";
    }

    @Test
    @Rule("PRV-3")
    void the_mail_itself_is_for_who_may_see_personal_data(@Autowired TestGroups groups) {
        mail.deliver(support, picture("Fonte", "<m9-" + id + "@padaria.example>"));
        String ticket = "/api/v1/tickets/" + awaitTicket("Fonte").at("/id").asString();
        String source = ticket + "/messages/" + agent.get(ticket).text("/messages/0/id") + "/source";
        assertThat(new String(agent.get(source).raw().body(), StandardCharsets.UTF_8))
                .contains(customer);
        groups.permit(account, account.agent(), TestGroups.without(Permission.CUSTOMER_PERSONAL_VIEW));
        Answer hidden = agent.get(source);
        assertThat(hidden.status()).isEqualTo(403);
        assertThat(new String(hidden.raw().body(), StandardCharsets.UTF_8)).doesNotContain(customer);
    }

    private static IncomingMessage parse(byte[] source) {
        try {
            return MessageParser.parse(source);
        } catch (UnreadableMessageException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
