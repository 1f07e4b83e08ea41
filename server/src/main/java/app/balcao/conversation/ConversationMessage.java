package app.balcao.conversation;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was written in a conversation, or what both sides were told.
 *
 * @param seq its place: 1 for the first, without gaps
 * @param agentId who wrote it, or whom the event is about
 * @param clientId the sender's own id of it; null for what the system says
 * @param event what happened, for {@link Kind#EVENT}: {@code what} and whatever goes with it
 */
public record ConversationMessage(
        long seq,
        Author author,
        @Nullable UUID agentId,
        @Nullable String clientId,
        Kind kind,
        String text,
        @Nullable UUID attachmentId,
        @Nullable Map<String, Object> event,
        Instant sentAt) {

    /** Which side wrote it. */
    public enum Author {
        CUSTOMER,
        AGENT,
        SYSTEM
    }

    public enum Kind {
        TEXT,
        FILE,
        EVENT
    }
}
