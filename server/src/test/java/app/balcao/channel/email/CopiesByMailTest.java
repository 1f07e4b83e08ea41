package app.balcao.channel.email;

import static app.balcao.schema.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.channel.email.message.IncomingMessage;
import app.balcao.channel.email.message.MailAddress;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** People in copy of a ticket, over real SMTP and IMAP. */
@BalcaoTest
class CopiesByMailTest {

    @Autowired
    TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private SupportDesk desk;
    private String accountant;
    private String stranger;

    @BeforeEach
    void setUp() {
        desk = new SupportDesk(accounts);
        accountant = "contas-" + desk.id + "@padaria.example";
        stranger = "xereta-" + desk.id + "@fora.example";
        desk.mail.add(accountant);
        desk.mail.add(stranger);
    }

    @AfterEach
    void tearDown() {
        desk.close();
    }

    @Test
    @Rule({"CC-3", "CC-6"})
    void anAnswerReachesWhoIsInCopyAndTheirAnswerComesBack() {
        desk.addMailbox(desk.mail.form(desk.address, desk.account.support()));
        String ticket = ticket("Nota de outubro", "");
        assertThat(copy(ticket, accountant, "Contábil").status()).isEqualTo(200);
        reply(ticket, Map.of("html", "<p>Segue a nota.</p>"));

        IncomingMessage toCustomer = desk.awaitMail(desk.customer, 1).getFirst();
        IncomingMessage inCopy = desk.awaitMail(accountant, 1).getFirst();
        for (IncomingMessage each : List.of(toCustomer, inCopy)) {
            assertThat(each.to()).extracting(MailAddress::address).containsExactly(desk.customer);
            assertThat(each.cc()).containsExactly(new MailAddress("Contábil", accountant));
            assertThat(each.html()).contains("Segue a nota.");
        }
        assertThat(inCopy.messageId()).isEqualTo(toCustomer.messageId());

        desk.deliver("From: Carla das Contas <" + accountant + ">\nTo: " + desk.address
                + "\nSubject: RES: nota\nMessage-ID: " + desk.id("c1") + "\nIn-Reply-To: <" + inCopy.messageId()
                + ">\n\nRecebida, obrigada!\n");
        awaitMessages(ticket, 3);
        JsonNode page = page(ticket);
        JsonNode written = page.at("/messages/2");
        assertThat(written.at("/author/name").asString()).isEqualTo("Carla das Contas");
        assertThat(written.at("/author/inCopy").asBoolean()).isTrue();
        assertThat(page.at("/messages/0/author/inCopy").asBoolean()).isFalse();
        assertThat(page.at("/ticket/situation/code").asInt()).isEqualTo(3);

        reply(ticket, Map.of("html", "<p>De nada.</p>"));
        IncomingMessage next = desk.awaitMail(desk.customer, 2).get(1);
        assertThat(next.to()).extracting(MailAddress::address).containsExactly(desk.customer);
        assertThat(next.references()).contains(inCopy.messageId());
    }

    @Test
    @Rule("CC-3")
    void anAnswerMayLeaveThemOutAndNoticesAlwaysDo() {
        desk.addMailbox(desk.mail.form(desk.address, desk.account.support()));
        String ticket = ticket("Só entre nós", "");
        copy(ticket, accountant, "");
        reply(ticket, Map.of("html", "<p>Só para você.</p>", "toCopies", false));
        desk.agent.post(path(ticket) + "/close", Map.of("reason", "Resolvido"));
        List<IncomingMessage> mails = desk.awaitMail(desk.customer, 2);
        assertThat(mails).allSatisfy(each -> assertThat(each.cc()).isEmpty());
        assertThat(desk.mail.inbox(accountant)).isEmpty();
    }

    @Test
    @Rule("CC-4")
    void whoIsBlockedSinceGetsNone() {
        desk.addMailbox(desk.mail.form(desk.address, desk.account.support()));
        String ticket = ticket("Bloqueio", "");
        copy(ticket, stranger, "");
        copy(ticket, accountant, "");
        desk.owner.post("/api/v1/blocked-addresses", Map.of("address", "@fora.example"));
        reply(ticket, Map.of("html", "<p>Olá.</p>"));
        IncomingMessage mail = desk.awaitMail(desk.customer, 1).getFirst();
        assertThat(mail.cc()).extracting(MailAddress::address).containsExactly(accountant);
    }

    @Test
    @Rule("CC-5")
    void whoACustomersMailIsSentToAsWellIsInCopyFromThenOn() {
        desk.addMailbox(desk.mail.form(desk.address, desk.account.support()));
        String colleague =
                desk.owner.get("/api/v1/agents/" + desk.account.colleague()).text("/email");
        desk.owner.post("/api/v1/blocked-addresses", Map.of("address", stranger));
        String ticket = ticket(
                "Com cópia",
                "Cc: Contábil <" + accountant + ">, " + stranger + ", noreply@x.example, " + colleague
                        + ", contato@balcao.example, Ana <" + desk.customer
                        + ">\nDelivered-To: contato@balcao.example\n");
        assertThat(addresses(ticket)).containsExactly(accountant);
        JsonNode joined = page(ticket).at("/events/1");
        assertThat(joined.at("/kind").asString()).isEqualTo("COPY_ADDED");
        assertThat(joined.at("/actor/kind").asString()).isEqualTo("CUSTOMER");

        String partner = "socio-" + desk.id + "@padaria.example";
        desk.deliver("From: " + accountant + "\nTo: " + desk.address + ", Sócio <" + partner
                + ">\nSubject: mais um\nMessage-ID: " + desk.id("c2") + "\nIn-Reply-To: " + desk.id("m1")
                + "\n\nIncluo o sócio.\n");
        awaitMessages(ticket, 2);
        assertThat(addresses(ticket)).containsExactly(accountant, partner);
    }

    @Test
    @Rule("CC-5")
    void anAccountThatDoesNotWantItTakesNobody() {
        accounts.in(
                desk.account.id(),
                () -> sql.update(ACCOUNT).set(ACCOUNT.TAKE_COPIES, false).execute());
        desk.addMailbox(desk.mail.form(desk.address, desk.account.support()));
        assertThat(addresses(ticket("Sem cópia", "Cc: " + accountant + "\n"))).isEmpty();
    }

    @Test
    @Rule("CC-6")
    void whoIsNotInCopyOrWasTakenOutOpensATicketOfTheirOwn() {
        desk.addMailbox(desk.mail.form(desk.address, desk.account.support()));
        String ticket = ticket("Fechado a estranhos", "Cc: " + accountant + "\n");
        JsonNode copy = page(ticket).at("/ticket/copies/0");
        desk.agent.delete(path(ticket) + "/copies/" + copy.at("/id").asString());
        desk.deliver(answer(stranger, "s1"));
        desk.deliver(answer(accountant, "s2"));
        desk.awaitOutcomes("OPENED", "OPENED", "OPENED");
        assertThat(page(ticket).at("/messages")).hasSize(1);
        assertThat(page(ticket).at("/ticket/followingTickets")).hasSize(2);
    }

    @Test
    @Rule("CC-7")
    void aReportIsAboutWhomItNames() {
        desk.addMailbox(desk.mail.form(desk.address, desk.account.support()));
        String ticket = ticket("Volta", "");
        copy(ticket, accountant, "Contábil");
        reply(ticket, Map.of("html", "<p>Olá.</p>"));
        String sent = desk.awaitMail(accountant, 1).getFirst().messageId();
        await().atMost(SupportDesk.PATIENCE).until(() -> page(ticket)
                .at("/messages/1/delivery/copies/0/state")
                .asString()
                .equals("SENT"));

        desk.deliver(report("Final-Recipient: rfc822; alguem@outro.example\n", "r1", sent));
        desk.deliver(report("Final-Recipient: rfc822; " + accountant + "\n", "r2", sent));
        desk.awaitOutcomes("OPENED", "BOUNCE", "BOUNCE");
        JsonNode delivery = page(ticket).at("/messages/1/delivery");
        assertThat(delivery.at("/state").asString()).isEqualTo("SENT");
        assertThat(delivery.at("/copies/0/state").asString()).isEqualTo("BOUNCED");
        assertThat(delivery.at("/copies/0/to").asString()).isEqualTo(accountant);
        assertThat(page(ticket).at("/ticket/copies/0/failure").asString()).contains("unknown");
        assertThat(page(ticket).at("/events").toString()).contains("alguem@outro.example");

        reply(ticket, Map.of("html", "<p>De novo.</p>"));
        assertThat(desk.awaitMail(desk.customer, 2).get(1).cc())
                .as("no more to an address whose mail came back")
                .isEmpty();
        copy(ticket, accountant, "");
        assertThat(page(ticket).at("/ticket/copies/0/failure").isNull()).isTrue();
        reply(ticket, Map.of("html", "<p>Mais uma.</p>"));
        assertThat(desk.awaitMail(desk.customer, 3).get(2).cc()).hasSize(1);
    }

    @Test
    @Rule("CC-7")
    void anAddressThatIsRefusedKeepsTheCustomersMailFromNothing() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp()) {
            server.refuse(accountant);
            Map<String, Object> form = new HashMap<>(desk.mail.form(desk.address, desk.account.support()));
            form.put("smtp", Map.of("host", "127.0.0.1", "port", server.port(), "security", "NONE"));
            desk.addMailbox(form);
            String ticket = ticket("Recusado", "");
            copy(ticket, accountant, "");
            reply(ticket, Map.of("html", "<p>Olá.</p>"));
            await().atMost(SupportDesk.PATIENCE).untilAsserted(() -> {
                JsonNode delivery = page(ticket).at("/messages/1/delivery");
                assertThat(delivery.at("/copies/0/state").asString()).isEqualTo("FAILED");
                assertThat(delivery.at("/copies/0/error").asString()).contains("no such user");
                assertThat(delivery.at("/state").asString()).isEqualTo("SENT");
            });
            assertThat(server.accepted()).hasSize(1);
        }
    }

    private String ticket(String subject, String moreHeaders) {
        desk.deliver(desk.headers(subject, "m1") + moreHeaders + "\nBom dia.\n");
        String id = desk.awaitTicket(subject).at("/id").asString();
        desk.agent.post(path(id) + "/bind", null);
        return id;
    }

    private String answer(String from, String messageId) {
        return "From: " + from + "\nTo: " + desk.address + "\nSubject: Re: x\nMessage-ID: " + desk.id(messageId)
                + "\nIn-Reply-To: " + desk.id("m1") + "\n\nOlá.\n";
    }

    private String report(String recipient, String messageId, String about) {
        return "From: MAILER-DAEMON@padaria.example\nTo: " + desk.address + "\nSubject: Undelivered\nMessage-ID: "
                + desk.id(messageId)
                + "\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nnao deu\n--b\n"
                + "Content-Type: message/delivery-status\n\n" + recipient
                + "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n\n--b\n"
                + "Content-Type: text/rfc822-headers\n\nMessage-ID: <" + about + ">\n\n--b--\n";
    }

    private Answer copy(String ticket, String address, String name) {
        return desk.agent.post(path(ticket) + "/copies", Map.of("address", address, "name", name));
    }

    private void reply(String ticket, Map<String, Object> reply) {
        Answer answer = desk.agent.post(path(ticket) + "/replies", reply);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    }

    private void awaitMessages(String ticket, int count) {
        await().atMost(SupportDesk.PATIENCE)
                .untilAsserted(() -> assertThat(page(ticket).at("/messages")).hasSize(count));
    }

    private List<String> addresses(String ticket) {
        return page(ticket)
                .at("/ticket/copies")
                .valueStream()
                .map(each -> each.at("/address").asString())
                .toList();
    }

    private JsonNode page(String ticket) {
        return desk.agent.get(path(ticket)).json();
    }

    private static String path(String ticket) {
        return "/api/v1/tickets/" + ticket;
    }
}
