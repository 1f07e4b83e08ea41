package app.balcao.ticket.portal;

import app.balcao.ticket.FieldChecks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer writes to a ticket at the portal: a text, files, or both. */
public record CustomerWriting(
        @Schema(
                maxLength = FieldChecks.PLAIN_LENGTH,
                description = "Without any format; lines and paragraphs stay",
                example = "A peça chegou, mas falta um parafuso.")
        @Nullable
        String text,

        @Schema(description = "Files that the customer uploaded before, 25 MB in all") @Nullable
        List<UUID> attachmentIds) {}
