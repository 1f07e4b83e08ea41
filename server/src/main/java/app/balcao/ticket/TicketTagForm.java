package app.balcao.ticket;

import app.balcao.people.TicketStatus;

/** What a tag is made of. */
public record TicketTagForm(String name, TicketStatus.Color color, boolean active) {}
