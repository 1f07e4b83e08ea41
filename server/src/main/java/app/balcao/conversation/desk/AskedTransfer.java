package app.balcao.conversation.desk;

import app.balcao.people.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * A conversation that an agent is asked to take over from another (CHT-8).
 *
 * @param askedBy who asks
 * @param customer empty for somebody anonymous
 */
public record AskedTransfer(
        UUID offerId,
        UUID conversationId,
        @Schema(example = "231") long number,
        @Schema(example = "Diego Farias") String askedBy,

        @PersonalData.Within @Schema(example = "Clara Nogueira")
        String customer) {}
