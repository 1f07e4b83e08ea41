package app.balcao.ticket.store;

import org.jspecify.annotations.Nullable;

/**
 * What must be known to open a ticket, read at once. Absent things are null or false.
 *
 * @param searchConfiguration the account's
 * @param category whether the category is an active one of the department
 * @param agent whether the agent is active and may be responsible for the department's tickets
 */
public record OpeningFacts(
        String searchConfiguration,
        @Nullable Department department,
        @Nullable Customer customer,
        boolean category,
        boolean agent,
        @Nullable String agentName) {

    /**
     * The department's settings that matter.
     *
     * @param offered whether it may be chosen for new tickets (DEP-7, DEP-11)
     * @param visibleToCustomers whether customers may choose it
     * @param acceptsInternal whether agents may ask it for something
     */
    public record Department(
            boolean offered,
            boolean visibleToCustomers,
            boolean acceptsInternal,
            java.util.@Nullable UUID defaultCategoryId,
            int defaultPriority,
            boolean categoryRequired) {}

    /** The customer's. */
    public record Customer(String name, boolean active, boolean mayOpenTickets) {}
}
