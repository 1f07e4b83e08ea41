package app.balcao.conversation.event;

import app.balcao.conversation.Conversation;

/** A conversation is over; see its reason. */
public record ConversationEnded(Conversation conversation) implements ConversationEvent {}
