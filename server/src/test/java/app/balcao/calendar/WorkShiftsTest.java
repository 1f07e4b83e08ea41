package app.balcao.calendar;

import static app.balcao.schema.Tables.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.account.Accounts;
import app.balcao.account.NewAccount;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Work shifts, over the wire. */
@BalcaoTest
class WorkShiftsTest {

    private static final String PATH = "/api/v1/work-shifts";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private WorkShifts shifts;

    @Autowired
    private Accounts opened;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule("SLA-22")
    void thereIsOneStandardShiftAndAnyNumberOfOthers() {
        assertThat(owner.get(PATH).json().at("/items").size()).isEqualTo(1);
        String first = owner.get(PATH).text("/items/0/id");
        String extra = owner.post(PATH, shift("Noite")).text("/id");
        var list = owner.get(PATH).json().at("/items");
        assertThat(list.findValuesAsString("id")).containsExactly(first, extra);
        assertThat(list.findValues("standard").stream().map(each -> each.asBoolean()))
                .containsExactly(true, false);
        // Another becomes the standard one, and the former gives it up and is seen to have changed.
        var form = shift("Noite");
        form.put("standard", true);
        assertThat(owner.with("If-Match", "\"1\"").put(PATH + "/" + extra, form).status())
                .isEqualTo(200);
        assertThat(owner.get(PATH + "/" + first).json().at("/standard").asBoolean())
                .isFalse();
        assertThat(owner.get(PATH + "/" + first).header("ETag")).isEqualTo("\"2\"");
        // It cannot simply stop being it.
        var stops = owner.with("If-Match", "\"2\"").put(PATH + "/" + extra, shift("Noite"));
        assertThat(stops.status()).isEqualTo(400);
        assertThat(stops.text("/errors/0/field")).isEqualTo("standard");
    }

    @Test
    @Rule("SLA-22")
    void anAccountIsBornWithAStandardShift() {
        UUID born = opened.newId();
        Tenant.run(born, () -> {
            opened.create(new NewAccount(
                    "turno-" + Long.toString(System.nanoTime(), 36),
                    "Padaria",
                    Language.ES,
                    ZoneId.of("America/Manaus")));
            UUID standard = shifts.standard();
            assertThat(shifts.isOpen(standard, Instant.parse("2026-11-30T12:00:00Z")))
                    .isTrue();
            assertThat(shifts.isOpen(standard, Instant.parse("2026-11-30T16:30:00Z")))
                    .isFalse();
        });
    }

    @Test
    @Rule("SLA-25")
    void theStandardShiftAndThoseInUseStay() {
        String standard = owner.get(PATH).text("/items/0/id");
        assertThat(owner.delete(PATH + "/" + standard).status()).isEqualTo(409);
        String extra = owner.post(PATH, shift("Noite")).text("/id");
        work(account.agent(), UUID.fromString(extra));
        var refused = owner.delete(PATH + "/" + extra);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).contains("atendentes");
        assertThat(owner.get(PATH + "/" + extra).json().at("/agents").asInt()).isEqualTo(1);
        work(account.agent(), null);
        assertThat(owner.delete(PATH + "/" + extra).status()).isEqualTo(204);
        assertThat(owner.get(PATH + "/" + extra).status()).isEqualTo(404);
    }

    @Test
    @Rule("SLA-24")
    void aShiftHasSeveralWindowsADayATimeZoneAndIsReadAsItWasSaved() {
        var form = shift("Manaus");
        form.put("timeZone", "America/Manaus");
        form.put(
                "windows",
                List.of(window(1, "08:00", "12:00"), window(1, "13:30", "18:00"), window(6, "22:00", "24:00")));
        var created = owner.post(PATH, form);
        assertThat(created.status()).isEqualTo(201);
        var read = owner.get(created.header("Location"));
        assertThat(read.json().at("/windows")).isEqualTo(created.json().at("/windows"));
        assertThat(read.json().at("/windows").findValuesAsString("ends")).containsExactly("12:00", "18:00", "24:00");
        UUID id = UUID.fromString(read.text("/id"));
        // Eight in Manaus is nine in São Paulio's zone, and twelve in Greenwich.
        Tenant.run(account.id(), () -> {
            assertThat(shifts.isOpen(id, Instant.parse("2026-11-30T11:59:00Z"))).isFalse();
            assertThat(shifts.isOpen(id, Instant.parse("2026-11-30T12:00:00Z"))).isTrue();
            assertThat(shifts.closesAt(id, Instant.parse("2026-11-30T12:00:00Z")))
                    .contains(Instant.parse("2026-11-30T16:00:00Z"));
            assertThat(shifts.opensAt(id, Instant.parse("2026-11-30T16:00:00Z")))
                    .contains(Instant.parse("2026-11-30T17:30:00Z"));
        });
    }

    @Test
    @Rule("SLA-24")
    void badHoursAreNamed() {
        var form = shift(" ");
        form.put("timeZone", "Lua/Mar");
        form.put(
                "windows",
                List.of(window(1, "08:00", "12:00"), window(1, "11:59", "13:00"), window(2, "11:59", "13:00")));
        form.put("calendarIds", List.of(UUID.randomUUID()));
        assertThat(fields(owner.post(PATH, form))).containsExactly("name");
        form.put("name", "Turno");
        assertThat(fields(owner.post(PATH, form)))
                .containsExactlyInAnyOrder("timeZone", "windows[1].starts", "calendarIds[0]");
        form.put(
                "windows", List.of(window(1, "12:00", "12:00"), window(1, "8h", "25:00"), window(2, "22:00", "06:00")));
        assertThat(fields(owner.post(PATH, form)))
                .containsExactly("windows[0].ends", "windows[1].starts", "windows[1].ends", "windows[2].ends");
        form.put("windows", List.of());
        assertThat(fields(owner.post(PATH, form))).contains("windows");
        var taken = shift("Dia");
        owner.post(PATH, taken);
        assertThat(owner.post(PATH, shift("DÍA")).text("/errors/0/code")).isEqualTo("taken");
    }

    @Test
    @Rule("AGT-2")
    void anAgentHasAShiftOrNone() {
        String path = "/api/v1/agents/" + account.agent();
        assertThat(owner.get(path).json().at("/workShift").isNull()).isTrue();
        String extra = owner.post(PATH, shift("Noite")).text("/id");
        Map<String, Object> form = new HashMap<>();
        form.put("name", "Ana Atendente");
        form.put("email", owner.get(path).text("/email"));
        form.put("isAdministrator", false);
        form.put("active", true);
        form.put("departments", List.of());
        form.put("workShiftId", extra);
        var changed = owner.with("If-Match", "\"1\"").put(path, form);
        assertThat(changed.text("/workShift/name")).isEqualTo("Noite");
        assertThat(owner.get("/api/v1/audit-entries?action=agent.changed").text("/items/0/after/workShift"))
                .isEqualTo("Noite");
        form.put("workShiftId", UUID.randomUUID());
        assertThat(fields(owner.with("If-Match", "\"2\"").put(path, form))).containsExactly("workShiftId");
        form.put("workShiftId", null);
        assertThat(owner.with("If-Match", "\"2\"")
                        .put(path, form)
                        .json()
                        .at("/workShift")
                        .isNull())
                .isTrue();
    }

    @Test
    void whoeverSavesAnOlderVersionIsShownTheNewer() {
        String path = PATH + "/" + owner.post(PATH, shift("Dia")).text("/id");
        assertThat(owner.with("If-Match", "\"1\"").put(path, shift("Um")).status())
                .isEqualTo(200);
        var late = owner.with("If-Match", "\"1\"").put(path, shift("Dois"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("/current/name")).isEqualTo("Um");
        assertThat(owner.put(path, shift("Dois")).status()).isEqualTo(428);
    }

    @Test
    void agentsReadAndChangeNothing() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        String path = PATH + "/" + owner.get(PATH).text("/items/0/id");
        assertThat(agent.get(PATH).status()).isEqualTo(200);
        assertThat(agent.post(PATH, shift("X")).status()).isEqualTo(403);
        assertThat(agent.with("If-Match", "\"1\"").put(path, shift("X")).status())
                .isEqualTo(403);
        assertThat(agent.delete(path).status()).isEqualTo(403);
        TestAccount other = accounts.create();
        assertThat(accounts.signedIn(other, other.owner()).get(path).status()).isEqualTo(404);
    }

    @Test
    void changesAreAudited() {
        owner.post(PATH, shift("Dia"));
        var entry = owner.get("/api/v1/audit-entries?action=work-shift.created");
        assertThat(entry.text("/items/0/after/name")).isEqualTo("Dia");
        assertThat(entry.text("/items/0/after/windows/0")).isEqualTo("MONDAY 08:00-12:00");
    }

    private void work(UUID agent, @Nullable UUID shift) {
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.WORK_SHIFT_ID, shift)
                .where(AGENT.ACCOUNT_ID.eq(account.id()))
                .and(AGENT.ID.eq(agent))
                .execute());
    }

    private static List<String> fields(ApiClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().at("/errors").findValuesAsString("field");
    }

    private static Map<String, Object> shift(String name) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", name);
        form.put("timeZone", null);
        form.put("standard", false);
        form.put("windows", List.of(window(1, "08:00", "12:00")));
        form.put("calendarIds", List.of());
        return form;
    }

    private static Map<String, Object> window(int weekday, String starts, String ends) {
        return Map.of("weekday", weekday, "starts", starts, "ends", ends);
    }
}
