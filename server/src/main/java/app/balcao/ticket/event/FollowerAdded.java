package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import java.util.UUID;

/** Somebody has another agent follow a ticket. */
public record FollowerAdded(TicketState ticket, Actor actor, UUID agentId) {}
