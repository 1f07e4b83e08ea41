package app.balcao.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page of a ticket shows, read at once.
 *
 * @param messages the newest, oldest of them first
 * @param earlierCursor asks for the messages before them; null when there are none
 * @param events the newest of the history, oldest of them first
 * @param realtime the stream to follow, and from where
 */
public record TicketPage(
        Ticket ticket,
        List<TicketMessage> messages,
        @Nullable String earlierCursor,
        List<HistoryEntry> events,
        Stream realtime) {

    /** A realtime topic, and the number of its last event before the page was read. */
    public record Stream(String topic, long seq) {}
}
