package app.balcao.ticket;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What merging made of a ticket.
 *
 * @param into where its messages are read now; null unless it was merged
 * @param merged the tickets whose messages are read in this one, oldest first
 */
public record TicketJoins(@Nullable Into into, List<Other> merged) {

    /**
     * The ticket that one was merged into.
     *
     * @param undoableUntil when it is too late to undo it; null for what undoing a split made
     */
    public record Into(
            Other ticket,
            OffsetDateTime at,
            Named by,
            @Nullable OffsetDateTime undoableUntil) {}

    /**
     * The other ticket.
     *
     * @param subject null where the reader does not see it
     * @param seen whether the reader may open it
     */
    public record Other(UUID id, long number, @Nullable String subject, boolean seen) {}
}
