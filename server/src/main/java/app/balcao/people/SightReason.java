package app.balcao.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why an agent sees a ticket, or a department's tickets, or does not. */
public enum SightReason {
    ADMINISTRATOR,
    /** They manage the department. */
    MANAGER,
    /** Their group sees all departments. */
    GROUP_SEES_ALL,
    /** They work on the department's tickets, and their group sees those. */
    WORKS_THERE,
    /** The ticket is theirs. */
    RESPONSIBLE,
    /** They asked for the internal ticket. */
    REQUESTER,
    /** It was asked for in the name of a department they manage. */
    REQUESTED_BY_TEAM,
    /** Nobody is responsible for the ticket, and their group sees such tickets there. */
    UNASSIGNED,
    /** They do not work on the department's tickets, which their group asks for. */
    NOT_THEIR_DEPARTMENT,
    /** Their group shows them only their own tickets there, and perhaps those of nobody. */
    NOT_THEIR_TICKET;

    /** Why an agent sees the whole of a department, or does not. */
    static SightReason ofDepartment(ActingAgent agent, UUID departmentId) {
        if (agent.administrator()) {
            return ADMINISTRATOR;
        }
        if (agent.manages().contains(departmentId)) {
            return MANAGER;
        }
        boolean works = agent.worksIn().contains(departmentId);
        return switch (agent.ticketSight()) {
            case ALL_DEPARTMENTS -> GROUP_SEES_ALL;
            case LINKED_DEPARTMENTS -> works ? WORKS_THERE : NOT_THEIR_DEPARTMENT;
            case OWN_AND_UNASSIGNED_LINKED, OWN_AND_UNASSIGNED_ANY, OWN_ONLY -> NOT_THEIR_TICKET;
        };
    }

    /** Why an agent sees a ticket, or does not. */
    public static SightReason ofTicket(
            ActingAgent agent, UUID departmentId, @Nullable UUID responsible, Sight.@Nullable Requester requester) {
        SightReason whole = ofDepartment(agent, departmentId);
        Sight sight = agent.sight();
        if (sight.seesAsWork(departmentId, responsible)) {
            return whole != NOT_THEIR_TICKET ? whole : responsible == null ? UNASSIGNED : RESPONSIBLE;
        }
        if (requester == null || !sight.sees(departmentId, responsible, requester)) {
            return whole;
        }
        return requester.agentId().equals(agent.id()) ? REQUESTER : REQUESTED_BY_TEAM;
    }
}
