package app.balcao.conversation.event;

import app.balcao.conversation.Conversation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation was passed on, or taken over: its agent or its department is another one now.
 *
 * @param fromAgentId who attended it before
 * @param fromDepartmentId where it was attended before
 */
public record ConversationTransferred(
        Conversation conversation, @Nullable UUID fromAgentId, UUID fromDepartmentId) implements ConversationEvent {}
