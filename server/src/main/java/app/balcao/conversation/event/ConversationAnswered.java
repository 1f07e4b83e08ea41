package app.balcao.conversation.event;

import app.balcao.conversation.Conversation;

/** Its agent attends a conversation from now on. */
public record ConversationAnswered(Conversation conversation) implements ConversationEvent {}
