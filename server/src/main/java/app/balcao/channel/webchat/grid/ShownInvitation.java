package app.balcao.channel.webchat.grid;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A card, or an address to go to, as the visitor's browser is told of it. */
public record ShownInvitation(
        UUID id,
        String text,
        Agent agent,
        @Nullable String imageUrl,
        @Nullable String linkUrl,
        @Nullable String url,
        OffsetDateTime expiresAt) {

    /** Who sent it. */
    public record Agent(String name, @Nullable String photoUrl) {}

    static ShownInvitation of(VisitorInvitation sent) {
        return new ShownInvitation(
                sent.id(),
                sent.text(),
                new Agent(sent.agent().name(), null),
                sent.imageUrl(),
                sent.linkUrl(),
                sent.kind() == VisitorInvitation.Kind.REDIRECT ? sent.linkUrl() : null,
                sent.expiresAt());
    }
}
