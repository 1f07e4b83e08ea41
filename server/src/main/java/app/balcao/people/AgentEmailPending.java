package app.balcao.people;

import java.util.UUID;

/** An agent wants another address, which replaces theirs once it is validated (AGT-5). */
public record AgentEmailPending(UUID agentId, String email) {}
