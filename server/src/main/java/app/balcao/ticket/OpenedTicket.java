package app.balcao.ticket;

import java.util.UUID;

/** A ticket just opened, and its first message. */
public record OpenedTicket(UUID id, long number, UUID messageId) {}
