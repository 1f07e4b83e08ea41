package app.balcao.conversation.event;

import app.balcao.conversation.Conversation;

/** Whether anybody is there for a conversation that waits has changed. */
public record ConversationAttendable(Conversation conversation) implements ConversationEvent {}
