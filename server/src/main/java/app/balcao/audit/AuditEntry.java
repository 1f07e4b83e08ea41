package app.balcao.audit;

import app.balcao.platform.audit.AuditableAction.ActorKind;
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
 * @param filter by what the things were chosen that it was done to
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
        Map<String, @Nullable Object> after,
        Map<String, @Nullable Object> filter) {

    /**
     * Who did it.
     *
     * @param id of the agent, also of the one as whom a program acted, or of the customer
     * @param name as it was then
     */
    public record Actor(
            ActorKind kind, @Nullable UUID id, @Nullable String name) {}
}
