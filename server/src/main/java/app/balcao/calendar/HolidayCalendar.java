package app.balcao.calendar;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A named list of days without work.
 *
 * @param feed where its days come from; null for one that is edited by hand
 * @param days in order
 * @param shifts those that do not work on its days
 */
public record HolidayCalendar(
        UUID id, String name, @Nullable Feed feed, List<Holiday> days, List<WorkShift.Named> shifts, int version) {

    /**
     * An address whose days are taken every day.
     *
     * @param readAt when it last brought days; null when never
     * @param triedAt when it was last asked
     * @param problem why it brought none then; null when it did
     */
    public record Feed(
            String url,
            @Nullable Instant readAt,
            @Nullable Instant triedAt,
            @Nullable FeedProblem problem) {}

    /** A calendar without its days, for lists. */
    public record Summary(UUID id, String name, @Nullable Feed feed, int days, int shifts, int version) {}
}
