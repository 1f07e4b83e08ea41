package app.balcao.channel.webchat.grid;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent showed a visitor, or where they sent them (GRD-4 to GRD-7).
 *
 * @param departmentId in which a conversation begins when it is accepted; null for what is no invitation
 * @param linkUrl where a promotion leads, or a redirect
 */
public record VisitorInvitation(
        UUID id,
        Kind kind,
        State state,
        @Schema(example = "Posso ajudar com o seu pedido?") String text,
        @Nullable String imageUrl,
        @Nullable String linkUrl,
        @Nullable UUID departmentId,
        Sender agent,
        OffsetDateTime sentAt,
        OffsetDateTime expiresAt) {

    /** For how long a visitor may answer (GRD-7). */
    public static final Duration ANSWERABLE = Duration.ofSeconds(60);

    /** What it is. */
    public enum Kind {
        INVITATION,
        PROMOTION,
        REDIRECT
    }

    /** What became of it; it has expired once its time is over without an answer. */
    public enum State {
        SENT,
        SEEN,
        ACCEPTED,
        DECLINED,
        EXPIRED
    }

    /** Who sent it, by the name they have in the chat. */
    @Schema(name = "InvitationSender")
    public record Sender(UUID id, String name) {}

    /** Whether an answer to it still counts. */
    public boolean open() {
        return state == State.SENT || state == State.SEEN;
    }
}
