package app.balcao.conversation.desk;

import app.balcao.people.PersonalData;
import app.balcao.ticket.Named;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in the trash.
 *
 * @param removedAt when it is removed for good
 */
public record DiscardedConversation(
        UUID id,
        @Schema(example = "231") long number,

        @PersonalData.Within @Schema(example = "Clara Nogueira")
        String customerName,

        Named department,
        @Nullable Named agent,
        OffsetDateTime deletedAt,
        @Nullable Named deletedBy,
        OffsetDateTime removedAt) {}
