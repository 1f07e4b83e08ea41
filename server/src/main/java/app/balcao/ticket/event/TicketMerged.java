package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import java.time.OffsetDateTime;

/**
 * A ticket was merged into another, which has its messages from now on (MRG-1).
 *
 * @param ticket the source, closed
 * @param target the other
 * @param closed whether the merge closed it; it was closed before, otherwise
 */
public record TicketMerged(TicketState ticket, Actor actor, TicketState target, boolean closed, OffsetDateTime at)
        implements TicketEvent {}
