package app.balcao.ticket.work;

import java.time.OffsetDateTime;
import java.util.UUID;

/** Time of an agent's own, on whichever ticket. */
public record OwnWork(UUID ticketId, long ticketNumber, OffsetDateTime startedAt, OffsetDateTime endedAt) {}
