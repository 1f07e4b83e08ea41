package app.balcao.people;

/** Whether a department's new tickets get a responsible agent by themselves. */
public enum AutoAssignment {
    OFF,
    /** In turn, to the agents who work on tickets there. */
    ROUND_ROBIN
}
