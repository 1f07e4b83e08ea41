package app.balcao.ticket.event;

import java.util.UUID;

/** A file of tickets can be downloaded now. */
public record TicketExportReady(UUID exportId, UUID requestedBy) {}
