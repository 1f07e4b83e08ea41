package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import java.util.List;
import java.util.UUID;

/**
 * Messages of a ticket became one of their own (SPL-4).
 *
 * @param ticket the new one
 * @param source the one they were written in
 * @param messageIds which
 * @param tellsCustomer whether the customer is to hear of it
 */
public record TicketSplit(
        TicketState ticket, Actor actor, TicketState source, List<UUID> messageIds, boolean tellsCustomer)
        implements TicketEvent {}
