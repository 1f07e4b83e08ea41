package app.balcao.ticket;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What splitting made of a ticket, as far as it was not undone.
 *
 * @param from the ticket that this one was split off; null for others
 * @param parts the tickets that were split off this one, by number
 */
public record TicketParts(@Nullable Part from, List<Part> parts) {

    /**
     * The other ticket of a split.
     *
     * @param messages how many went from one to the other
     * @param undoableUntil when it is too late to undo it
     */
    public record Part(
            TicketJoins.Other ticket, int messages, OffsetDateTime at, Named by, OffsetDateTime undoableUntil) {}
}
