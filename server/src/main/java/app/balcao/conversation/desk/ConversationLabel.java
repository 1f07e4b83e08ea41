package app.balcao.conversation.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * A label (Rótulo) that conversations can have (WCH-10).
 *
 * @param active whether it can be given; those that have it keep it
 */
public record ConversationLabel(
        UUID id,
        @Schema(example = "Troca") String name,
        @Schema(example = "#2b8a3e") String color,
        boolean active,
        int version) {}
