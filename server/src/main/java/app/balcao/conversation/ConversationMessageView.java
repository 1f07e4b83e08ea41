package app.balcao.conversation;

import app.balcao.conversation.ConversationMessage.Author;
import app.balcao.conversation.ConversationMessage.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as both sides are shown it; see {@link ConversationMessage}.
 *
 * @param agent who wrote it, or whom the event is about
 * @param file what it carries
 */
public record ConversationMessageView(
        @Schema(example = "7") long seq,
        Author author,
        @Nullable Writer agent,

        @Schema(example = "3f2504e0-4f89-11d3-9a0c-0305e82c3301") @Nullable
        String clientId,

        Kind kind,
        @Schema(example = "Bom dia! Em que posso ajudar?") String text,
        @Nullable File file,

        @Schema(type = "object", example = "{\"what\": \"joined\"}") @Nullable
        Map<String, Object> event,

        Instant sentAt) {

    /** An agent as customers know them: by the name they have in the chat. */
    public record Writer(UUID id, String name, @Nullable UUID photoId) {}

    public record File(UUID id, String name, String mediaType, long sizeBytes) {}
}
