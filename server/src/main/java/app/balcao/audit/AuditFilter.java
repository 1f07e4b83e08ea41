package app.balcao.audit;

import app.balcao.platform.audit.AuditableAction.ActorKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are wanted; null in any part leaves it open.
 *
 * @param action such as {@code agent.changed}
 * @param itemType what it was done to, such as {@code agent}
 * @param itemId the id of that
 * @param actorKind what kind of somebody did it
 * @param agentId which agent did it
 * @param ip from which address
 * @param search words that stand in the names and values of the line, whatever their case and accents
 * @param from the earliest time, included
 * @param to the latest time, excluded
 */
public record AuditFilter(
        @Nullable String action,
        @Nullable String itemType,
        @Nullable String itemId,
        @Nullable ActorKind actorKind,
        @Nullable UUID agentId,
        @Nullable String ip,
        @Nullable String search,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** What of it is set, as the audit keeps it. */
    Map<String, Object> auditable() {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "action", action);
        put(values, "itemType", itemType);
        put(values, "itemId", itemId);
        put(values, "actorKind", actorKind);
        put(values, "agentId", agentId);
        put(values, "ip", ip);
        put(values, "search", search);
        put(values, "from", from);
        put(values, "to", to);
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            values.put(name, value.toString());
        }
    }
}
