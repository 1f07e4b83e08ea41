package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.inline;

import app.balcao.people.ActingAgent;
import app.balcao.people.Sight;
import app.balcao.people.Sight.Departments;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Situation;
import app.balcao.ticket.Tab;
import app.balcao.ticket.TicketFilter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;

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
        boolean ofNobody = filter.unassigned() || (tab != null && tab.whose() == Tab.Whose.NOBODY);
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
        Departments anywhere =
                filter.departmentId() == null ? Departments.ALL : new Departments(false, Set.of(filter.departmentId()));
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
        if (filter.departmentId() == null) {
            return sight;
        }
        return new Departments(false, sight.contains(filter.departmentId()) ? Set.of(filter.departmentId()) : Set.of());
    }

    /** The departments whose team the reader leads. */
    static Departments led(ActingAgent reader) {
        return new Departments(reader.administrator(), reader.manages());
    }

    /** That a ticket is in sight, and of the filter's department. */
    static Condition inSight(ActingAgent reader, TicketFilter filter) {
        Condition seen = filter.tab() != null && filter.tab().whose() == Tab.Whose.TEAM
                ? led(reader).condition()
                : reader.sight().condition();
        return filter.departmentId() == null ? seen : seen.and(TICKET.DEPARTMENT_ID.eq(filter.departmentId()));
    }

    /** That one of the reader's own tickets is in sight, and of the filter's department. */
    static Condition ownInSight(ActingAgent reader, TicketFilter filter) {
        Condition seen = reader.sight().conditionOfOwn();
        return filter.departmentId() == null ? seen : seen.and(TICKET.DEPARTMENT_ID.eq(filter.departmentId()));
    }

    /** Departments that hold all that is in sight: a coarse sieve, beside {@link #inSight}. */
    static Departments departments(ActingAgent reader, TicketFilter filter) {
        // Messages of internal tickets are also found at who asked for them, which is a place of its own.
        Set<UUID> besides =
                filter.departmentId() == null ? Set.of(reader.id()) : Set.of(reader.id(), filter.departmentId());
        return ofWork(reader, filter).stream()
                .map(Slice::departments)
                .reduce(new Departments(false, besides), Departments::and);
    }

    /** Everything the filter asks for, but the department and the page's place. */
    static Condition condition(ActingAgent reader, TicketFilter filter) {
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
        if (filter.unassigned()) {
            all = all.and(TICKET.AGENT_ID.isNull());
        }
        if (filter.agentId() != null) {
            all = all.and(TICKET.AGENT_ID.eq(filter.agentId()));
        }
        if (filter.kind() != null) {
            all = all.and(TICKET.KIND.eq(inline(filter.kind().name())));
        }
        if (filter.customerId() != null) {
            all = all.and(TICKET.CUSTOMER_ID.eq(filter.customerId()));
        }
        if (filter.categoryId() != null) {
            all = all.and(TICKET.CATEGORY_ID.eq(filter.categoryId()));
        }
        if (filter.statusId() != null) {
            all = all.and(TICKET.STATUS_ID.eq(filter.statusId()));
        }
        if (filter.priority() != null) {
            all = all.and(TICKET.PRIORITY.eq(filter.priority().shortValue()));
        }
        if (filter.createdFrom() != null) {
            all = all.and(TICKET.CREATED_AT.ge(filter.createdFrom()));
        }
        if (filter.createdTo() != null) {
            all = all.and(TICKET.CREATED_AT.lt(filter.createdTo()));
        }
        return all;
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
