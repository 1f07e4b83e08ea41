package app.balcao.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Time of work that was written down wrongly is put right. */
@BalcaoTest
class WorkCorrectionsTest {

    private static final OffsetDateTime NOW = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestAccount account;
    private ApiClient agent;
    private String path;
    private String entry;

    @BeforeEach
    void workHalfAnHour() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        UUID ticket = new TestTickets(accounts, sql, opening)
                .fromCustomer(account, "Impressora")
                .id();
        path = "/api/v1/tickets/" + ticket;
        agent.post(path + "/bind", null);
        agent.post(path + "/replies", Map.of("html", "<p>Certo.</p>", "work", period(120, 90)));
        entry = path + "/work-entries/" + agent.get(path + "/work-entries").text("/items/0/id");
    }

    @Test
    @Rule("WRK-11")
    void itsAuthorCorrectsItAndTheHistoryTellsHow() {
        int version = ticket().at("/ticket/version").asInt();
        assertThat(agent.put(entry, period(120, 75)).status()).isEqualTo(204);
        assertThat(ticket().at("/ticket/work/seconds").asInt()).isEqualTo(45 * 60);
        assertThat(ticket().at("/messages/1/work/seconds").asInt()).isEqualTo(45 * 60);
        assertThat(ticket().at("/ticket/version").asInt()).isEqualTo(version + 1);
        assertThat(lastLine().at("/kind").asString()).isEqualTo("WORK_CORRECTED");
        assertThat(lastLine().at("/data/wasSeconds").asInt()).isEqualTo(30 * 60);
        assertThat(lastLine().at("/data/seconds").asInt()).isEqualTo(45 * 60);
        assertThat(audited("ticket.work-corrected")).hasSize(1);

        assertThat(agent.put(entry, period(120, 75)).status()).isEqualTo(204);
        assertThat(ticket().at("/ticket/version").asInt())
                .as("the same again changes nothing")
                .isEqualTo(version + 1);
    }

    @Test
    @Rule("WRK-11")
    void itsAuthorTakesItBack() {
        assertThat(agent.delete(entry).status()).isEqualTo(204);
        assertThat(ticket().at("/ticket/work/seconds").asInt()).isZero();
        assertThat(lastLine().at("/kind").asString()).isEqualTo("WORK_REMOVED");
        assertThat(audited("ticket.work-removed")).hasSize(1);
        assertThat(agent.delete(entry).status()).isEqualTo(404);
    }

    @Test
    @Rule({"WRK-6", "WRK-11"})
    void aCorrectionIsAPeriodToo() {
        assertThat(agent.put(entry, period(10, 20)).text("/errors/0/field")).isEqualTo("endedAt");
        assertThat(agent.put(entry, period(10, -5)).text("/errors/0/field")).isEqualTo("endedAt");
        assertThat(agent.put(entry, Map.of()).status()).isEqualTo(400);
        assertThat(ticket().at("/ticket/work/seconds").asInt()).isEqualTo(30 * 60);
    }

    @Test
    @Rule("WRK-11")
    void othersCorrectItWhereTheyLeadAndOnlyTheyOnceItIsClosed() {
        ApiClient colleague = accounts.signedIn(account, account.colleague());
        ApiClient owner = accounts.signedIn(account, account.owner());
        assertThat(colleague.put(entry, period(60, 50)).status()).isEqualTo(403);
        assertThat(correctable(colleague)).isFalse();
        assertThat(correctable(agent)).isTrue();
        assertThat(accounts.signedIn(account, account.seller()).delete(entry).status())
                .isEqualTo(404);
        assertThat(stranger().delete(entry).status()).isEqualTo(404);

        agent.post(path + "/close", null);
        assertThat(agent.put(entry, period(60, 50)).status()).isEqualTo(403);
        assertThat(correctable(agent)).isFalse();
        assertThat(correctable(owner)).isTrue();
        assertThat(owner.put(entry, period(60, 50)).status()).isEqualTo(204);
        assertThat(lastLine().at("/data/of").asString()).isNotEmpty();
    }

    private ApiClient stranger() {
        TestAccount other = accounts.create();
        return accounts.signedIn(other, other.owner());
    }

    private boolean correctable(ApiClient reader) {
        return reader.get(path + "/work-entries")
                .json()
                .at("/items/0/correctable")
                .asBoolean();
    }

    private JsonNode ticket() {
        return agent.get(path).json();
    }

    private JsonNode lastLine() {
        return ticket().at("/events").valueStream().toList().getLast();
    }

    private JsonNode audited(String action) {
        return accounts.signedIn(account, account.owner())
                .get("/api/v1/audit-entries?action=" + action)
                .json()
                .at("/items");
    }

    private static Map<String, Object> period(int fromMinutesAgo, int toMinutesAgo) {
        return Map.of(
                "startedAt", NOW.minusMinutes(fromMinutesAgo).toString(),
                "endedAt", NOW.minusMinutes(toMinutesAgo).toString());
    }
}
