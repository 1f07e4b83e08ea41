package app.balcao.ticket;

import org.jspecify.annotations.Nullable;

/** Work on a ticket ended. */
public record TicketClosed(
        TicketState ticket, Actor actor, @Nullable String reason) implements TicketEvent {}
