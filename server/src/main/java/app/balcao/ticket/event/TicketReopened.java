package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;

/** A closed ticket came back, by an agent's hand or a customer's message. */
public record TicketReopened(TicketState ticket, Actor actor) implements TicketEvent {}
