package app.balcao.channel.email;

import static app.balcao.channel.email.SupportDesk.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.channel.email.message.IncomingMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A customer goes on by e-mail with a ticket of which a part was split off. */
@BalcaoTest
class SplitMailTest {

    @Autowired
    private TestAccounts accounts;

    private SupportDesk desk;

    @BeforeEach
    void open() {
        desk = SupportDesk.withMailbox(accounts);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    @Rule("SPL-6")
    void an_answer_goes_where_the_message_is_and_all_else_to_the_old_ticket() {
        desk.deliver(desk.headers("Mesa riscada", "m1") + "\nA mesa chegou riscada\n");
        JsonNode row = desk.awaitTicket("Mesa riscada");
        desk.deliver(
                desk.headers("Re: Mesa riscada", "m2") + "In-Reply-To: " + desk.id("m1") + "\n\nE a nota fiscal?\n");
        awaitMessages(row, 2);
        desk.agent.post(path(row) + "/bind", Map.of());
        desk.agent.post(path(row) + "/replies", Map.of("html", "<p>De qual pedido?</p>"));
        IncomingMessage answer = desk.awaitMail(desk.customer, 1).getFirst();

        JsonNode messages = desk.page(row).at("/messages");
        JsonNode part = desk.owner
                .post(
                        path(row) + "/split",
                        Map.of(
                                "messageIds",
                                List.of(
                                        messages.at("/1/id").asString(),
                                        messages.at("/2/id").asString()),
                                "subject",
                                "Nota fiscal",
                                "departmentId",
                                desk.account.support(),
                                "tellCustomer",
                                true))
                .json();
        IncomingMessage notice = desk.awaitMail(desk.customer, 2).get(1);
        assertThat(notice.headers().first("auto-submitted")).isNotNull();
        assertThat(notice.text())
                .contains(part.at("/number").asString(), row.at("/number").asString())
                .doesNotContain("nota", "riscada");
        assertThat(notice.subject()).doesNotContain("Nota fiscal");

        reply("m3", answer, "Do pedido 4711");
        awaitMessages(part, 3);
        reply("m4", notice, "Obrigada");
        awaitMessages(part, 4);
        desk.deliver(desk.headers("Re: Mesa riscada", "m5") + "In-Reply-To: " + desk.id("m1") + "\n\nE a mesa?\n");
        awaitMessages(row, 2);
        assertThat(desk.page(part).at("/messages/2/html").asString()).contains("4711");
        assertThat(desk.page(row).at("/messages/1/html").asString()).contains("E a mesa?");

        desk.owner.post(path(part) + "/split/undo", null);
        reply("m6", answer, "Vocês viram?");
        awaitMessages(row, 7);
    }

    private void reply(String id, IncomingMessage to, String text) {
        desk.deliver(
                desk.headers("Re: " + to.subject(), id) + "In-Reply-To: <" + to.messageId() + ">\n\n" + text + "\n");
    }

    private void awaitMessages(JsonNode ticket, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(desk.page(ticket).at("/messages")).hasSize(count));
    }

    private static String path(JsonNode ticket) {
        return "/api/v1/tickets/" + ticket.at("/id").asString();
    }
}
