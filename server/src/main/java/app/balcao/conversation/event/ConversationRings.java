package app.balcao.conversation.event;

import app.balcao.conversation.Conversation;
import java.time.Instant;
import java.util.UUID;

/** A conversation is offered to its agent, until a time. */
public record ConversationRings(Conversation conversation, UUID offerId, Instant until) implements ConversationEvent {}
