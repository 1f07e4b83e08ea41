package app.balcao.conversation.desk;

import app.balcao.people.PersonalData;
import app.balcao.people.RatingFormat;
import app.balcao.ticket.Named;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer thought of a conversation. */
public record ConversationRating(
        UUID conversationId,
        @Schema(example = "231") long number,
        Named department,
        @Nullable Named agent,
        @PersonalData.Within String customerName,
        @Schema(example = "5") int stars,

        @Schema(description = "How it was asked: by stars, or by faces, which count as 1, 3 and 5")
        RatingFormat format,

        @PersonalData.Within @Schema(example = "Resolveu na hora!")
        String comment,

        OffsetDateTime ratedAt) {

    /**
     * How satisfied a department's customers are (RAT-4).
     *
     * @param csat how many of a hundred gave four stars or five
     * @param average of the stars
     */
    public record Satisfaction(
            Named department,
            @Schema(example = "42") int ratings,
            @Schema(example = "88.1") double csat,
            @Schema(example = "4.5") double average) {}
}
