package app.balcao.conversation;

import static app.balcao.schema.Tables.DEPARTMENT;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Which departments are there for a chat, over the wire. */
@BalcaoTest
class DepartmentChatsTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient agent;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        agent = accounts.signedIn(account, account.agent());
        standardHours(Stream.of(DayOfWeek.values()).toList());
    }

    @Test
    @Rule("DEP-14")
    void aDepartmentIsOnlineWhileOneOfItsAgentsForTheChatIs() {
        assertThat(support().at("/reason").asString()).isEqualTo("NOBODY_ONLINE");
        become("BUSY");
        assertThat(support().at("/online").asBoolean()).isFalse();
        become("ONLINE");
        JsonNode support = support();
        assertThat(support.at("/online").asBoolean()).isTrue();
        assertThat(support.at("/reason").asString()).isEqualTo("AVAILABLE");
        assertThat(support.at("/agentsOnline").asInt()).isEqualTo(1);
        accounts.in(
                account.id(),
                () -> sql.execute("update department_agent set chat = false where agent_id = ?", account.agent()));
        assertThat(support().at("/reason").asString()).isEqualTo("NOBODY_ONLINE");
    }

    @Test
    @Rule({"DEP-14", "OFF-2"})
    void outsideOfItsHoursItIsNotWhoeverIsOnline() {
        become("ONLINE");
        DayOfWeek later = LocalDate.now(ZoneOffset.UTC).plusDays(3).getDayOfWeek();
        String shift = owner.post(
                        "/api/v1/work-shifts",
                        Map.of(
                                "name",
                                "Outro dia",
                                "standard",
                                false,
                                "timeZone",
                                "UTC",
                                "windows",
                                List.of(Map.of("weekday", later.getValue(), "starts", "00:00", "ends", "24:00")),
                                "calendarIds",
                                List.of()))
                .text("/id");
        set(DEPARTMENT.WORK_SHIFT_ID, UUID.fromString(shift));
        JsonNode support = support();
        assertThat(support.at("/reason").asString()).isEqualTo("OUTSIDE_HOURS");
        assertThat(support.at("/agentsOnline").asInt()).isEqualTo(1);
        assertThat(support.at("/opensAt").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).plusDays(3) + "T00:00:00Z");
        set(DEPARTMENT.WORK_SHIFT_ID, null);
        assertThat(support().at("/online").asBoolean())
                .as("the standard hours run")
                .isTrue();
        standardHours(List.of(later));
        assertThat(support().at("/reason").asString()).isEqualTo("OUTSIDE_HOURS");
    }

    @Test
    @Rule({"DEP-7", "DEP-11", "DEP-14"})
    void oneThatIsInactiveOrNotForTheChatIsNotOnline() {
        become("ONLINE");
        set(DEPARTMENT.OFFERS_CHAT, false);
        assertThat(support().at("/reason").asString()).isEqualTo("NOT_OFFERED");
        set(DEPARTMENT.ACTIVE, false);
        assertThat(support().at("/reason").asString()).isEqualTo("INACTIVE");
        assertThat(support().at("/online").asBoolean()).isFalse();
    }

    @Test
    @Rule("DEP-13")
    void programsLearnEachDepartmentsNameCategoriesAndWhetherItIsThere() {
        String category = owner.post(
                        "/api/v1/categories",
                        Map.of("name", "Entrega", "active", true, "departmentIds", List.of(account.support())))
                .text("/id");
        JsonNode support = support();
        assertThat(support.at("/name").asString()).isEqualTo("Suporte");
        assertThat(support.at("/online").asBoolean()).isFalse();
        assertThat(support.at("/categories").findValuesAsString("id")).contains(category);
        TestAccount other = accounts.create();
        assertThat(accounts.signedIn(other, other.owner())
                        .get("/api/v1/department-chats")
                        .json()
                        .toString())
                .doesNotContain(account.support().toString());
    }

    private JsonNode support() {
        return owner.get("/api/v1/department-chats")
                .json()
                .at("/items")
                .valueStream()
                .filter(each ->
                        each.at("/id").asString().equals(account.support().toString()))
                .findFirst()
                .orElseThrow();
    }

    private void become(String status) {
        assertThat(agent.put("/api/v1/me/chat-status", Map.of("status", status)).status())
                .isEqualTo(204);
    }

    private <T> void set(TableField<?, T> field, @Nullable T value) {
        accounts.in(account.id(), () -> sql.update(DEPARTMENT)
                .set(field, value)
                .where(DEPARTMENT.ID.eq(account.support()))
                .execute());
    }

    private void standardHours(List<DayOfWeek> days) {
        var shift = owner.get("/api/v1/work-shifts").json().at("/items/0");
        var windows = days.stream()
                .map(each -> Map.of("weekday", each.getValue(), "starts", "00:00", "ends", "24:00"))
                .toList();
        String path = "/api/v1/work-shifts/" + shift.at("/id").asString();
        assertThat(owner.with("If-Match", owner.get(path).header("ETag"))
                        .put(
                                path,
                                Map.of(
                                        "name",
                                        "Padrão",
                                        "standard",
                                        true,
                                        "timeZone",
                                        "UTC",
                                        "windows",
                                        windows,
                                        "calendarIds",
                                        List.of()))
                        .status())
                .isEqualTo(200);
    }
}
