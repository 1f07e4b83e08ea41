package app.balcao.ticket;

import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.CUSTOMER_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A ticket's life as a program sees it through the interface. */
@BalcaoTest
class TicketJourneyTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Test
    @Rule({
        "OPN-12", "OPN-13", "LNK-1", "LNK-3", "RPL-3", "RPL-6", "RPL-10", "RPL-11", "CLS-1", "CLS-4", "CLS-7", "TAB-6"
    })
    void openedBoundAnsweredCommentedClosedReopened() {
        var account = accounts.create();
        UUID customer = customer(account.id());
        var agent = accounts.signedIn(account, account.agent());

        var opened = agent.post(
                "/api/v1/tickets",
                Map.of(
                        "customerId",
                        customer,
                        "departmentId",
                        account.support(),
                        "subject",
                        "Nota fiscal não chegou",
                        "html",
                        "<p>A cliente ligou.</p><script>alert(1)</script>"));
        assertThat(opened.status()).as(opened.json().toString()).isEqualTo(201);
        String id = opened.text("/id");
        assertThat(opened.header("Location")).isEqualTo("/api/v1/tickets/" + id);
        assertThat(opened.json().at("/number").asLong()).isEqualTo(1001);
        assertThat(opened.json().at("/situation/code").asInt()).isEqualTo(1);
        assertThat(agent.get("/api/v1/tickets/counts").json().at("/new").asInt())
                .isEqualTo(1);

        var early = agent.post("/api/v1/tickets/" + id + "/replies", Map.of("html", "<p>Olá</p>"));
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("/type")).isEqualTo("/problems/wrong-situation");

        var bound = agent.post("/api/v1/tickets/" + id + "/bind", Map.of("notifyAgent", true));
        assertThat(bound.status()).as(bound.json().toString()).isEqualTo(200);
        assertThat(bound.text("/agent/name")).isEqualTo("Ana Atendente");
        assertThat(bound.json().at("/situation/code").asInt()).isZero();

        var reply = agent.post("/api/v1/tickets/" + id + "/replies", Map.of("html", "<p>Reenviada.</p>"));
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(201);
        assertThat(reply.text("/author/name")).isEqualTo("Ana Atendente");
        var comment = agent.post("/api/v1/tickets/" + id + "/comments", Map.of("html", "<p>Interno</p>"));
        assertThat(comment.status()).isEqualTo(201);

        var page = agent.get("/api/v1/tickets/" + id);
        assertThat(page.status()).as(page.json().toString()).isEqualTo(200);
        assertThat(page.json().at("/ticket/situation/code").asInt()).isEqualTo(2);
        assertThat(page.json().at("/messages").size()).isEqualTo(3);
        assertThat(page.text("/messages/0/html")).contains("A cliente ligou").doesNotContain("script");
        assertThat(page.json().at("/events").size()).isEqualTo(4);
        assertThat(page.text("/events/1/data/toAgent/name")).isEqualTo("Ana Atendente");
        assertThat(page.text("/realtime/topic")).isEqualTo("ticket:" + id);
        assertThat(page.json().at("/realtime/seq").asLong()).isEqualTo(3);
        assertThat(agent.get("/api/v1/tickets/by-number/1001").text("/ticket/id"))
                .isEqualTo(id);

        var closed = agent.post("/api/v1/tickets/" + id + "/close", Map.of("reason", "Recebida"));
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.json().at("/situation/code").asInt()).isEqualTo(5);
        assertThat(closed.text("/closeReason")).isEqualTo("Recebida");
        assertThat(closed.json().at("/actions").toString()).isEqualTo("[\"ORGANIZE\",\"REOPEN\"]");

        var reopened = agent.post("/api/v1/tickets/" + id + "/reopen", null);
        assertThat(reopened.status()).as(reopened.json().toString()).isEqualTo(200);
        assertThat(reopened.json().at("/situation/code").asInt()).isEqualTo(3);

        var list = agent.get("/api/v1/tickets?tab=replied");
        assertThat(list.status()).as(list.json().toString()).isEqualTo(200);
        assertThat(list.json().at("/items").size()).isEqualTo(1);
        assertThat(list.text("/items/0/customer/email")).isEqualTo("clara@cliente.example");
    }

    private UUID customer(UUID account) {
        return accounts.in(account, () -> {
            UUID id = sql.insertInto(CUSTOMER)
                    .set(CUSTOMER.ACCOUNT_ID, account)
                    .set(CUSTOMER.NAME, "Clara Cliente")
                    .returningResult(CUSTOMER.ID)
                    .fetchSingle()
                    .value1();
            sql.insertInto(CUSTOMER_EMAIL)
                    .values(account, "clara@cliente.example", id, 0)
                    .execute();
            return id;
        });
    }
}
