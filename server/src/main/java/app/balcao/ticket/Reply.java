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
        UUID lastSeenMessageId) {

    Writing writing() {
        return new Writing(html, attachmentIds);
    }
}
