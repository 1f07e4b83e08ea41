package app.balcao.signon;

import java.time.Instant;
import java.util.UUID;

/**
 * An agent who has signed in at a provider.
 *
 * @param subject what the provider knows them by
 */
public record LinkedAgent(UUID agentId, String name, String email, String subject, Instant linkedAt) {}
