package app.balcao.ticket.work;

import app.balcao.ticket.Named;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Time that is written down of an agent's work on a ticket.
 *
 * @param messageId the answer it was told with; null for any other kind
 * @param overlapping whether the agent has other time that covers some of the same (WRK-6)
 * @param correctable whether the reader may correct it (WRK-11)
 */
public record WorkEntry(
        UUID id,
        Named agent,
        Kind kind,
        OffsetDateTime startedAt,
        OffsetDateTime endedAt,

        @Schema(description = "Those worked; fewer than between the two when a stopwatch was paused")
        int seconds,

        @Nullable UUID messageId,
        boolean overlapping,

        @Schema(description = "Whether whoever asks may correct it or take it back")
        boolean correctable) {

    /** How the program knows of it. */
    public enum Kind {
        /** Told with an answer. */
        REPLY,
        /** Told at closing. */
        CLOSING,
        /** Measured (WRK-8). */
        STOPWATCH
    }

    WorkEntry correctable(boolean byReader) {
        return new WorkEntry(id, agent, kind, startedAt, endedAt, seconds, messageId, overlapping, byReader);
    }
}
