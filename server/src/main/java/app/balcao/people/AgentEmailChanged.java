package app.balcao.people;

import java.util.UUID;

/** An agent who had not validated their address got another one, which they must validate (AGT-3). */
public record AgentEmailChanged(UUID agentId) {}
