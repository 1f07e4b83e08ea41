package app.balcao.calendar;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hours of the week in which people work (Turno, SLA-24).
 *
 * @param timeZone null for the account's
 * @param standard whether it is the account's standard shift, of which there is one (SLA-22)
 * @param windows by weekday and hour
 * @param calendars whose days it does not work on
 * @param agents how many agents have it
 */
public record WorkShift(
        UUID id,
        String name,
        @Nullable String timeZone,
        boolean standard,
        List<WorkWindow> windows,
        List<Named> calendars,
        int agents,
        int version) {

    /** Something referred to, with its name. */
    public record Named(UUID id, String name) {}
}
