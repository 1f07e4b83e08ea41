package app.balcao.ticket;

import static app.balcao.schema.Tables.TICKET_PRESENCE;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who has a ticket open now. */
@BalcaoTest
class TicketPresenceTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private Realtime realtime;

    private TestAccount account;
    private ApiClient agent;
    private ApiClient colleague;
    private UUID ticket;
    private String path;

    @BeforeEach
    void open() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        colleague = accounts.signedIn(account, account.colleague());
        ticket = new TestTickets(accounts, sql, opening)
                .fromCustomer(account, "Nota fiscal")
                .id();
        path = "/api/v1/tickets/" + ticket + "/presence";
    }

    @Test
    @Rule("RPL-20")
    void agentsSeeWhoElseLooksAndWrites() {
        assertThat(arrive(agent, "a", null)).isEmpty();
        assertThat(arrive(colleague, "c", "REPLY")).containsExactly("Ana Atendente");
        assertThat(arrive(agent, "a", null)).containsExactly("Caio Colega REPLY");
        arrive(colleague, "d", null);
        assertThat(others(agent)).as("once, however many tabs").containsExactly("Caio Colega REPLY");
        assertThat(colleague.delete(path + "/c").status()).isEqualTo(204);
        assertThat(others(agent)).containsExactly("Caio Colega");
        assertThat(colleague.delete(path + "/d").status()).isEqualTo(204);
        assertThat(others(agent)).isEmpty();
        assertThat(accounts.signedIn(account, account.seller()).get(path).status())
                .as("for who does not see the ticket")
                .isEqualTo(404);
    }

    @Test
    @Rule("RPL-20")
    void whoFallsSilentIsGone() {
        arrive(colleague, "c", "COMMENT");
        arrive(colleague, "c", "COMMENT");
        assertThat(others(agent)).containsExactly("Caio Colega COMMENT");
        silent(41);
        assertThat(others(agent)).isEmpty();
        silent(600);
        arrive(agent, "a", null);
        int rows = accounts.in(account.id(), () -> sql.fetchCount(TICKET_PRESENCE));
        assertThat(rows).as("what is old is removed").isEqualTo(1);
    }

    @Test
    @Rule("RPL-20")
    void onlyWhatChangesIsTold() {
        long before = told();
        arrive(colleague, "c", null);
        assertThat(told()).isEqualTo(before + 1);
        arrive(colleague, "c", null);
        arrive(colleague, "c", null);
        assertThat(told()).as("still there").isEqualTo(before + 1);
        arrive(colleague, "c", "REPLY");
        assertThat(told()).isEqualTo(before + 2);
        colleague.delete(path + "/c");
        colleague.delete(path + "/c");
        assertThat(told()).isEqualTo(before + 3);
    }

    @Test
    @Rule("RPL-20")
    void whatIsNoTabIsRefused() {
        assertThat(agent.put(path + "/" + "x".repeat(41), Map.of()).status()).isEqualTo(400);
        assertThat(agent.put(path + "/a", Map.of("writing", "POEM")).status()).isEqualTo(400);
    }

    private long told() {
        return accounts.in(account.id(), () -> realtime.lastSequence(Topics.ticket(ticket)));
    }

    private void silent(int seconds) {
        accounts.in(account.id(), () -> sql.update(TICKET_PRESENCE)
                .set(TICKET_PRESENCE.SEEN_AT, OffsetDateTime.now().minusSeconds(seconds))
                .execute());
    }

    private List<String> arrive(ApiClient client, String tab, @Nullable String writing) {
        Map<String, Object> body = new HashMap<>();
        body.put("writing", writing);
        return names(client.put(path + "/" + tab, body));
    }

    private List<String> others(ApiClient client) {
        return names(client.get(path));
    }

    private static List<String> names(ApiClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.json()
                .at("/items")
                .valueStream()
                .map(each ->
                        (each.at("/name").asString() + " " + each.at("/writing").asString("")).strip())
                .toList();
    }
}
