package app.balcao.conversation.event;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationMessage;

/** Something was written in a conversation, or said in it by the system. */
public record MessageSent(Conversation conversation, ConversationMessage message) implements ConversationEvent {}
