package app.balcao.ticket;

import java.util.UUID;

/** An agent left a note that only agents see. */
public record TicketCommented(TicketState ticket, Actor actor, UUID messageId) implements TicketEvent {}
