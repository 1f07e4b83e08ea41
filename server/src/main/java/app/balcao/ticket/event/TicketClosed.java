package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import org.jspecify.annotations.Nullable;

/** Work on a ticket ended. */
public record TicketClosed(
        TicketState ticket, Actor actor, @Nullable String reason) implements TicketEvent {}
