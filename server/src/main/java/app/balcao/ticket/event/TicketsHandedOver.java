package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import java.util.UUID;

/**
 * All tickets that an agent was to get from one who left have gone (AGT-18).
 *
 * @param actor who decided it
 * @param fromName who had them
 * @param count how many the agent got
 */
public record TicketsHandedOver(Actor actor, String fromName, UUID toAgentId, int count) {}
