package app.balcao.conversation.event;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationMessage;
import app.balcao.conversation.ConversationMessageView;

/**
 * Something was written in a conversation, or said in it by the system.
 *
 * @param view the message as both sides are shown it
 */
public record MessageSent(Conversation conversation, ConversationMessage message, ConversationMessageView view)
        implements ConversationEvent {}
