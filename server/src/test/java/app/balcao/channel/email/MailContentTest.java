package app.balcao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.channel.email.message.IncomingMessage;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What of a mail's content reaches the ticket, and of an answer's content the customer. */
@BalcaoTest
class MailContentTest {

    private static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @Autowired
    TestAccounts accounts;

    private SupportDesk desk;

    @BeforeEach
    void setUp() {
        desk = SupportDesk.withMailbox(accounts);
    }

    @AfterEach
    void tearDown() {
        desk.close();
    }

    @Test
    @Rule({"RPL-9", "EML-2"})
    void what_acts_is_dropped_and_remote_pictures_wait_to_be_asked_for() {
        desk.deliver(desk.headers("perigosa", "a") + "Content-Type: text/html; charset=utf-8\n\n"
                + "<p onclick=x>Olá</p><script>alert(1)</script><a href=\"javascript:x\">aqui</a>"
                + "<img src=\"https://loja.example/foto.png\" width=300><img src=\"https://espia.example/p.gif\" width=1>"
                + "<div style=\"background:url(https://espia.example/b.png)\">fim</div>\n");
        String html =
                desk.page(desk.awaitTicket("perigosa")).at("/messages/0/html").asString();
        assertThat(html)
                .contains("Olá", "data-remote-src=\"https://loja.example/foto.png\"", "fim")
                .doesNotContain("onclick", "script", "alert", " src=", "espia.example");
    }

    @Test
    @Rule({"EML-7", "RPL-6"})
    void an_answer_carries_its_pictures_inside_and_its_files_below() {
        desk.deliver(desk.headers("manual", "a") + "\nComo ligo?\n");
        JsonNode ticket = desk.awaitTicket("manual");
        String path = "/api/v1/tickets/" + ticket.at("/id").asString();
        desk.agent.post(path + "/bind", Map.of());
        String picture = desk.agent
                .upload(
                        "/api/v1/attachments",
                        "botão.png",
                        "image/png",
                        Base64.getDecoder().decode(PICTURE))
                .text("/id");
        String file = desk.agent
                .upload("/api/v1/attachments", "passos.txt", "text/plain", new byte[] {'1'})
                .text("/id");
        desk.agent.post(
                path + "/replies",
                Map.of(
                        "html",
                        "<p>Aqui:</p><p><img src=\"/api/v1/attachments/" + picture + "/content\" alt=\"botão\"></p>",
                        "attachmentIds",
                        List.of(picture, file)));
        IncomingMessage answer = desk.awaitMail(desk.customer, 1).getFirst();
        assertThat(answer.headers().first("content-type")).startsWith("multipart/mixed");
        assertThat(answer.pictures()).singleElement().satisfies(part -> {
            assertThat(part.name()).isEqualTo("botão.png");
            assertThat(answer.html()).contains("cid:" + part.contentId()).doesNotContain("/api/v1/");
        });
        assertThat(answer.attachments()).singleElement().satisfies(part -> assertThat(part.name())
                .isEqualTo("passos.txt"));
        assertThat(answer.text()).contains("Aqui:");
    }

    @Test
    @Rule({"EML-6", "RPL-9"})
    void the_history_an_answer_quotes_shows_the_pictures_we_sent() {
        desk.deliver(desk.headers("quadro", "a") + "\nComo ligo?\n");
        String path = "/api/v1/tickets/" + desk.awaitTicket("quadro").at("/id").asString();
        desk.agent.post(path + "/bind", Map.of());
        String picture = desk.agent
                .upload(
                        "/api/v1/attachments",
                        "botão.png",
                        "image/png",
                        Base64.getDecoder().decode(PICTURE))
                .text("/id");
        String address = "/api/v1/attachments/" + picture + "/content";
        desk.agent.post(
                path + "/replies",
                Map.of("html", "<p><img src=\"" + address + "\"></p>", "attachmentIds", List.of(picture)));
        IncomingMessage answer = desk.awaitMail(desk.customer, 1).getFirst();

        desk.deliver(desk.headers("Re: quadro", "b") + "In-Reply-To: <" + answer.messageId()
                + ">\nContent-Type: text/html; charset=utf-8\n\n"
                + "<p>Obrigada!</p><blockquote type=cite><p>Veja:</p><img src=\"cid:"
                + answer.pictures().getFirst().contentId() + "\"></blockquote>\n");
        await().atMost(SupportDesk.PATIENCE)
                .untilAsserted(() -> assertThat(desk.agent.get(path).text("/messages/2/quotedHtml"))
                        .contains("src=\"" + address + "\""));
        assertThat(desk.agent.get(path).text("/messages/2/html"))
                .contains("Obrigada!")
                .doesNotContain("img");
    }
}
