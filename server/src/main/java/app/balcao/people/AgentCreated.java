package app.balcao.people;

import java.util.UUID;

/** An agent was registered; they cannot sign in before they set a password. */
public record AgentCreated(UUID agentId) {}
