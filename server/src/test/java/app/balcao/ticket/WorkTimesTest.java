package app.balcao.ticket;

import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.tenant.Tenant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The time that agents say they worked, with their answers and at closing. */
@BalcaoTest
class WorkTimesTest {

    private static final OffsetDateTime NOW = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private ScheduledReplies scheduled;

    private TestAccount account;
    private ApiClient agent;
    private String path;

    @BeforeEach
    void open() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        path = ticket("Impressora");
    }

    @Test
    @Rule({"WRK-1", "WRK-3", "WRK-4", "WRK-7"})
    void whatIsToldWithAnswersAndAtClosingAddsUp() {
        JsonNode first = reply(period(120, 90)).json();
        assertThat(first.at("/work/seconds").asInt()).isEqualTo(1800);
        assertThat(seconds()).isEqualTo(1800);
        reply(null);
        reply(period(60, 50));
        JsonNode closed =
                agent.post(path + "/close", Map.of("work", period(30, 10))).json();
        assertThat(closed.at("/work/seconds").asLong()).isEqualTo(1800 + 600 + 1200);

        JsonNode page = agent.get(path).json();
        assertThat(page.at("/messages/1/work/seconds").asInt()).isEqualTo(1800);
        assertThat(page.at("/messages/2/work").isNull()).isTrue();
        assertThat(page.at("/events").valueStream().toList().getLast().at("/data/workSeconds"))
                .as("told in the line of the closing")
                .hasToString("1200");
        JsonNode entries = agent.get(path + "/work-entries").json().at("/items");
        assertThat(entries)
                .extracting(each -> each.at("/kind").asString())
                .containsExactly("CLOSING", "REPLY", "REPLY");
        assertThat(entries.at("/2/agent/id").asString())
                .isEqualTo(account.agent().toString());
        assertThat(entries.at("/2/messageId").asString())
                .isEqualTo(first.at("/id").asString());
        assertThat(agent.get(path + "/work-entries?stopwatch=1").json().at("/items"))
                .isEmpty();
        assertThat(agent.get(path + "/work-entries?stopwatch=0&limit=2").json().at("/items"))
                .hasSize(2);
    }

    @Test
    @Rule("WRK-6")
    void aPeriodEndsAfterItsBeginningAndNotInTheFuture() {
        assertThat(wrong(period(10, 10))).isEqualTo("work.endedAt");
        assertThat(wrong(period(10, 20))).isEqualTo("work.endedAt");
        assertThat(wrong(period(10, -5))).isEqualTo("work.endedAt");
        assertThat(wrong(period(32 * 24 * 60, 1))).isEqualTo("work.startedAt");
        assertThat(wrong(Map.of("startedAt", time(10)))).isEqualTo("work.endedAt");
        assertThat(agent.post(path + "/close", Map.of("work", period(10, 20))).text("/errors/0/field"))
                .isEqualTo("work.endedAt");
        assertThat(agent.get(path).json().at("/messages"))
                .as("nothing was sent")
                .hasSize(1);
        assertThat(seconds()).isZero();
    }

    @Test
    @Rule("WRK-6")
    void whatOverlapsIsTakenAndSaid() {
        String other = ticket("Nota");
        reply(period(120, 60));
        assertThat(agent.post(other + "/replies", Map.of("html", "<p>Sim.</p>", "work", period(90, 30)))
                        .status())
                .isEqualTo(201);
        assertThat(agent.get(path + "/work-entries")
                        .json()
                        .at("/items/0/overlapping")
                        .asBoolean())
                .isTrue();
        JsonNode own = agent.get("/api/v1/me/work-entries?startedAt=" + time(70) + "&endedAt=" + time(65))
                .json()
                .at("/items");
        assertThat(own).hasSize(2);
        assertThat(agent.get("/api/v1/me/work-entries?startedAt=" + time(60) + "&endedAt=" + time(50))
                        .json()
                        .at("/items"))
                .as("what only touches does not overlap")
                .hasSize(1);
        assertThat(agent.get("/api/v1/me/work-entries?startedAt=" + time(10) + "&endedAt=" + time(20))
                        .status())
                .isEqualTo(400);
        assertThat(accounts.signedIn(account, account.colleague())
                        .get("/api/v1/me/work-entries")
                        .json()
                        .at("/items"))
                .as("others have their own")
                .isEmpty();
        reply(period(20, 10));
        assertThat(agent.get(path + "/work-entries")
                        .json()
                        .at("/items/0/overlapping")
                        .asBoolean())
                .isFalse();
    }

    @Test
    @Rule("WRK-10")
    void aDepartmentMayAskForItAtClosing() {
        assertThat(agent.get(path).json().at("/ticket/work/required").asBoolean())
                .as("off at first")
                .isFalse();
        accounts.in(account.id(), () -> sql.update(DEPARTMENT)
                .set(DEPARTMENT.WORK_TIME_REQUIRED, true)
                .where(DEPARTMENT.ID.eq(account.support()))
                .execute());
        assertThat(agent.get(path).json().at("/ticket/work/required").asBoolean())
                .isTrue();
        ApiClient.Answer refused = agent.post(path + "/close", Map.of("reason", "Pronto."));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("work");
        assertThat(agent.post(path + "/close", Map.of("work", period(30, 10))).status())
                .isEqualTo(200);

        String told = ticket("Já contado");
        agent.post(told + "/replies", Map.of("html", "<p>Sim.</p>", "work", period(90, 30)));
        assertThat(agent.post(told + "/close", Map.of()).status()).isEqualTo(200);
    }

    @Test
    @Rule({"WRK-2", "RPL-21"})
    void anAnswerThatIsSentLaterBringsItAlong() {
        Map<String, Object> work = period(120, 90);
        String sendAt = OffsetDateTime.now().plusDays(1).toString();
        ApiClient.Answer waiting = agent.post(
                path + "/scheduled-replies", Map.of("html", "<p>Até amanhã.</p>", "sendAt", sendAt, "work", work));
        assertThat(waiting.json().at("/items/0/work/seconds").asInt()).isEqualTo(1800);
        assertThat(seconds()).as("nothing before it is sent").isZero();
        UUID id = UUID.fromString(waiting.text("/items/0/id"));
        Tenant.run(account.id(), () -> scheduled.send(id));
        assertThat(seconds()).isEqualTo(1800);
        assertThat(agent.get(path).json().at("/messages/1/work/startedAt").asString())
                .isEqualTo(work.get("startedAt"));
        assertThat(agent.post(
                                path + "/scheduled-replies",
                                Map.of("html", "<p>Não.</p>", "sendAt", sendAt, "work", period(10, 20)))
                        .text("/errors/0/field"))
                .isEqualTo("work.endedAt");
    }

    @Test
    @Rule("WRK-5")
    void customersAreToldNothingOfIt() {
        reply(period(7000, 6877));
        agent.post(path + "/close", Map.of("reason", "Pronto.", "work", period(200, 123)));
        List<String> mails = accounts.in(
                account.id(),
                () -> sql.select(OUTGOING_EMAIL.HTML).from(OUTGOING_EMAIL).fetch(OUTGOING_EMAIL.HTML));
        assertThat(mails).isNotEmpty().noneMatch(each -> each.matches("(?s).*(7380|4620|2:03|1:17|trabalho).*"));
    }

    @Test
    @Rule("WRK-1")
    void whoAskedForAnInternalTicketDoesNotWorkOnIt() {
        ApiClient asker = accounts.signedIn(account, account.owner());
        String internal = "/api/v1/tickets/"
                + asker.post(
                                "/api/v1/tickets/internal",
                                Map.of(
                                        "departmentId",
                                        account.support(),
                                        "subject",
                                        "Parte",
                                        "html",
                                        "<p>Ajudem</p>",
                                        "priority",
                                        1))
                        .text("/id");
        assertThat(asker.post(internal + "/replies", Map.of("html", "<p>E?</p>", "work", period(20, 10)))
                        .text("/errors/0/field"))
                .isEqualTo("work");
    }

    private String ticket(String subject) {
        String address = "/api/v1/tickets/"
                + new TestTickets(accounts, sql, opening)
                        .fromCustomer(account, subject)
                        .id();
        assertThat(agent.post(address + "/bind", null).status()).isEqualTo(200);
        return address;
    }

    private ApiClient.Answer reply(Map<String, Object> work) {
        return agent.post(
                path + "/replies",
                work == null ? Map.of("html", "<p>Sim.</p>") : Map.of("html", "<p>Sim.</p>", "work", work));
    }

    private String wrong(Map<String, Object> work) {
        return reply(work).text("/errors/0/field");
    }

    private long seconds() {
        return agent.get(path).json().at("/ticket/work/seconds").asLong();
    }

    /** From so many minutes ago until so many minutes ago. */
    private static Map<String, Object> period(int from, int to) {
        return Map.of("startedAt", time(from), "endedAt", time(to));
    }

    private static String time(int minutesAgo) {
        return NOW.minusMinutes(minutesAgo).toInstant().toString();
    }
}
