package app.balcao.ticket;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent says when they close a ticket.
 *
 * @param reason told to whoever reads the ticket later, and to the customer
 */
public record Closing(
        @Schema(maxLength = 4000, example = "Nota reenviada e recebida.") @Nullable
        String reason,

        @Schema(description = "What is asked at closing, by the custom field's id", example = "{}") @Nullable
        Map<UUID, @Nullable Object> fields,

        @Schema(description = "The time that was worked; a department may ask for it where none was told before")
        @Nullable
        WorkPeriod work) {

    /** Without a word. */
    public static final Closing NOTHING_SAID = new Closing(null, null, null);
}
