package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import java.util.List;
import java.util.UUID;

/**
 * An agent answered the customer.
 *
 * @param html the answer, clean, without the agent's signature
 * @param attachmentIds its files, inline pictures among them
 * @param toCopies whether who is in copy gets it too
 */
public record TicketReplied(
        TicketState ticket, Actor actor, UUID messageId, String html, List<UUID> attachmentIds, boolean toCopies)
        implements TicketEvent {}
