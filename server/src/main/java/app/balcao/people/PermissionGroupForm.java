package app.balcao.people;

import java.util.List;

/** What an administrator fills in for a permission group (PER-4). */
public record PermissionGroupForm(String name, TicketSight ticketSight, List<Permission> permissions) {}
