package app.balcao.conversation.event;

import app.balcao.conversation.Conversation;

/** A conversation is back in a queue: an offer was not answered, or it was passed on to a department. */
public record ConversationWaits(Conversation conversation) implements ConversationEvent {}
