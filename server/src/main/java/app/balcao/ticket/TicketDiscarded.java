package app.balcao.ticket;

/** A ticket went to the trash. */
public record TicketDiscarded(TicketState ticket, Actor actor) implements TicketEvent {}
