package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;

/**
 * A ticket went to another department, another agent, or both.
 *
 * @param before as it was
 */
public record TicketTransferred(TicketState ticket, Actor actor, TicketState before) implements TicketEvent {}
