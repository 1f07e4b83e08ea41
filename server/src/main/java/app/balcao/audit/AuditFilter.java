package app.balcao.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are wanted; null in any part leaves it open.
 *
 * @param action such as {@code agent.changed}
 * @param agentId who did it
 * @param from the earliest time, included
 * @param to the latest time, excluded
 */
public record AuditFilter(
        @Nullable String action,
        @Nullable UUID agentId,
        @Nullable Instant from,
        @Nullable Instant to) {}
