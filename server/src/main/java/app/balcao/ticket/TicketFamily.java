package app.balcao.ticket;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What escalation made of a ticket: whose part it is, and which parts it has (ESC-4, ESC-5).
 *
 * @param parent the ticket it is a part of; null when it is none
 * @param children its own parts, oldest first
 */
public record TicketFamily(@Nullable Relative parent, List<Relative> children) {

    /**
     * The other ticket.
     *
     * @param subject null where the reader does not see a parent
     * @param seen whether the reader may open it
     */
    public record Relative(
            UUID id,
            long number,
            @Nullable String subject,
            Named department,
            @Nullable Named agent,
            SituationView situation,
            boolean seen) {}
}
