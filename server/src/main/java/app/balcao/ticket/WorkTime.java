package app.balcao.ticket;

import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Time that somebody worked on a ticket (WRK-7).
 *
 * @param seconds those worked; fewer than between the two when a stopwatch was paused
 */
public record WorkTime(OffsetDateTime startedAt, OffsetDateTime endedAt, int seconds) {

    private static final int SHORTEST_MEASURED = 60;

    /** Without a pause. */
    public static WorkTime between(OffsetDateTime startedAt, OffsetDateTime endedAt) {
        return new WorkTime(
                startedAt, endedAt, (int) Duration.between(startedAt, endedAt).toSeconds());
    }

    /** As a stopwatch measured it: what ran at all, a minute at least (WRK-8). */
    public static WorkTime measured(OffsetDateTime startedAt, int seconds, OffsetDateTime now) {
        int counted = seconds == 0 ? 0 : Math.max(seconds, SHORTEST_MEASURED);
        OffsetDateTime end = startedAt.plusSeconds(counted);
        return new WorkTime(startedAt, end.isAfter(now) ? end : now, counted);
    }

    public boolean isSameAs(WorkTime other) {
        return startedAt.isEqual(other.startedAt) && endedAt.isEqual(other.endedAt) && seconds == other.seconds;
    }
}
