package app.balcao.ticket.event;

import app.balcao.ticket.Actor;
import app.balcao.ticket.Origin;
import app.balcao.ticket.TicketState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket was opened.
 *
 * @param messageId its first message
 * @param html that message's content, clean
 * @param attachmentIds that message's files, inline pictures among them
 * @param previousTicketId the ticket it goes on from
 */
public record TicketOpened(
        TicketState ticket,
        Actor actor,
        Origin origin,
        UUID messageId,
        String html,
        List<UUID> attachmentIds,
        @Nullable UUID previousTicketId)
        implements TicketEvent {}
