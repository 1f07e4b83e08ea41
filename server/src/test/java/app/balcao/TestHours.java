package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Hours of an account in tests, which run at any time of any day. */
public final class TestHours {

    private TestHours() {}

    /** Has an account's standard hours run always. */
    public static void always(ApiClient owner) {
        String path = "/api/v1/work-shifts/" + owner.get("/api/v1/work-shifts").text("/items/0/id");
        List<?> windows = IntStream.rangeClosed(1, 7)
                .mapToObj(day -> Map.of("weekday", day, "starts", "00:00", "ends", "24:00"))
                .toList();
        Map<String, Object> hours = Map.of(
                "name", "Sempre", "standard", true, "timeZone", "UTC", "windows", windows, "calendarIds", List.of());
        assertThat(owner.with("If-Match", owner.get(path).header("ETag"))
                        .put(path, hours)
                        .status())
                .isEqualTo(200);
    }
}
