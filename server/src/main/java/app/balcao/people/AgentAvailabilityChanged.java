package app.balcao.people;

import java.util.UUID;

/**
 * Whether, or how many, conversations can be given to an agent changed: their status in the chat, their automatic
 * distribution, their limit. Published inside the transaction.
 */
public record AgentAvailabilityChanged(UUID agentId) {}
