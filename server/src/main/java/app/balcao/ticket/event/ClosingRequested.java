package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;

/** An agent asked who leads the department to close a ticket (CLS-8). */
public record ClosingRequested(TicketState ticket, Actor actor) implements TicketEvent {}
