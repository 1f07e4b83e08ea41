package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import org.jspecify.annotations.Nullable;

/** A ticket was ended without service, by an agent or its customer; it does not come back (CLS-6). */
public record TicketCancelled(
        TicketState ticket, Actor actor, @Nullable String reason) implements TicketEvent {}
