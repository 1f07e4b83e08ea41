package app.balcao.conversation.desk;

import io.swagger.v3.oas.annotations.media.Schema;

/** How a conversation ended, in the words of its agent (CHT-3). */
public record ClosingForm(
        @Schema(example = "true") boolean solved,
        @Schema(example = "A nota foi enviada de novo.") String summary) {}
