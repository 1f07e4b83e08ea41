package app.balcao.people;

import java.util.List;
import java.util.UUID;

/**
 * What an agent can do, and why, as administrators look it up.
 *
 * @param active an inactive agent can do nothing; the rest says what they could
 */
public record AgentRights(
        UUID agentId,
        String name,
        boolean active,
        boolean isAdministrator,
        Agent.Group permissionGroup,
        TicketSight ticketSight,
        List<Granted> permissions,
        List<InDepartment> departments) {

    /**
     * A permission, given or not.
     *
     * @param departments where, when it is only there; empty for everywhere
     */
    public record Granted(Permission permission, boolean granted, Reason reason, List<Named> departments) {}

    /** Why. */
    public enum Reason {
        ADMINISTRATOR,
        /** They manage a department. */
        MANAGER,
        GROUP,
        NOT_IN_GROUP,
        ONLY_MANAGERS,
        ONLY_ADMINISTRATORS
    }

    /**
     * A department.
     *
     * @param sees which of its tickets
     */
    public record InDepartment(UUID id, String name, boolean active, Sees sees, SightReason reason) {}

    /** Which tickets of a department somebody sees. */
    public enum Sees {
        ALL,
        OWN_AND_UNASSIGNED,
        OWN,
        NONE
    }

    /** A department by name. */
    public record Named(UUID id, String name) {}
}
