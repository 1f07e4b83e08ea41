package app.balcao.ticket;

import java.util.List;
import java.util.UUID;

/**
 * An agent answered the customer.
 *
 * @param html the answer, clean, without the agent's signature
 * @param attachmentIds its files, inline pictures among them
 */
public record TicketReplied(TicketState ticket, Actor actor, UUID messageId, String html, List<UUID> attachmentIds)
        implements TicketEvent {}
