package app.balcao.channel.email;

import static app.balcao.schema.Tables.MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.channel.email.message.IncomingMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What becomes of mail when servers refuse, fail or hang up. */
@BalcaoTest
class SendingTest {

    @Autowired
    TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private SupportDesk desk;
    private ScriptedSmtp server;
    private JsonNode ticket;

    @BeforeEach
    void setUp() throws IOException {
        desk = new SupportDesk(accounts);
        server = new ScriptedSmtp();
    }

    @AfterEach
    void tearDown() throws IOException {
        desk.close();
        server.close();
    }

    @Test
    @Rule({"EML-7", "EML-10"})
    void a_server_that_hangs_up_after_accepting_got_it() {
        openTicket(Map.of("host", "127.0.0.1", "port", server.port(), "security", "NONE"));
        server.hangUpAfterAccepting();
        reply();
        awaitDelivery("SENT");
        assertThat(server.accepted()).hasSize(1);
    }

    @Test
    @Rule("EML-10")
    void a_server_that_fails_is_tried_again_with_the_same_id() {
        openTicket(Map.of("host", "127.0.0.1", "port", server.port(), "security", "NONE"));
        server.answer("DATA", "451 4.3.0 out of disk");
        reply();
        await().atMost(SupportDesk.PATIENCE)
                .until(
                        () -> desk.page(ticket).at("/messages/1/delivery/error").asString(),
                        error -> error.contains("out of disk"));
        assertThat(desk.page(ticket).at("/messages/1/delivery/state").asString())
                .isEqualTo("QUEUED");
        server.behave();
        await().atMost(Duration.ofSeconds(40)).until(() -> !server.accepted().isEmpty());
        awaitDelivery("SENT");
        assertThat(desk.page(ticket).at("/messages/1/delivery/error").isNull()).isTrue();
    }

    @Test
    @Rule({"EML-9", "EML-10"})
    void an_address_that_is_refused_for_good_shows_and_can_be_sent_again() {
        openTicket(Map.of("host", "127.0.0.1", "port", server.port(), "security", "NONE"));
        server.answer("RCPT", "550 5.1.1 no such user");
        reply();
        awaitDelivery("FAILED");
        JsonNode page = desk.page(ticket);
        assertThat(page.at("/messages/1/delivery/error").asString()).contains("no such user");
        assertThat(page.at("/events").toString()).contains("DELIVERY_FAILED");
        Answer failed = desk.owner.get("/api/v1/outgoing-emails?state=FAILED");
        assertThat(failed.json().at("/items/0/attempts").asInt()).isEqualTo(1);

        server.behave();
        assertThat(desk.owner
                        .post("/api/v1/outgoing-emails/" + failed.text("/items/0/id") + "/retry", null)
                        .status())
                .isEqualTo(200);
        awaitDelivery("SENT");
        assertThat(server.accepted()).hasSize(1);
    }

    @Test
    @Rule("EML-9")
    void a_report_that_comes_twice_is_told_once_and_a_complaint_is_no_report() {
        openTicket(Map.of("host", "127.0.0.1", "port", server.port(), "security", "NONE"));
        reply();
        awaitDelivery("SENT");
        String sent = SupportDesk.parse(server.accepted().getFirst().getBytes(StandardCharsets.UTF_8))
                .messageId();
        desk.deliver(report("feedback-report", "message/feedback-report", "Feedback-Type: abuse", sent));
        desk.deliver(report("delivery-status", "message/delivery-status", "Action: failed\nStatus: 5.1.1", sent));
        desk.deliver(report("delivery-status", "message/delivery-status", "Action: failed\nStatus: 5.1.1\n", sent));
        desk.awaitOutcomes("OPENED", "IGNORED", "BOUNCE", "BOUNCE");
        JsonNode page = desk.page(ticket);
        assertThat(page.at("/messages/1/delivery/state").asString()).isEqualTo("BOUNCED");
        assertThat(page.at("/events").valueStream().filter(each -> each.toString()
                        .contains("DELIVERY_FAILED")))
                .hasSize(1);
    }

    @Test
    @Rule("EML-10")
    void a_mailbox_without_a_server_of_its_own_sends_by_the_account() {
        Answer set = desk.owner.put(
                "/api/v1/outgoing-server",
                Map.of(
                        "host", "127.0.0.1",
                        "port", server.port(),
                        "security", "NONE",
                        "fromName", "Empresa",
                        "fromAddress", "avisos@balcao.example"));
        assertThat(set.status()).as(set.json().toString()).isBetween(200, 201);
        openTicket(null);
        reply();
        awaitDelivery("SENT");
        IncomingMessage mail = SupportDesk.parse(server.accepted().getFirst().getBytes(StandardCharsets.UTF_8));
        assertThat(mail.from().address()).isEqualTo(desk.address);
    }

    @Test
    @Rule({"EML-10", "EML-12"})
    void a_password_that_cannot_be_read_is_told_and_the_mail_waits() {
        openTicket(Map.of(
                "host", "127.0.0.1", "port", server.port(), "security", "NONE", "user", "u", "password", "segredo"));
        accounts.in(
                desk.account.id(),
                () -> sql.update(MAILBOX).set(MAILBOX.SMTP_SECRET, new byte[60]).execute());
        reply();
        await().atMost(SupportDesk.PATIENCE)
                .until(
                        () -> desk.page(ticket).at("/messages/1/delivery/error").asString(),
                        error -> error.contains("BALCAO_SECRET_KEY"));
        assertThat(desk.page(ticket).at("/messages/1/delivery/state").asString())
                .isEqualTo("QUEUED");
        assertThat(server.accepted()).isEmpty();
    }

    private void openTicket(Map<String, Object> smtp) {
        Map<String, Object> form = new HashMap<>(desk.mail.form(desk.address, desk.account.support()));
        form.put("smtp", smtp);
        desk.addMailbox(form);
        desk.deliver(desk.headers("ajuda", "a") + "\nx\n");
        ticket = desk.awaitTicket("ajuda");
        desk.agent.post("/api/v1/tickets/" + ticket.at("/id").asString() + "/bind", Map.of());
    }

    private void reply() {
        Answer answer = desk.agent.post(
                "/api/v1/tickets/" + ticket.at("/id").asString() + "/replies",
                Map.of("html", "<p>Olá</p>", "attachmentIds", List.of()));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    }

    private void awaitDelivery(String state) {
        await().atMost(SupportDesk.PATIENCE).untilAsserted(() -> assertThat(
                        desk.page(ticket).at("/messages/1/delivery/state").asString())
                .isEqualTo(state));
    }

    private static String report(String type, String mediaType, String fields, String about) {
        return "From: postmaster@mx.example\nSubject: report\nContent-Type: multipart/report; report-type=" + type
                + "; boundary=b\n\n--b\n\nsee below\n--b\nContent-Type: " + mediaType + "\n\n" + fields
                + "\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <" + about + ">\n--b--\n";
    }
}
