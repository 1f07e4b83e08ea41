package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;

/** A ticket came back from the trash. */
public record TicketRestored(TicketState ticket, Actor actor) implements TicketEvent {}
