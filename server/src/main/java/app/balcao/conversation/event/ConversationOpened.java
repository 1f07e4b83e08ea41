package app.balcao.conversation.event;

import app.balcao.conversation.Conversation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer began a conversation.
 *
 * @param invitedBy the agent whose invitation they accepted (GRD-4)
 * @param named the agent whom it is to ring at first; null for nobody
 */
public record ConversationOpened(
        Conversation conversation,
        @Nullable UUID invitedBy,
        @Nullable UUID named) implements ConversationEvent {}
