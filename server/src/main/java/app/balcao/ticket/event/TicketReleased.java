package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import java.util.UUID;

/**
 * A ticket went back to its department's queue.
 *
 * @param fromAgentId who was responsible
 */
public record TicketReleased(TicketState ticket, Actor actor, UUID fromAgentId) implements TicketEvent {}
