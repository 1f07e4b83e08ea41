package app.balcao.ticket;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list holds, and in which order. What is null, or empty, does not narrow it.
 *
 * @param unassigned only those without an agent
 * @param createdTo exclusive
 * @param search words, a number, a name or an address; orders by recency of the match instead of {@code sort}
 * @param customFields what tickets have in custom fields, as {@link app.balcao.field.FieldFilters} reads it
 */
public record TicketFilter(
        @Nullable Tab tab,
        @Nullable TicketKind kind,
        @Nullable UUID departmentId,
        @Nullable UUID categoryId,
        @Nullable UUID customerId,
        @Nullable UUID organizationId,
        @Nullable UUID agentId,
        boolean unassigned,
        Set<Situation> situations,
        @Nullable UUID statusId,
        @Nullable Integer priority,
        @Nullable OffsetDateTime createdFrom,
        @Nullable OffsetDateTime createdTo,
        State state,
        @Nullable String search,
        Sort sort,
        boolean ascending,
        Map<UUID, String> customFields) {

    public enum State {
        OPEN,
        CLOSED,
        ALL
    }

    public enum Sort {
        /** By the newest message. */
        ACTIVITY,
        CREATED,
        /** By how long it has stood in its situation. */
        SITUATION
    }
}
