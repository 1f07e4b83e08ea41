package app.balcao.people;

import java.util.UUID;

/**
 * An agent is to have another address, which replaces theirs once it is validated (AGT-5).
 *
 * @param sendsValidation whether the link to validate it is sent now
 */
public record AgentEmailPending(UUID agentId, String email, boolean sendsValidation) {}
