package app.balcao.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.tenant.Tenant;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Holidays, over the wire. */
@BalcaoTest
class HolidayCalendarsTest {

    private static final String PATH = "/api/v1/holiday-calendars";
    private static final int NEXT_YEAR = LocalDate.now().getYear() + 1;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private WorkShifts shifts;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule("HOL-1")
    void aShiftDoesNotWorkOnTheDaysOfItsCalendars() {
        String days = owner.post(
                        PATH,
                        calendar(
                                "Feriados",
                                List.of(
                                        day("2026-11-30", false, null, null),
                                        day("2020-12-24", true, "12:00", "24:00"))))
                .text("/id");
        var form = Map.of(
                "name",
                "Dia",
                "standard",
                false,
                "windows",
                List.of(window(1), window(2), window(4)),
                "calendarIds",
                List.of(days));
        UUID shift = UUID.fromString(owner.post("/api/v1/work-shifts", form).text("/id"));
        Tenant.run(account.id(), () -> {
            assertThat(shifts.isOpen(shift, Instant.parse("2026-11-30T12:00:00Z")))
                    .isFalse();
            assertThat(shifts.opensAt(shift, Instant.parse("2026-11-29T12:00:00Z")))
                    .contains(Instant.parse("2026-12-01T11:00:00Z"));
            assertThat(shifts.closesAt(shift, Instant.parse("2026-12-24T12:00:00Z")))
                    .contains(Instant.parse("2026-12-24T15:00:00Z"));
        });
        var read = owner.get(PATH + "/" + days);
        assertThat(read.text("/shifts/0/name")).isEqualTo("Dia");
        assertThat(read.text("/days/0/starts")).isEqualTo("12:00");
        var refused = owner.delete(PATH + "/" + days);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(owner.get(PATH).json().at("/items/0/days").asInt()).isEqualTo(2);
        assertThat(owner.get(PATH).json().at("/items/0/shifts").asInt()).isEqualTo(1);
        assertThat(owner.delete("/api/v1/work-shifts/" + shift).status()).isEqualTo(204);
        assertThat(owner.delete(PATH + "/" + days).status()).isEqualTo(204);
    }

    @Test
    @Rule("HOL-2")
    void brazilsDaysOffAreOfferedYearByYear() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        var days = agent.get(PATH + "/brazil?year=2027");
        assertThat(days.text("/items/0/name")).isEqualTo("Confraternização Universal");
        assertThat(days.json().at("/items").size()).isEqualTo(14);
        assertThat(agent.get(PATH + "/brazil?year=1").status()).isEqualTo(400);
        assertThat(agent.get(PATH + "/brazil").status()).isEqualTo(400);
    }

    @Test
    @Rule("HOL-3")
    void aFileIsLookedAtBeforeItIsSaved() {
        var read = owner.post(PATH + "/read-file", Map.of("file", file(NEXT_YEAR + "0709", "Revolução")));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text("/items/0/day")).isEqualTo(NEXT_YEAR + "-07-09");
        assertThat(read.text("/items/0/name")).isEqualTo("Revolução");
        assertThat(owner.get(PATH).json().at("/items").size()).isZero();
        var bad = owner.post(PATH + "/read-file", Map.of("file", "<html>"));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.text("/errors/0/field")).isEqualTo("file");
        assertThat(accounts.signedIn(account, account.agent())
                        .post(PATH + "/read-file", Map.of("file", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Rule({"HOL-4", "HOL-5"})
    void aFeedBringsItsDaysAndABadOneKeepsThemAndHarmsNobody() throws IOException {
        String[] content = {file(NEXT_YEAR + "0709", "Revolução")};
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = content[0].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/feriados.ics";
            String bad = PATH + "/"
                    + owner.post(PATH, feed("Ruim", "http://127.0.0.1:1/x.ics")).text("/id");
            String good = PATH + "/" + owner.post(PATH, feed("Bom", url)).text("/id");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> owner.get(good).json().at("/days").size() == 1);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> "UNREACHABLE".equals(owner.get(bad).text("/feed/problem")));
            assertThat(owner.get(good).text("/days/0/name")).isEqualTo("Revolução");
            assertThat(owner.get(good).json().at("/feed/problem").isNull()).isTrue();
            assertThat(owner.get(good).json().at("/feed/readAt").isNull()).isFalse();
            // What stands there is no calendar any more: the days stay, and it says so.
            content[0] = "<html>Em manutenção</html>";
            assertThat(owner.post(good + "/read-feed", Map.of()).status()).isEqualTo(202);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> "UNREADABLE".equals(owner.get(good).text("/feed/problem")));
            assertThat(owner.get(good).json().at("/days").size()).isEqualTo(1);
            // Reading does not count as somebody's change.
            assertThat(owner.get(good).header("ETag")).isEqualTo("\"1\"");
        } finally {
            server.stop(0);
        }
    }

    @Test
    @Rule("HOL-5")
    void aCalendarThatLeavesItsFeedTakesTheDaysItIsGiven() {
        String path = PATH + "/"
                + owner.post(PATH, feed("Feed", "http://127.0.0.1:1/x.ics")).text("/id");
        var form = calendar("À mão", List.of(day("2026-12-24", false, null, null)));
        var changed = owner.with("If-Match", "\"1\"").put(path, form);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().at("/feed").isNull()).isTrue();
        assertThat(changed.json().at("/days").size()).isEqualTo(1);
        assertThat(owner.post(path + "/read-feed", Map.of()).status()).isEqualTo(409);
        assertThat(owner.with("If-Match", "\"1\"").put(path, form).status()).isEqualTo(412);
    }

    @Test
    @Rule("HOL-1")
    void badDaysAndAddressesAreNamed() {
        var form = calendar(
                "Feriados",
                List.of(
                        day("2026-11-30", false, "14:00", "12:00"),
                        day("1066-10-14", false, null, null),
                        day("2026-11-30", false, "14:00", null)));
        assertThat(owner.post(PATH, form).json().at("/errors").findValuesAsString("field"))
                .containsExactly("days[0].ends", "days[1].day", "days[2].ends");
        for (String url : List.of("oi", "file:///etc/passwd", "https://ana:senha@cliente.example/", "https://")) {
            assertThat(owner.post(PATH, feed("Feed", url)).text("/errors/0/field"))
                    .as(url)
                    .isEqualTo("feedUrl");
        }
        owner.post(PATH, calendar("Nacionais", List.of()));
        assertThat(owner.post(PATH, calendar("NACIONÁIS", List.of())).text("/errors/0/code"))
                .isEqualTo("taken");
    }

    @Test
    void agentsReadAndChangeNothing() {
        String path =
                PATH + "/" + owner.post(PATH, calendar("Feriados", List.of())).text("/id");
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.get(PATH).status()).isEqualTo(200);
        assertThat(agent.get(path).status()).isEqualTo(200);
        assertThat(agent.post(PATH, calendar("X", List.of())).status()).isEqualTo(403);
        assertThat(agent.with("If-Match", "\"1\"")
                        .put(path, calendar("X", List.of()))
                        .status())
                .isEqualTo(403);
        assertThat(agent.delete(path).status()).isEqualTo(403);
        assertThat(agent.post(path + "/read-feed", Map.of()).status()).isEqualTo(403);
    }

    private static String file(String day, String name) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
                + "DTSTART;VALUE=DATE:" + day + "\r\nSUMMARY:" + name + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    private static Map<String, Object> calendar(String name, List<Map<String, Object>> days) {
        Map<String, Object> form = new HashMap<>();
        form.put("name", name);
        form.put("feedUrl", null);
        form.put("days", days);
        return form;
    }

    private static Map<String, Object> feed(String name, String url) {
        return Map.of("name", name, "feedUrl", url, "days", List.of());
    }

    private static Map<String, Object> day(String day, boolean yearly, @Nullable String starts, @Nullable String ends) {
        Map<String, Object> form = new HashMap<>();
        form.put("day", day);
        form.put("yearly", yearly);
        form.put("starts", starts);
        form.put("ends", ends);
        form.put("name", "Dia livre");
        return form;
    }

    private static Map<String, Object> window(int weekday) {
        return Map.of("weekday", weekday, "starts", "08:00", "ends", "18:00");
    }
}
