package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket got a responsible agent, or another one.
 *
 * @param fromAgentId who was responsible before; null when nobody was
 * @param oneOfMany whether it went with all that a leaving agent had, of which {@link TicketsHandedOver} tells at the end
 */
public record TicketBound(
        TicketState ticket, Actor actor, @Nullable UUID fromAgentId, UUID toAgentId, boolean oneOfMany)
        implements TicketEvent {}
