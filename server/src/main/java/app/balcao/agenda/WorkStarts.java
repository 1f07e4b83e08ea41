package app.balcao.agenda;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Work on a ticket is about to begin, and its agent is to be told by one of the ways. Published in the transaction that
 * notes that they were.
 *
 * @param number the ticket's
 * @param agentId who is responsible now
 */
public record WorkStarts(
        NoticeChannel channel,
        UUID ticketId,
        long number,
        String subject,
        UUID agentId,
        OffsetDateTime startsAt,
        String note) {}
