package app.balcao.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The agent somebody says they are, as far as signing in needs them.
 *
 * @param passwordHash null while no password was set
 * @param lockedAt when too many wrong passwords locked it; null while it is not
 */
public record Candidate(
        boolean accountActive,
        UUID agentId,
        String name,
        boolean active,
        boolean emailValidated,
        @Nullable String passwordHash,
        @Nullable Instant lockedAt) {

    /** The first check that fails, in the order of ACC-11; absent when the agent may come in. */
    Optional<Refusal> refusal(boolean passwordRight) {
        if (!accountActive) {
            return Optional.of(Refusal.ACCOUNT_INACTIVE);
        }
        if (!active) {
            return Optional.of(Refusal.AGENT_INACTIVE);
        }
        if (!emailValidated) {
            return Optional.of(Refusal.EMAIL_NOT_VALIDATED);
        }
        if (passwordHash == null) {
            return Optional.of(Refusal.NO_PASSWORD);
        }
        if (lockedAt != null) {
            return Optional.of(Refusal.LOCKED);
        }
        return passwordRight ? Optional.empty() : Optional.of(Refusal.WRONG_PASSWORD);
    }
}
