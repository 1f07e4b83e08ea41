package app.balcao.people;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.PERMISSION_GROUP;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets an agent sees: all of some departments, those nobody is responsible for of others, and perhaps those
 * they are responsible for themselves, wherever they are; besides, the internal ones they asked for, or that were asked
 * for in the name of a department they manage (OPN-20). All that shows, counts, finds, sends or changes a ticket asks
 * here, by {@link #sees} for a ticket it has and by {@link #condition} for those it looks for.
 *
 * @param whole departments all of whose tickets are in sight
 * @param unassigned departments whose tickets without an agent are in sight, besides
 * @param own whether the agent's own tickets are in sight in every department
 * @param managed departments the agent manages
 */
public record Sight(UUID agentId, Departments whole, Departments unassigned, boolean own, Departments managed) {

    /**
     * Who asks for an internal ticket.
     *
     * @param departmentId in whose name; null when they are of no department
     */
    public record Requester(UUID agentId, @Nullable UUID departmentId) {}

    /**
     * Some departments, or all of the account's.
     *
     * @param ids which ones; says nothing when it is all of them
     */
    public record Departments(boolean all, Set<UUID> ids) {

        public static final Departments ALL = new Departments(true, Set.of());
        public static final Departments NONE = new Departments(false, Set.of());

        public boolean contains(UUID departmentId) {
            return all || ids.contains(departmentId);
        }

        public boolean isEmpty() {
            return !all && ids.isEmpty();
        }

        public Departments and(Departments others) {
            if (all || others.all) {
                return ALL;
            }
            Set<UUID> together = new HashSet<>(ids);
            together.addAll(others.ids);
            return new Departments(false, Set.copyOf(together));
        }

        /** That a ticket belongs to one of them. */
        public Condition condition() {
            return all ? DSL.trueCondition() : TICKET.DEPARTMENT_ID.eq(DSL.any(ids.toArray(UUID[]::new)));
        }
    }

    static Sight of(ActingAgent agent) {
        Departments managed = new Departments(false, agent.manages());
        if (agent.administrator()) {
            return new Sight(agent.id(), Departments.ALL, Departments.NONE, false, managed);
        }
        Departments linked = new Departments(false, agent.worksIn());
        return switch (agent.ticketSight()) {
            case ALL_DEPARTMENTS -> new Sight(agent.id(), Departments.ALL, Departments.NONE, false, managed);
            case LINKED_DEPARTMENTS -> new Sight(agent.id(), managed.and(linked), Departments.NONE, false, managed);
            case OWN_AND_UNASSIGNED_LINKED -> new Sight(agent.id(), managed, linked, true, managed);
            case OWN_AND_UNASSIGNED_ANY -> new Sight(agent.id(), managed, Departments.ALL, true, managed);
            case OWN_ONLY -> new Sight(agent.id(), managed, Departments.NONE, true, managed);
        };
    }

    /**
     * @param responsible the ticket's agent; null while nobody is
     * @param requester who asked for it; null unless it is internal
     */
    public boolean sees(UUID departmentId, @Nullable UUID responsible, @Nullable Requester requester) {
        return seesAsWork(departmentId, responsible) || (requester != null && sees(requester));
    }

    private boolean sees(Requester requester) {
        return requester.agentId().equals(agentId)
                || (requester.departmentId() != null && managed.contains(requester.departmentId()));
    }

    /** Whether the ticket is in sight as work to do, whoever asked for it. */
    public boolean seesAsWork(UUID departmentId, @Nullable UUID responsible) {
        return whole.contains(departmentId)
                || (responsible == null ? unassigned.contains(departmentId) : own && responsible.equals(agentId));
    }

    /** Where tickets without an agent are in sight. */
    public Departments queues() {
        return whole.and(unassigned);
    }

    /** That a ticket is in sight. */
    public Condition condition() {
        return whole.all()
                ? DSL.trueCondition()
                : conditionOfWork().or(requested()).or(requestedOfTeam());
    }

    /** That the agent asked for the ticket. */
    public Condition requested() {
        return internal().and(TICKET.CREATED_BY.eq(agentId));
    }

    /** That the ticket was asked for in the name of a department the agent manages. */
    public Condition requestedOfTeam() {
        return managed.isEmpty()
                ? DSL.falseCondition()
                : internal()
                        .and(TICKET.REPRESENTED_DEPARTMENT_ID.eq(
                                DSL.any(managed.ids().toArray(UUID[]::new))));
    }

    // Written into the statement, since the partial indexes only answer conditions that the planner can see.
    private static Condition internal() {
        return TICKET.KIND.eq(inline("INTERNAL"));
    }

    /** That a ticket is in sight as work to do. */
    public Condition conditionOfWork() {
        if (!own || whole.all()) {
            return whole.condition();
        }
        Condition seen = TICKET.AGENT_ID.eq(agentId);
        if (!whole.isEmpty()) {
            seen = seen.or(whole.condition());
        }
        return unassigned.isEmpty() ? seen : seen.or(TICKET.AGENT_ID.isNull().and(unassigned.condition()));
    }

    /** That one of the agent's own tickets is in sight. */
    public Condition conditionOfOwn() {
        return own ? DSL.trueCondition() : whole.condition();
    }

    /** That the row of {@code agent} sees the row of {@code ticket}: the same rule, for agents who are not acting. */
    public static Condition seenByAgent() {
        Condition manages = place(TICKET.DEPARTMENT_ID, DEPARTMENT_AGENT.MANAGER.isTrue());
        Condition works = place(TICKET.DEPARTMENT_ID, DEPARTMENT_AGENT.TICKETS.isTrue());
        Condition requested = internal()
                .and(TICKET.CREATED_BY
                        .eq(AGENT.ID)
                        .or(place(TICKET.REPRESENTED_DEPARTMENT_ID, DEPARTMENT_AGENT.MANAGER.isTrue())));
        Condition own = TICKET.AGENT_ID.eq(AGENT.ID);
        Condition unassigned = TICKET.AGENT_ID.isNull();
        return AGENT.IS_ADMINISTRATOR
                .isTrue()
                .or(manages)
                .or(requested)
                .or(sight(TicketSight.ALL_DEPARTMENTS))
                .or(sight(TicketSight.LINKED_DEPARTMENTS).and(works))
                .or(sight(TicketSight.OWN_AND_UNASSIGNED_LINKED).and(own.or(unassigned.and(works))))
                .or(sight(TicketSight.OWN_AND_UNASSIGNED_ANY).and(own.or(unassigned)))
                .or(sight(TicketSight.OWN_ONLY).and(own));
    }

    private static Condition place(Field<UUID> department, Condition what) {
        return exists(selectOne()
                .from(DEPARTMENT_AGENT)
                .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(department))
                .and(DEPARTMENT_AGENT.AGENT_ID.eq(AGENT.ID))
                .and(what));
    }

    private static Condition sight(TicketSight sight) {
        return exists(selectOne()
                .from(PERMISSION_GROUP)
                .where(PERMISSION_GROUP.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(PERMISSION_GROUP.ID.eq(AGENT.PERMISSION_GROUP_ID))
                .and(PERMISSION_GROUP.TICKET_SIGHT.eq(sight.name())));
    }
}
