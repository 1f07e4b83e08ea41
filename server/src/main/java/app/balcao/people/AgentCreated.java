package app.balcao.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An administrator registered an agent. Published inside the transaction.
 *
 * @param passwordHash of the password chosen for them; null when they choose it themselves
 * @param sendsValidation whether they are sent the link that validates their address now
 * @param sendsSignInInformation whether they are told what they sign in with
 */
public record AgentCreated(
        UUID agentId, @Nullable String passwordHash, boolean sendsValidation, boolean sendsSignInInformation) {}
