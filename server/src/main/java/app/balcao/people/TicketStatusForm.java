package app.balcao.people;

import java.util.List;
import java.util.UUID;

/** What an administrator fills in for a status; see {@link TicketStatus} for what each means. */
public record TicketStatusForm(
        String name,
        TicketStatus.Color color,
        boolean active,
        boolean shownToCustomers,
        boolean pausesSla,
        List<UUID> departmentIds) {}
