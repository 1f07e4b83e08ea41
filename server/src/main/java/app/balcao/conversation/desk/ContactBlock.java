package app.balcao.conversation.desk;

import app.balcao.conversation.Channel;
import app.balcao.people.PersonalData;
import app.balcao.ticket.Named;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may not begin conversations (CHT-5).
 *
 * @param name as they gave it in the conversation that they were blocked from
 * @param expiresAt until when; null for good
 */
public record ContactBlock(
        UUID id,
        Channel channel,
        @PersonalData.Within String name,
        @Schema(example = "Ofensas.") String reason,
        Named blockedBy,
        OffsetDateTime blockedAt,
        @Nullable OffsetDateTime expiresAt) {}
