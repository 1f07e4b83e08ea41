package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import java.util.UUID;

/**
 * A customer, or the agent who asked for an internal ticket, wrote again.
 *
 * @param reopened whether that brought a closed ticket back
 */
public record CustomerReplied(TicketState ticket, Actor actor, UUID messageId, boolean reopened)
        implements TicketEvent {}
