package app.balcao.ticket.store;

import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.inline;

import app.balcao.people.ActingAgent;
import app.balcao.people.Sight;
import app.balcao.people.Sight.Departments;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Situation;
import app.balcao.ticket.list.Tab;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.list.TicketFilter.Period;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What a list's filter means in SQL. Situations are written into the statement rather than bound, since the
 * partial indexes of what is open only answer conditions the planner can see.
 */
final class Filters {

    private static final Set<Situation> OVER = EnumSet.of(Situation.CANCELLED, Situation.CLOSED);

    private Filters() {}

    /**
     * Some of the tickets in sight, which no other slice holds: those of some departments.
     *
     * @param departments where they are
     * @param which which of them
     * @param scattered whether they are few and anywhere, so that departments are not to be looked through one by one
     */
    record Slice(Departments departments, Condition which, boolean scattered) {}

    /**
     * What the reader sees of what the filter can hold, in as few slices as there are indexes to answer it; none when
     * that is nothing.
     */
    static List<Slice> slices(ActingAgent reader, TicketFilter filter) {
        List<Slice> slices = ofWork(reader, filter);
        if (filter.tab() == null) {
            addRequested(slices, reader, filter);
        }
        return slices;
    }

    private static List<Slice> ofWork(ActingAgent reader, TicketFilter filter) {
        Sight sight = reader.sight();
        Tab tab = filter.tab();
        boolean ofNobody = (filter.unassigned() && filter.agentIds().isEmpty())
                || (tab != null && tab.whose() == Tab.Whose.NOBODY);
        List<Slice> slices = new ArrayList<>();
        if (tab != null && tab.whose() == Tab.Whose.TEAM) {
            add(slices, filter, led(reader), DSL.noCondition(), false);
        } else if (ofNobody) {
            add(slices, filter, sight.queues(), DSL.noCondition(), false);
        } else {
            Condition elsewhere = sight.whole().isEmpty()
                    ? DSL.noCondition()
                    : DSL.not(sight.whole().condition());
            add(slices, filter, sight.whole(), DSL.noCondition(), false);
            add(slices, filter, sight.unassigned(), TICKET.AGENT_ID.isNull().and(elsewhere), false);
            if (sight.own()) {
                Condition own = TICKET.AGENT_ID.eq(reader.id()).and(elsewhere);
                add(slices, filter, Departments.ALL, own, true);
            }
        }
        return slices;
    }

    private static void addRequested(List<Slice> slices, ActingAgent reader, TicketFilter filter) {
        Sight sight = reader.sight();
        if (sight.whole().all()) {
            return;
        }
        Condition elsewhere = DSL.condition("({0}) is not true", sight.conditionOfWork());
        Departments anywhere = narrowed(Departments.ALL, filter);
        slices.add(new Slice(anywhere, sight.requested().and(elsewhere), true));
        if (!sight.managed().isEmpty()) {
            slices.add(new Slice(
                    anywhere,
                    sight.requestedOfTeam()
                            .and(TICKET.CREATED_BY.ne(reader.id()))
                            .and(elsewhere),
                    true));
        }
    }

    private static void add(
            List<Slice> slices, TicketFilter filter, Departments sight, Condition which, boolean scattered) {
        Departments departments = narrowed(sight, filter);
        if (!departments.isEmpty()) {
            slices.add(new Slice(departments, which, scattered));
        }
    }

    private static Departments narrowed(Departments sight, TicketFilter filter) {
        if (filter.departmentIds().isEmpty()) {
            return sight;
        }
        return new Departments(
                false, filter.departmentIds().stream().filter(sight::contains).collect(Collectors.toUnmodifiableSet()));
    }

    /** The departments whose team the reader leads. */
    static Departments led(ActingAgent reader) {
        return new Departments(reader.administrator(), reader.manages());
    }

    /** Whether all that the reader sees of other agents' tickets is what they asked for themselves. */
    static boolean seesOfOthersWhatTheyAskedFor(ActingAgent reader) {
        Sight sight = reader.sight();
        return sight.own() && sight.whole().isEmpty();
    }

    /** That a ticket is in sight, and of the filter's department. */
    static Condition inSight(ActingAgent reader, TicketFilter filter) {
        Condition seen = filter.tab() != null && filter.tab().whose() == Tab.Whose.TEAM
                ? led(reader).condition()
                : reader.sight().condition();
        return seen.and(among(TICKET.DEPARTMENT_ID, filter.departmentIds()));
    }

    /** That one of the reader's own tickets is in sight, and of the filter's department. */
    static Condition ownInSight(ActingAgent reader, TicketFilter filter) {
        Condition seen = reader.sight().conditionOfOwn();
        return seen.and(among(TICKET.DEPARTMENT_ID, filter.departmentIds()));
    }

    /** Departments that hold all that is in sight: a coarse sieve, beside {@link #inSight}. */
    static Departments departments(ActingAgent reader, TicketFilter filter) {
        // Messages of internal tickets are also found at who asked for them, which is a place of its own.
        return ofWork(reader, filter).stream()
                .map(Slice::departments)
                .reduce(new Departments(false, Set.of(reader.id())), Departments::and);
    }

    /** Of the departments asked for, those the reader does not see into: only what their own department asked of them. */
    static Set<UUID> departmentsAsked(ActingAgent reader, TicketFilter filter) {
        return reader.sight().managed().isEmpty()
                ? Set.of()
                : filter.departmentIds().stream()
                        .filter(each -> !reader.sight().queues().contains(each))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What a list is looked through by, one value after the other, so that each comes in an index's order: what several
     * values are asked of, the one with the fewest tickets each first. Empty when nothing is, or when departments are.
     */
    static Optional<TableField<?, UUID>> eachOf(TicketFilter filter) {
        if (filter.tab() != null && filter.tab().whose() == Tab.Whose.MINE) {
            return Optional.empty();
        }
        if (!filter.customerIds().isEmpty()) {
            return several(TICKET.CUSTOMER_ID, filter.customerIds());
        }
        if (!filter.organizationIds().isEmpty()) {
            return Optional.of(TICKET.CUSTOMER_ID);
        }
        if (!filter.agentIds().isEmpty()) {
            return several(TICKET.AGENT_ID, filter.agentIds());
        }
        return several(TICKET.CATEGORY_ID, filter.categoryIds());
    }

    private static Optional<TableField<?, UUID>> several(TableField<?, UUID> field, Set<UUID> values) {
        return values.size() > 1 ? Optional.of(field) : Optional.empty();
    }

    /** Whether a filter leaves a part of what is in sight for which there is an index. */
    static boolean narrowsByIndex(TicketFilter filter) {
        return !(filter.customerIds().isEmpty()
                && filter.organizationIds().isEmpty()
                && filter.agentIds().isEmpty()
                && filter.categoryIds().isEmpty()
                && filter.statusIds().isEmpty()
                && filter.tagIds().isEmpty()
                && filter.alsoTagged().isEmpty()
                && filter.state() != TicketFilter.State.OPEN
                && (filter.situations().isEmpty()
                        || filter.situations().stream().anyMatch(Situation::over)));
    }

    /** Whether a filter leaves a part of what is in sight, other than some departments. */
    static boolean narrows(TicketFilter filter) {
        return narrowsByIndex(filter)
                || filter.tab() != null
                || filter.unassigned()
                || filter.state() != TicketFilter.State.ALL
                || !(filter.situations().isEmpty()
                        && filter.priorities().isEmpty()
                        && filter.kinds().isEmpty()
                        && filter.origins().isEmpty()
                        && filter.customFields().isEmpty())
                || Stream.of(filter.created(), filter.closed(), filter.active())
                        .anyMatch(each -> !each.equals(Period.EVER));
    }

    /** Everything the filter asks for, but the department and the page's place. */
    static Condition condition(ActingAgent reader, TicketFilter filter) {
        return condition(reader, filter, null).and(ofOrganizations(filter));
    }

    /** The same, but for what the list is looked through by. */
    static Condition condition(ActingAgent reader, TicketFilter filter, @Nullable Field<UUID> lookedThrough) {
        Condition all = TICKET.ACCOUNT_ID.eq(Tenant.id());
        if (filter.tab() != null) {
            all = all.and(tab(reader, filter.tab()));
        }
        if (!filter.situations().isEmpty()) {
            all = all.and(situations(filter.situations()));
        }
        all = switch (filter.state()) {
            case OPEN -> all.and(TICKET.CLOSED_AT.isNull());
            // Not by the closing time, whose index would have all that is closed sorted for one page.
            case CLOSED -> all.and(situations(OVER));
            case ALL -> all;
        };
        if (lookedThrough != TICKET.AGENT_ID) {
            all = all.and(ofAgents(filter));
        }
        if (lookedThrough != TICKET.CUSTOMER_ID) {
            all = all.and(among(TICKET.CUSTOMER_ID, filter.customerIds()));
        }
        if (lookedThrough != TICKET.CATEGORY_ID) {
            all = all.and(among(TICKET.CATEGORY_ID, filter.categoryIds()));
        }
        return all.and(among(
                        TICKET.PRIORITY,
                        filter.priorities().stream().map(Integer::shortValue).toList()))
                .and(among(TICKET.STATUS_ID, filter.statusIds()))
                .and(TagRepository.hasOneOf(TICKET.ID, filter.tagIds()))
                .and(DSL.and(filter.alsoTagged().stream()
                        .map(each -> TagRepository.hasOneOf(TICKET.ID, each))
                        .toList()))
                .and(among(TICKET.KIND, names(filter.kinds())))
                .and(among(TICKET.ORIGIN, names(filter.origins())))
                .and(during(TICKET.CREATED_AT, filter.created()))
                .and(during(TICKET.CLOSED_AT, filter.closed()))
                .and(during(TICKET.LAST_MESSAGE_AT, filter.active()));
    }

    private static Condition ofAgents(TicketFilter filter) {
        Condition named = among(TICKET.AGENT_ID, filter.agentIds());
        if (!filter.unassigned()) {
            return named;
        }
        Condition nobody = TICKET.AGENT_ID.isNull();
        return filter.agentIds().isEmpty() ? nobody : nobody.or(named);
    }

    /** That a ticket's customer belongs to one of the organizations. */
    static Condition ofOrganizations(TicketFilter filter) {
        return filter.organizationIds().isEmpty()
                ? DSL.noCondition()
                : TICKET.CUSTOMER_ID.in(DSL.select(CUSTOMER.ID)
                        .from(CUSTOMER)
                        .where(CUSTOMER.ACCOUNT_ID.eq(Tenant.id()))
                        .and(among(CUSTOMER.ORGANIZATION_ID, filter.organizationIds())));
    }

    /** That a field has one of some values; of no values, that it has any. */
    static <T> Condition among(Field<T> field, Collection<T> values) {
        return switch (values.size()) {
            case 0 -> DSL.noCondition();
            case 1 -> field.eq(values.iterator().next());
            default -> field.in(values);
        };
    }

    private static List<String> names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }

    private static Condition during(Field<OffsetDateTime> field, Period period) {
        Condition from = period.from() == null ? DSL.noCondition() : field.ge(period.from());
        return period.to() == null ? from : from.and(field.lt(period.to()));
    }

    private static Condition tab(ActingAgent reader, Tab tab) {
        Condition open = TICKET.CLOSED_AT.isNull();
        return switch (tab.whose()) {
            case NOBODY -> open.and(situations(tab.situations()));
            case MINE -> open.and(TICKET.AGENT_ID.eq(reader.id())).and(one(tab.situations()));
            case TEAM -> open.and(TICKET.AGENT_ID.isNotNull()).and(one(tab.situations()));
        };
    }

    // Several situations are looked up one by one, so that each comes in the index's order.
    private static Condition one(Set<Situation> situations) {
        return situations.size() == 1 ? situations(situations) : DSL.noCondition();
    }

    private static Condition situations(Set<Situation> situations) {
        Condition open = situations.stream().noneMatch(Situation::over) ? TICKET.CLOSED_AT.isNull() : DSL.noCondition();
        Short[] codes = ListReads.codes(situations);
        return open.and(
                codes.length == 1
                        ? TICKET.SITUATION.eq(inline(codes[0]))
                        : TICKET.SITUATION.in(
                                java.util.Arrays.stream(codes).map(DSL::inline).toList()));
    }
}
