package app.balcao.ticket;

/** A closed ticket came back, by an agent's hand or a customer's message. */
public record TicketReopened(TicketState ticket, Actor actor) implements TicketEvent {}
