package app.balcao.ticket;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an agent writes into a ticket: an answer, or a comment. */
public record Writing(
        @Schema(
                maxLength = 500_000,
                description = "The text; may be left out beside files",
                example = "<p>Bom dia! Já reenviamos a nota.</p>")
        @Nullable
        String html,

        @Schema(description = "Files uploaded before, 25 MB in all; pictures of the text among them") @Nullable
        List<UUID> attachmentIds) {}
