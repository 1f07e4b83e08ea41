package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import java.util.List;
import java.util.UUID;

/**
 * A split was undone (SPL-8).
 *
 * @param ticket the source, which has its messages again
 * @param part the ticket that had been split off it
 * @param messageIds which came back
 */
public record TicketSplitUndone(TicketState ticket, Actor actor, TicketState part, List<UUID> messageIds)
        implements TicketEvent {}
