package app.balcao.calendar;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an administrator fills in for a shift; see {@link WorkShift} for what each means. */
public record WorkShiftForm(
        String name, @Nullable String timeZone, boolean standard, List<WorkWindow> windows, List<UUID> calendarIds) {}
