package app.balcao.ticket;

/** A ticket came back from the trash. */
public record TicketRestored(TicketState ticket, Actor actor) implements TicketEvent {}
