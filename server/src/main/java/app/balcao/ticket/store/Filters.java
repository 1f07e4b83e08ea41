package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.inline;

import app.balcao.people.ActingAgent;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Situation;
import app.balcao.ticket.Tab;
import app.balcao.ticket.TicketFilter;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What a list's filter means in SQL. Situations are written into the statement rather than bound, since the
 * partial indexes of what is open only answer conditions the planner can see.
 */
final class Filters {

    private static final Set<Situation> OVER = EnumSet.of(Situation.CANCELLED, Situation.CLOSED);

    private Filters() {}

    /** The departments to look at; null for all of the account's. */
    static @Nullable Collection<UUID> departments(ActingAgent reader, TicketFilter filter) {
        Tab tab = filter.tab();
        Set<UUID> own = null;
        if (!reader.administrator()) {
            own = new HashSet<>(reader.manages());
            if (tab == null || tab.whose() != Tab.Whose.TEAM) {
                own.addAll(reader.worksIn());
            }
        }
        if (filter.departmentId() == null) {
            return own;
        }
        return own == null || own.contains(filter.departmentId()) ? List.of(filter.departmentId()) : List.of();
    }

    /** That the department is one to look at. */
    static Condition inSight(ActingAgent reader, TicketFilter filter) {
        Collection<UUID> own = departments(reader, filter);
        return own == null ? DSL.noCondition() : TICKET.DEPARTMENT_ID.eq(DSL.any(own.toArray(UUID[]::new)));
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
        if (filter.customerId() != null) {
            all = all.and(TICKET.CUSTOMER_ID.eq(filter.customerId()));
        }
        if (filter.categoryId() != null) {
            all = all.and(TICKET.CATEGORY_ID.eq(filter.categoryId()));
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
