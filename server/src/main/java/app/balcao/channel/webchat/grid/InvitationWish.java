package app.balcao.channel.webchat.grid;

import app.balcao.channel.webchat.grid.VisitorInvitation.Kind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent wants to send a visitor.
 *
 * @param text what the card says; empty for the usual words
 * @param imageUrl the picture of a promotion
 * @param linkUrl where a promotion or a redirect leads
 * @param departmentId where the conversation belongs that an invitation begins; null for one whose chats the agent attends
 */
public record InvitationWish(
        Kind kind,
        String text,
        @Nullable String imageUrl,
        @Nullable String linkUrl,
        @Nullable UUID departmentId) {}
