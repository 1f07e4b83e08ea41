package app.balcao.conversation.event;

import app.balcao.conversation.Conversation;

/** Its customer said what they thought of a conversation. */
public record ConversationRated(Conversation conversation) implements ConversationEvent {}
