package app.balcao.agenda;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When work on a ticket is to begin, as somebody asks for it.
 *
 * @param endsAt when it is to be over; null when that is open
 */
public record ScheduleForm(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "Not in the past, a year ahead at most",
                example = "2026-12-01T14:00:00-03:00")
        @Nullable
        OffsetDateTime startsAt,

        @Schema(
                description = "After the start, by 31 days at most; may be left out",
                example = "2026-12-01T15:30:00-03:00")
        @Nullable
        OffsetDateTime endsAt,

        @Schema(maxLength = 1000, example = "Levar o rolamento do modelo novo.") @Nullable
        String note) {}
