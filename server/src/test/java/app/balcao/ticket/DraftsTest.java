package app.balcao.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is being written is kept for whoever writes it. */
@BalcaoTest
class DraftsTest {

    private static final List<String> KINDS = List.of("reply", "comment", "edit", "escalate");

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestTickets tickets;
    private TestAccount account;
    private ApiClient agent;
    private ApiClient colleague;

    @BeforeEach
    void open() {
        tickets = new TestTickets(accounts, sql, opening);
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        colleague = accounts.signedIn(account, account.colleague());
    }

    @Test
    @Rule("RPL-22")
    void draftsAreKeptForTheirWriterOnly() {
        String place = "/api/v1/drafts/ticket:new";
        assertThat(agent.get(place).status()).isEqualTo(404);
        assertThat(agent.put(place, Map.of("content", Map.of("html", "<p>Meio</p>")))
                        .status())
                .isEqualTo(204);
        assertThat(agent.get(place).text("/content/html")).isEqualTo("<p>Meio</p>");
        assertThat(colleague.get(place).status()).isEqualTo(404);
        assertThat(agent.delete(place).status()).isEqualTo(204);
        assertThat(agent.get(place).status()).isEqualTo(404);
    }

    @Test
    @Rule("RPL-22")
    void anAgentsOldestDraftsGoBeyondTheLimit() {
        List<String> places = new ArrayList<>();
        while (places.size() <= Drafts.MOST) {
            UUID ticket = tickets.fromCustomer(account, "Pedido").id();
            KINDS.forEach(kind -> places.add("ticket:" + ticket + ":" + kind));
        }
        places.subList(0, Drafts.MOST + 1).forEach(place -> put(place, "<p>Meio</p>"));
        assertThat(kept(places.get(0))).isFalse();
        assertThat(kept(places.get(1))).isTrue();
        assertThat(kept(places.get(Drafts.MOST))).isTrue();
    }

    @Test
    @Rule("RPL-22")
    void soDoThoseThatAreTooLongInSum() {
        UUID ticket = tickets.fromCustomer(account, "Pedido").id();
        List<String> places = new ArrayList<>(List.of("ticket:new", "ticket:new-internal"));
        KINDS.forEach(kind -> places.add("ticket:" + ticket + ":" + kind));
        places.forEach(place -> put(place, "x".repeat(900_000)));
        assertThat(places.stream().filter(this::kept)).containsExactlyElementsOf(places.subList(1, places.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lixo:1", "ticket:1:reply", "ticket:new:reply", "ticket:", "a"})
    @Rule("RPL-22")
    void placesThatAreNoneAreRefused(String place) {
        var answer = agent.put("/api/v1/drafts/" + place, Map.of("content", Map.of()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("place");
    }

    @Test
    @Rule("RPL-22")
    void nothingIsKeptOfTicketsThatOneDoesNotSee() {
        var elsewhere = tickets.fromCustomer(
                account, account.sales(), tickets.customer(account, "Rita"), "Vendas", "<p>Oi</p>");
        for (UUID ticket : List.of(elsewhere.id(), UUID.randomUUID())) {
            var answer = agent.put("/api/v1/drafts/ticket:" + ticket + ":reply", Map.of("content", Map.of()));
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    private void put(String place, String html) {
        assertThat(agent.put("/api/v1/drafts/" + place, Map.of("content", Map.of("html", html)))
                        .status())
                .isEqualTo(204);
    }

    private boolean kept(String place) {
        return agent.get("/api/v1/drafts/" + place).status() == 200;
    }
}
