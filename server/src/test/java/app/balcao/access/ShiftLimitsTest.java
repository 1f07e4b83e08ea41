package app.balcao.access;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.WORK_SHIFT;
import static app.balcao.schema.Tables.WORK_SHIFT_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.realtime.LiveClient;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Agents who may only work during their shift. */
@BalcaoTest
class ShiftLimitsTest {

    private static final String PASSWORD = "jabuti-roxo-77-telha";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Credentials credentials;

    @Autowired
    private ShiftLimits limits;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private UUID open;
    private UUID closed;

    @BeforeEach
    void open() {
        account = accounts.create();
        int today = ZonedDateTime.now(ZoneOffset.UTC).getDayOfWeek().getValue();
        open = shift("Aberto", today);
        closed = shift("Fechado", (today + 2) % 7 + 1);
    }

    @Test
    @Rule({"SEC-22", "SEC-23", "SEC-24", "SEC-25", "ACC-11"})
    void agentsComeInDuringTheirShiftAloneAndTheOwnerAtAnyTime() {
        assertThat(signIn(account.agent()).status()).isEqualTo(200);
        give(account.agent(), closed);
        Answer refused = signIn(account.agent());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/reason")).isEqualTo("SHIFT_CLOSED");
        assertThat(refused.text("/detail")).contains("turno");
        assertThat(Instant.parse(refused.text("/until"))).isAfter(Instant.now());
        give(account.agent(), open);
        assertThat(signIn(account.agent()).status()).isEqualTo(200);
        give(account.owner(), closed);
        assertThat(signIn(account.owner()).status()).isEqualTo(200);
        give(account.manager(), closed);
        administrator(account.manager());
        assertThat(signIn(account.manager()).status()).isEqualTo(200);
    }

    @Test
    @Rule({"SEC-23", "SEC-24"})
    void aRunningSessionEndsWithTheShiftAndTellsWhy() {
        give(account.agent(), open);
        ApiClient agent = accounts.signedIn(account, account.agent());
        ApiClient owner = accounts.signedIn(account, account.owner());
        assertThat(agent.get("/api/v1/me/shift").text("/closesAt")).isNotEmpty();
        assertThat(owner.get("/api/v1/me/shift").json().at("/closesAt").isNull())
                .isTrue();
        LiveClient live = LiveClient.open(accounts.address(), agent.cookie("BALCAO_SESSION"), accounts.address());
        give(account.agent(), closed);
        give(account.owner(), closed);
        Tenant.run(account.id(), () -> limits.endClosed(sessions));
        assertThat(live.closedWith()).isEqualTo(4401);
        Answer ended = agent.get("/api/v1/me");
        assertThat(ended.status()).isEqualTo(401);
        assertThat(ended.text("/reason")).isEqualTo("SHIFT_ENDED");
        assertThat(ended.text("/detail")).contains("turno");
        assertThat(owner.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(owner.get("/api/v1/audit-entries?action=session.ended").text("/items/0/after/reason"))
                .isEqualTo("SHIFT_ENDED");
    }

    @Test
    @Rule("SEC-23")
    void aRequestAfterTheShiftEndsTheSessionToo() {
        give(account.agent(), closed);
        ApiClient agent = accounts.signedIn(account, account.agent());
        await().atMost(Duration.ofSeconds(8))
                .untilAsserted(() ->
                        assertThat(agent.get("/api/v1/me").text("/reason")).isEqualTo("SHIFT_ENDED"));
        give(account.agent(), open);
        assertThat(agent.get("/api/v1/me").status()).as("it has ended for good").isEqualTo(401);
    }

    @Test
    @Rule("SEC-23")
    void aChangeOfTheHoursHoldsAtOnce() {
        ApiClient owner = accounts.signedIn(account, account.owner());
        give(account.agent(), closed);
        assertThat(signIn(account.agent()).status()).isEqualTo(403);
        change(owner, ZonedDateTime.now(ZoneOffset.UTC).getDayOfWeek().getValue());
        assertThat(signIn(account.agent()).status()).isEqualTo(200);
        change(owner, (ZonedDateTime.now(ZoneOffset.UTC).getDayOfWeek().getValue() + 2) % 7 + 1);
        assertThat(signIn(account.agent()).status()).isEqualTo(403);
    }

    private void change(ApiClient owner, int weekday) {
        String path = "/api/v1/work-shifts/" + closed;
        Answer changed = owner.with("If-Match", owner.get(path).header("ETag"))
                .put(
                        path,
                        Map.of(
                                "name",
                                "Fechado",
                                "timeZone",
                                "UTC",
                                "standard",
                                false,
                                "windows",
                                List.of(Map.of("weekday", weekday, "starts", "00:00", "ends", "24:00")),
                                "calendarIds",
                                List.of()));
        assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    @Rule("SEC-25")
    void whoHasNoShiftIsNotLimited() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.get("/api/v1/me/shift").json().at("/closesAt").isNull())
                .isTrue();
        Tenant.run(account.id(), () -> limits.endClosed(sessions));
        assertThat(agent.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    @Rule({"TOK-6", "SEC-23"})
    void programsWorkAtAnyHour() {
        ApiClient owner = accounts.signedIn(account, account.owner());
        owner.with("If-Match", owner.get("/api/v1/api-token-policy").header("ETag"))
                .put("/api/v1/api-token-policy", Map.of("agentsMayCreate", true));
        ApiClient agent = accounts.signedIn(account, account.agent());
        Answer made = agent.post(
                "/api/v1/api-tokens",
                Map.of("name", "Robô", "scopes", List.of("people:read"), "addresses", List.of(), "days", 1));
        give(account.agent(), closed);
        assertThat(accounts.program(made.text("/secret")).get("/api/v1/me").status())
                .isEqualTo(200);
    }

    private UUID shift(String name, int weekday) {
        return accounts.in(account.id(), () -> {
            UUID id = sql.insertInto(WORK_SHIFT)
                    .set(WORK_SHIFT.ACCOUNT_ID, account.id())
                    .set(WORK_SHIFT.NAME, name)
                    .set(WORK_SHIFT.TIME_ZONE, "UTC")
                    .returningResult(WORK_SHIFT.ID)
                    .fetchSingle()
                    .value1();
            sql.insertInto(WORK_SHIFT_WINDOW)
                    .set(WORK_SHIFT_WINDOW.ACCOUNT_ID, account.id())
                    .set(WORK_SHIFT_WINDOW.SHIFT_ID, id)
                    .set(WORK_SHIFT_WINDOW.WEEKDAY, (short) weekday)
                    .set(WORK_SHIFT_WINDOW.STARTS, (short) 0)
                    .set(WORK_SHIFT_WINDOW.ENDS, (short) 1440)
                    .execute();
            return id;
        });
    }

    private void give(UUID agentId, UUID shift) {
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.WORK_SHIFT_ID, shift)
                .where(AGENT.ACCOUNT_ID.eq(account.id()))
                .and(AGENT.ID.eq(agentId))
                .execute());
    }

    private void administrator(UUID agentId) {
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.IS_ADMINISTRATOR, true)
                .where(AGENT.ACCOUNT_ID.eq(account.id()))
                .and(AGENT.ID.eq(agentId))
                .execute());
    }

    private Answer signIn(UUID agentId) {
        String email = accounts.in(account.id(), () -> {
            credentials.give(agentId, PASSWORD);
            return accounts.acting(account, agentId).email();
        });
        return accounts.anonymous()
                .post("/api/v1/session", Map.of("account", account.login(), "email", email, "password", PASSWORD));
    }
}
