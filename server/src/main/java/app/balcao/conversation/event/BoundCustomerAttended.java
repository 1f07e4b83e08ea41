package app.balcao.conversation.event;

import app.balcao.conversation.Conversation;
import java.util.UUID;

/**
 * Another agent than the one they are bound to attends a customer, in a department that tells the bound one (BND-50).
 * Published inside the transaction, once for each conversation.
 */
public record BoundCustomerAttended(Conversation conversation, UUID boundAgentId, UUID attendedBy) {}
