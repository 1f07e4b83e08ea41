package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;

/** A ticket went to the trash. */
public record TicketDiscarded(TicketState ticket, Actor actor) implements TicketEvent {}
