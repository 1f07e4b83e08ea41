package app.balcao.people;

/**
 * Which tickets a permission group lets its agents see (PER-3). Administrators see all, and managers all of the
 * departments they manage, whatever their group says (PER-6).
 */
public enum TicketSight {
    /** Any ticket. */
    ALL_DEPARTMENTS,
    /** Those of the departments whose tickets the agent works on. */
    LINKED_DEPARTMENTS,
    /** Those the agent is responsible for, and those of their departments that nobody is. */
    OWN_AND_UNASSIGNED_LINKED,
    /** Those the agent is responsible for, and all that nobody is. */
    OWN_AND_UNASSIGNED_ANY,
    /** Those the agent is responsible for. */
    OWN_ONLY
}
