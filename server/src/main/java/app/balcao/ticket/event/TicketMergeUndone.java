package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import java.time.OffsetDateTime;

/**
 * A merge was undone: the ticket stands as it did before (MRG-8).
 *
 * @param target the ticket it had been merged into
 * @param reopened whether it is open again
 * @param mergedAt when it had been merged
 */
public record TicketMergeUndone(
        TicketState ticket, Actor actor, TicketState target, boolean reopened, OffsetDateTime mergedAt)
        implements TicketEvent {}
