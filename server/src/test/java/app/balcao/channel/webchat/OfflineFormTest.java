package app.balcao.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What visitors leave while nobody is there for a chat. */
@BalcaoTest
class OfflineFormTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient page;
    private String widget;

    @BeforeEach
    void aWidgetWithNobodyThere() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        page = accounts.anonymous();
        widget = widget(owner);
    }

    private static String widget(ApiClient administrator) {
        return "/widget/v1/" + administrator.get("/api/v1/chat-widget").text("/key");
    }

    private String visitor() {
        return page.post(widget + "/visitors", Map.of("language", "pt-BR")).text("/visitor");
    }

    private ApiClient.Answer leave(String visitor, Map<String, ?> form) {
        return accounts.anonymous()
                .with("Authorization", "Visitor " + visitor)
                .post(widget + "/offline-messages", form);
    }

    private Map<String, Object> form() {
        Map<String, Object> form = new HashMap<>();
        form.put("clientId", UUID.randomUUID().toString());
        form.put("departmentId", account.support().toString());
        form.put("name", "Clara\u0007 <b>Nogueira</b>");
        form.put("email", " Clara@Cliente.example ");
        form.put("message", "O tênis\u0007 veio <i>trocado</i>.\nPodem ver?");
        return form;
    }

    private List<Long> numbers() {
        return accounts.in(
                account.id(), () -> sql.fetch("select number from ticket").getValues(0, Long.class));
    }

    @Test
    @Rule({"WCH-16", "OFF-1", "OFF-3"})
    void aMessageBecomesATicketOfItsDepartmentAndItsWriterACustomer() {
        assertThat(page.get(widget + "/settings").json().at("/offlineForm").asBoolean())
                .isTrue();
        var left = leave(visitor(), form());
        assertThat(left.status()).isEqualTo(200);
        long number = left.json().path("number").asLong();
        assertThat(numbers()).containsExactly(number);
        var listed = owner.get("/api/v1/tickets?origin=chat").json().path("items");
        assertThat(listed.size()).isEqualTo(1);
        var ticket = listed.get(0);
        assertThat(ticket.path("number").asLong()).isEqualTo(number);
        assertThat(ticket.at("/situation/name").asString()).isEqualTo("NEW");
        assertThat(ticket.path("origin").asString()).isEqualTo("CHAT");
        assertThat(owner.get("/api/v1/tickets?origin=portal")
                        .json()
                        .path("items")
                        .size())
                .isZero();
        var stored = accounts.in(
                account.id(),
                () -> sql.fetchSingle("select t.department_id, c.name, e.email, m.html from ticket t"
                        + " join customer c on c.id = t.customer_id join customer_email e on e.customer_id = c.id"
                        + " join ticket_message m on m.ticket_id = t.id"));
        assertThat(stored.get(0, UUID.class)).isEqualTo(account.support());
        assertThat(stored.get(1, String.class)).isEqualTo("Clara <b>Nogueira</b>");
        assertThat(stored.get(2, String.class)).isEqualTo("clara@cliente.example");
        assertThat(stored.get(3, String.class)).contains("&lt;i&gt;trocado").doesNotContain("\u0007");
    }

    @Test
    @Rule("OFF-3")
    void pressingTwiceLeavesOneMessage() throws InterruptedException {
        String visitor = visitor();
        Map<String, Object> form = form();
        var first = leave(visitor, form);
        var threads = Stream.generate(() -> Thread.startVirtualThread(() -> leave(visitor, form)))
                .limit(4)
                .toList();
        for (Thread each : threads) {
            each.join();
        }
        var again = leave(visitor, form);
        assertThat(again.json().path("number")).isEqualTo(first.json().path("number"));
        assertThat(numbers()).hasSize(1);
        form.put("clientId", "another");
        leave(visitor, form);
        assertThat(numbers()).hasSize(2);
        assertThat(accounts.in(account.id(), () -> sql.fetchSingle("select count(*) from customer"))
                        .get(0, Long.class))
                .isEqualTo(1);
    }

    @Test
    @Rule("OFF-3")
    void whatIsMissingIsToldBesideItsField() {
        var refused = leave(visitor(), Map.of("clientId", "?", "departmentId", UUID.randomUUID(), "email", "ninguém"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("clientId", "name", "email", "message", "departmentId");
        Map<String, Object> form = form();
        form.put("message", "a".repeat(10_001));
        assertThat(leave(visitor(), form).status()).isEqualTo(400);
        assertThat(numbers()).isEmpty();
    }

    @Test
    @Rule("OFF-3")
    void nobodyLeavesMessagesWithForgedTokensOrThoseOfOthers() {
        assertThat(page.post(widget + "/offline-messages", form()).status()).isEqualTo(401);
        assertThat(leave("forged", form()).status()).isEqualTo(401);
        TestAccount other = accounts.create();
        String foreign = widget(accounts.signedIn(other, other.owner()));
        assertThat(page.with("Authorization", "Visitor " + visitor())
                        .post(foreign + "/offline-messages", form())
                        .status())
                .isEqualTo(401);
        assertThat(numbers()).isEmpty();
    }

    @Test
    @Rule("OFF-3")
    void floodsAreToldToWait() {
        String visitor = visitor();
        int status = 0;
        for (int each = 0; each < 12 && status != 429; each++) {
            status = leave(visitor, form()).status();
        }
        assertThat(status).isEqualTo(429);
        assertThat(numbers()).hasSize(10);
    }

    @Test
    @Rule({"OFF-3", "CHT-5"})
    void whoIsKeptOutLeavesNothing() {
        String visitor = visitor();
        leave(visitor, form());
        accounts.in(account.id(), () -> sql.execute("update customer set can_open_tickets = false"));
        assertThat(leave(visitor, form()).status()).isEqualTo(403);
        assertThat(numbers()).hasSize(1);
    }
}
