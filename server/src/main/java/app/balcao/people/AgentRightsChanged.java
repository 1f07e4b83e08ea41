package app.balcao.people;

import java.util.UUID;

/** What an agent is or may do changed: role, departments, activity. Published inside the transaction. */
public record AgentRightsChanged(UUID agentId) {}
