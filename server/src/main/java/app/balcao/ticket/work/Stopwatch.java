package app.balcao.ticket.work;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent's stopwatch on a ticket (WRK-8).
 *
 * @param now the server's time, to count on from
 * @param elsewhere the ticket on which another stopwatch of theirs runs; null when none does
 */
public record Stopwatch(
        @Schema(description = "RUNNING, PAUSED or, without one, NONE")
        State state,

        @Schema(description = "What it has measured until now")
        int seconds,

        @Nullable OffsetDateTime startedAt,
        OffsetDateTime now,
        @Nullable Elsewhere elsewhere) {

    public enum State {
        NONE,
        RUNNING,
        PAUSED
    }

    /** Where another one runs. */
    public record Elsewhere(UUID ticketId, long number) {}
}
