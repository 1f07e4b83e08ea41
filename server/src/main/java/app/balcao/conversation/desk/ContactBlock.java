package app.balcao.conversation.desk;

import app.balcao.conversation.Channel;
import app.balcao.people.PersonalData;
import app.balcao.ticket.Named;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may not begin conversations, or where nobody may from (WCH-19).
 *
 * @param name as they gave it in the conversation that they were blocked from; empty for an address or a country
 * @param address the address that is blocked
 * @param country code of ISO 3166 of the country that is blocked
 * @param expiresAt until when; null for good
 */
public record ContactBlock(
        UUID id,
        Channel channel,
        Kind kind,
        @PersonalData.Within String name,

        @PersonalData @Schema(example = "203.0.113.7") @Nullable
        String address,

        @Schema(example = "BR") @Nullable String country,
        @Schema(example = "Ofensas.") String reason,
        Named blockedBy,
        OffsetDateTime blockedAt,
        @Nullable OffsetDateTime expiresAt) {

    /** Who is kept away. */
    @Schema(name = "ContactBlockKind")
    public enum Kind {
        /** Who wrote in a conversation. */
        CONTACT,
        /** Whoever comes from an address of the internet. */
        ADDRESS,
        /** Whoever comes from a country, as far as it is known. */
        COUNTRY
    }
}
