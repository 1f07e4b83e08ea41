package app.balcao.ticket;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** From when to when somebody says that they worked (WRK-2). */
public record WorkPeriod(
        @Schema(example = "2026-11-27T13:30:00Z", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        OffsetDateTime startedAt,

        @Schema(
                description = "After the beginning, not in the future, 31 days after it at most",
                example = "2026-11-27T14:15:00Z",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        OffsetDateTime endedAt) {}
