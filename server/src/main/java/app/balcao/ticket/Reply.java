package app.balcao.ticket;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An answer to the customer as an agent sends it. */
public record Reply(
        @Schema(
                maxLength = 500_000,
                description = "The text; may be left out beside files",
                example = "<p>Bom dia! Já reenviamos a nota.</p>")
        @Nullable
        String html,

        @Schema(description = "Files uploaded before, 25 MB in all; pictures of the text among them") @Nullable
        List<UUID> attachmentIds,

        @Schema(
                description = "The newest message of the ticket that its writer has seen. When somebody else answered"
                        + " after it, the answer is refused as answered-meanwhile; absent, it is not asked")
        @Nullable
        UUID lastSeenMessageId,

        @Schema(description = "The time that was worked on it; absent, none is written down") @Nullable
        WorkPeriod work,

        @Schema(description = "Whether who is in copy of the ticket gets it too", defaultValue = "true") @Nullable
        Boolean toCopies) {

    boolean reachesCopies() {
        return !Boolean.FALSE.equals(toCopies);
    }

    Writing writing() {
        return new Writing(html, attachmentIds);
    }
}
