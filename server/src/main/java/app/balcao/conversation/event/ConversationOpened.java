package app.balcao.conversation.event;

import app.balcao.conversation.Conversation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer began a conversation.
 *
 * @param invitedBy the agent whose invitation they accepted (GRD-4)
 */
public record ConversationOpened(
        Conversation conversation, @Nullable UUID invitedBy) implements ConversationEvent {}
