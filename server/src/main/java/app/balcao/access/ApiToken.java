package app.balcao.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token by which a program acts as an agent, as people see it: never its secret.
 *
 * @param hint the first letters of the token, by which it is told from others
 * @param scopes such as {@code tickets:read}
 * @param addresses from which it may be used, single ones or ranges such as 10.1.0.0/16; empty for any
 * @param lastUsedAt to the minute
 * @param revokedAt when it was taken back; null while it was not
 */
public record ApiToken(
        UUID id,
        String name,
        Owner agent,
        String hint,
        List<String> scopes,
        List<String> addresses,
        State state,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedIp,
        @Nullable Instant revokedAt) {

    /** As whom the program acts. */
    public record Owner(UUID id, String name) {}

    /** Whether the token still opens anything. */
    public enum State {
        ACTIVE,
        EXPIRED,
        REVOKED
    }
}
