package app.balcao.ticket;

import static app.balcao.schema.Tables.STOPWATCH;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Time that is measured while an agent works. */
@BalcaoTest
class StopwatchesTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestAccount account;
    private ApiClient agent;
    private UUID id;
    private String path;

    @BeforeEach
    void open() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        id = ticket("Impressora");
        path = "/api/v1/tickets/" + id;
    }

    @Test
    @Rule("WRK-8")
    void itRunsIsPausedAndGoesOnAndIsWrittenDown() {
        assertThat(state(agent.get(path + "/stopwatch"))).isEqualTo("NONE");
        assertThat(state(agent.post(path + "/stopwatch/start", null))).isEqualTo("RUNNING");
        back(600);
        assertThat(agent.get(path + "/stopwatch").json().at("/seconds").asInt()).isBetween(600, 610);
        assertThat(state(agent.post(path + "/stopwatch/pause", null))).isEqualTo("PAUSED");
        assertThat(state(agent.post(path + "/stopwatch/pause", null))).isEqualTo("PAUSED");
        assertThat(state(agent.post(path + "/stopwatch/start", null))).isEqualTo("RUNNING");
        back(300);
        int version = agent.get(path).json().at("/ticket/version").asInt();
        assertThat(state(agent.post(path + "/stopwatch/stop", null))).isEqualTo("NONE");

        JsonNode page = agent.get(path).json();
        assertThat(page.at("/ticket/work/seconds").asInt()).isBetween(900, 920);
        assertThat(page.at("/ticket/version").asInt()).isEqualTo(version + 1);
        JsonNode last = page.at("/events").valueStream().toList().getLast();
        assertThat(last.at("/kind").asString()).isEqualTo("WORKED");
        assertThat(last.at("/data/seconds").asInt()).isBetween(900, 920);
        JsonNode entries = agent.get(path + "/work-entries?stopwatch=1").json().at("/items");
        assertThat(entries).hasSize(1);
        assertThat(entries.at("/0/kind").asString()).isEqualTo("STOPWATCH");
        assertThat(agent.get(path + "/work-entries?stopwatch=0").json().at("/items"))
                .isEmpty();
        assertThat(agent.post(path + "/stopwatch/stop", null).text("/type")).endsWith("wrong-situation");
    }

    @Test
    @Rule("WRK-8")
    void whatRanAtAllIsAMinuteAtLeast() {
        agent.post(path + "/stopwatch/start", null);
        back(20);
        agent.post(path + "/stopwatch/stop", null);
        assertThat(agent.get(path + "/work-entries")
                        .json()
                        .at("/items/0/seconds")
                        .asInt())
                .isEqualTo(60);
    }

    @Test
    @Rule("WRK-8")
    void oneRunsAtATimeAndWhichIsChosen() {
        String other = "/api/v1/tickets/" + ticket("Nota");
        agent.post(path + "/stopwatch/start", null);
        ApiClient.Answer refused = agent.post(other + "/stopwatch/start", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).endsWith("stopwatch-elsewhere");
        assertThat(refused.text("/ticket/ticketId")).isEqualTo(id.toString());
        assertThat(agent.get(other + "/stopwatch").text("/elsewhere/ticketId")).isEqualTo(id.toString());
        assertThat(state(agent.post(other + "/stopwatch/start", Map.of("pauseOther", true))))
                .isEqualTo("RUNNING");
        assertThat(state(agent.get(path + "/stopwatch"))).isEqualTo("PAUSED");
        ApiClient colleague = accounts.signedIn(account, account.colleague());
        assertThat(state(colleague.post(path + "/stopwatch/start", null)))
                .as("others have their own")
                .isEqualTo("RUNNING");
    }

    @Test
    @Rule("WRK-8")
    void ofTwoStartedAtOnceOneRuns() throws Exception {
        List<String> tickets = List.of(path, "/api/v1/tickets/" + ticket("Nota"), "/api/v1/tickets/" + ticket("Tela"));
        List<Callable<ApiClient.Answer>> all = new ArrayList<>();
        for (String each : tickets) {
            ApiClient tab = accounts.signedIn(account, account.agent());
            tab.get("/api/v1/session");
            all.add(() -> tab.post(each + "/stopwatch/start", null));
        }
        assertThat(AtOnce.all(all)).extracting(ApiClient.Answer::status).containsExactlyInAnyOrder(200, 409, 409);
        assertThat(tickets)
                .filteredOn(each -> state(agent.get(each + "/stopwatch")).equals("RUNNING"))
                .hasSize(1);
    }

    @Test
    @Rule({"WRK-4", "WRK-8"})
    void closingStopsAllOfATicket() {
        ApiClient colleague = accounts.signedIn(account, account.colleague());
        agent.post(path + "/stopwatch/start", null);
        back(60);
        colleague.post(path + "/stopwatch/start", null);
        back(60);
        assertThat(agent.post(path + "/close", null).json().at("/work/seconds").asInt())
                .isBetween(180, 200);
        assertThat(state(agent.get(path + "/stopwatch"))).isEqualTo("NONE");
        assertThat(agent.post(path + "/stopwatch/start", null).status()).isEqualTo(409);
    }

    @Test
    @Rule("WRK-8")
    void onWhatLiesInTheTrashItIsPaused() {
        agent.post(path + "/stopwatch/start", null);
        back(60);
        assertThat(accounts.signedIn(account, account.owner()).delete(path).status())
                .isEqualTo(204);
        assertThat(accounts.in(account.id(), () -> sql.fetchSingle(STOPWATCH).getRunningSince()))
                .isNull();
    }

    @Test
    @Rule("WRK-8")
    void itIsForgottenOnRequestAndWhatTookNoTimeIsNotWrittenDown() {
        agent.post(path + "/stopwatch/start", null);
        back(60);
        assertThat(state(agent.delete(path + "/stopwatch"))).isEqualTo("NONE");
        assertThat(agent.get(path).json().at("/ticket/work/seconds").asInt()).isZero();
        agent.post(path + "/stopwatch/start", null);
        agent.post(path + "/stopwatch/pause", null);
        accounts.in(
                account.id(),
                () -> sql.update(STOPWATCH).set(STOPWATCH.SECONDS, 0).execute());
        assertThat(agent.post(path + "/stopwatch/stop", null).status()).isEqualTo(200);
        assertThat(agent.get(path + "/work-entries").json().at("/items")).isEmpty();
    }

    @Test
    @Rule({"WRK-1", "WRK-8"})
    void itIsForWhoAnswersTheTicket() {
        assertThat(accounts.signedIn(account, account.seller())
                        .post(path + "/stopwatch/start", null)
                        .status())
                .isEqualTo(404);
        UUID free = new TestTickets(accounts, sql, opening)
                .fromCustomer(account, "De ninguém")
                .id();
        assertThat(agent.post("/api/v1/tickets/" + free + "/stopwatch/start", null)
                        .status())
                .isEqualTo(409);
    }

    private UUID ticket(String subject) {
        UUID ticket = new TestTickets(accounts, sql, opening)
                .fromCustomer(account, subject)
                .id();
        assertThat(agent.post("/api/v1/tickets/" + ticket + "/bind", null).status())
                .isEqualTo(200);
        return ticket;
    }

    private static String state(ApiClient.Answer answer) {
        return answer.text("/state");
    }

    /** As if all that run had begun so many seconds earlier. */
    private void back(int seconds) {
        accounts.in(account.id(), () -> sql.fetch(STOPWATCH)).forEach(each -> {
            OffsetDateTime since = each.getRunningSince();
            if (since != null) {
                accounts.in(account.id(), () -> sql.update(STOPWATCH)
                        .set(STOPWATCH.STARTED_AT, each.getStartedAt().minusSeconds(seconds))
                        .set(STOPWATCH.RUNNING_SINCE, since.minusSeconds(seconds))
                        .where(STOPWATCH.AGENT_ID.eq(each.getAgentId()))
                        .and(STOPWATCH.TICKET_ID.eq(each.getTicketId()))
                        .execute());
            }
        });
    }
}
