package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import java.util.Set;
import java.util.UUID;

/**
 * An agent left a note that only agents see.
 *
 * @param mentionedIds agents whom it names
 */
public record TicketCommented(TicketState ticket, Actor actor, UUID messageId, Set<UUID> mentionedIds)
        implements TicketEvent {}
