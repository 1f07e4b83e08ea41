package app.balcao.ticket.list;

import app.balcao.ticket.Origin;
import app.balcao.ticket.Situation;
import app.balcao.ticket.TicketKind;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list holds, and in which order. What is null, or empty, does not narrow it; of several values any
 * will do.
 *
 * @param unassigned those without an agent; beside those of {@code agentIds} when there are some
 * @param search words, a number, a name or an address, and operators ({@link SearchTerms}); orders by recency of the match instead of {@code sort}
 * @param alsoTagged sets of tags of which a ticket has one each, besides one of {@code tagIds}: a search names them so
 * @param customFields what tickets have in custom fields, as {@link app.balcao.field.FieldFilters} reads it
 */
public record TicketFilter(
        @Nullable Tab tab,
        Set<UUID> departmentIds,
        Set<UUID> categoryIds,
        Set<UUID> customerIds,
        Set<UUID> organizationIds,
        Set<UUID> agentIds,
        boolean unassigned,
        Set<Situation> situations,
        Set<UUID> statusIds,
        Set<UUID> tagIds,
        Set<Integer> priorities,
        Set<TicketKind> kinds,
        Set<Origin> origins,
        Period created,
        Period closed,
        Period active,
        State state,
        @Nullable String search,
        Sort sort,
        boolean ascending,
        Map<UUID, String> customFields,
        List<Set<UUID>> alsoTagged) {

    public TicketFilter {
        // What was kept before there was such a thing lacks it.
        alsoTagged = Objects.requireNonNullElse(alsoTagged, List.of());
    }

    /** All that is in a queue, or all there is without one. */
    public static TicketFilter all(@Nullable Tab tab, Sort sort, boolean ascending) {
        return new TicketFilter(
                tab,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Period.EVER,
                Period.EVER,
                Period.EVER,
                State.ALL,
                null,
                sort,
                ascending,
                Map.of(),
                List.of());
    }

    /** The same, of other agents. */
    public TicketFilter ofAgents(Set<UUID> agents, boolean nobody) {
        return new TicketFilter(
                tab,
                departmentIds,
                categoryIds,
                customerIds,
                organizationIds,
                agents,
                nobody,
                situations,
                statusIds,
                tagIds,
                priorities,
                kinds,
                origins,
                created,
                closed,
                active,
                state,
                search,
                sort,
                ascending,
                customFields,
                alsoTagged);
    }

    /** The same, narrowed by what a search's operators say, without its words. */
    TicketFilter narrowed(
            Set<UUID> departments,
            Set<UUID> customers,
            Set<UUID> agents,
            boolean nobody,
            Set<Situation> standing,
            Set<UUID> statuses,
            List<Set<UUID>> tagged,
            State wanted,
            Period lastActive,
            Sort order,
            boolean oldestFirst) {
        return new TicketFilter(
                tab,
                departments,
                categoryIds,
                customers,
                organizationIds,
                agents,
                nobody,
                standing,
                statuses,
                tagIds,
                priorities,
                kinds,
                origins,
                created,
                closed,
                lastActive,
                wanted,
                null,
                order,
                oldestFirst,
                customFields,
                tagged);
    }

    /**
     * When something happened.
     *
     * @param to exclusive
     */
    public record Period(
            @Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {

        public static final Period EVER = new Period(null, null);
    }

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
