package app.balcao.people;

/** What a department may be chosen for, while it is active (DEP-7, DEP-11). */
public enum DepartmentUse {
    /** A ticket that an agent opens for a customer. */
    TICKETS,
    /** A ticket of one department for another. */
    INTERNAL_TICKETS,
    /** A chat. */
    CHAT,
    /** A customer's ticket, in the portal. */
    CUSTOMERS
}
