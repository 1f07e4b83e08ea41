package app.balcao.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit (AUD-5).
 *
 * @param ip from where; null for what the program did by itself
 * @param before what changed, as it was
 * @param after what changed, as it became
 */
public record AuditEntry(
        UUID id,
        Instant at,
        Actor actor,
        @Nullable String ip,
        String action,
        String itemType,
        @Nullable String itemId,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after) {

    /**
     * Who did it.
     *
     * @param kind AGENT, API_TOKEN, SYSTEM or ANONYMOUS
     * @param name as it was then
     */
    public record Actor(
            String kind, @Nullable UUID id, @Nullable String name) {}
}
