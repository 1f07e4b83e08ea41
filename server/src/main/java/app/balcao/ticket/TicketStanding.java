package app.balcao.ticket;

import app.balcao.people.Sight;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a ticket says who sees it.
 *
 * @param agentId who is responsible; null while nobody is
 * @param requester who asked for it; null unless it is internal
 */
public record TicketStanding(UUID departmentId, @Nullable UUID agentId, Sight.@Nullable Requester requester) {

    public boolean isSeenBy(Sight sight) {
        return sight.sees(departmentId, agentId, requester);
    }
}
