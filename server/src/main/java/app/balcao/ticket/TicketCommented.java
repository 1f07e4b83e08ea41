package app.balcao.ticket;

import java.util.Set;
import java.util.UUID;

/**
 * An agent left a note that only agents see.
 *
 * @param mentionedIds agents whom it names
 */
public record TicketCommented(TicketState ticket, Actor actor, UUID messageId, Set<UUID> mentionedIds)
        implements TicketEvent {}
