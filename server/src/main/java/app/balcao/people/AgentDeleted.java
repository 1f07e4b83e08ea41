package app.balcao.people;

import java.util.UUID;

/** An agent is gone. Published inside the transaction: a listener that knows why they must stay may refuse. */
public record AgentDeleted(UUID agentId) {}
