package app.balcao.ticket.status;

import app.balcao.ticket.Named;
import app.balcao.ticket.StatusView;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A status that a ticket has or had (STA-7).
 *
 * @param endedAt null while the ticket has it
 * @param endedBy null too when no agent ended it
 */
public record AppliedStatus(
        UUID id,
        StatusView status,
        @Nullable String comment,
        OffsetDateTime startedAt,
        Named startedBy,
        @Nullable OffsetDateTime endedAt,
        @Nullable Named endedBy) {}
