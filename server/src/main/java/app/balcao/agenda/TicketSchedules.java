package app.balcao.agenda;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's schedules.
 *
 * @param current the one that holds; null when none does
 * @param earlier those that do not any more, the latest first
 * @param version counts what was done to them
 */
public record TicketSchedules(@Nullable TicketSchedule current, List<TicketSchedule> earlier, int version) {

    static TicketSchedules of(List<TicketSchedule> latestFirst) {
        TicketSchedule current = latestFirst.stream()
                .filter(each -> each.endedAt() == null)
                .findFirst()
                .orElse(null);
        List<TicketSchedule> earlier =
                latestFirst.stream().filter(each -> each.endedAt() != null).toList();
        // Each was made, and those that ended did so once.
        return new TicketSchedules(current, earlier, latestFirst.size() + earlier.size());
    }
}
