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
 * @param owner whether it is the account's owner
 */
public record Candidate(
        boolean accountActive,
        UUID agentId,
        String name,
        String email,
        boolean active,
        boolean emailValidated,
        @Nullable String passwordHash,
        @Nullable Instant lockedAt,
        boolean owner) {

    /** The first check that fails before any proof is looked at, in the order of ACC-11. */
    Optional<Refusal> standing() {
        if (!accountActive) {
            return Optional.of(Refusal.ACCOUNT_INACTIVE);
        }
        if (!active) {
            return Optional.of(Refusal.AGENT_INACTIVE);
        }
        return emailValidated ? Optional.empty() : Optional.of(Refusal.EMAIL_NOT_VALIDATED);
    }
}
