package app.balcao.ticket.handover;

import app.balcao.ticket.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tickets of a deactivated agent on their way to others (AGT-18).
 *
 * @param total tickets that were to go when it was decided
 * @param done tickets that have gone
 * @param finishedAt null while some are left
 */
public record AgentDeparture(
        UUID id, int total, int done, @Nullable Instant finishedAt) {

    /**
     * Where an agent's open tickets of a department go.
     *
     * @param toAgentId null for the department's queue
     */
    public record Destination(UUID departmentId, @Nullable UUID toAgentId) {}

    /**
     * An agent's open tickets in a department, and who could have them.
     *
     * @param candidates other active agents who work on the department's tickets, or manage it
     */
    public record OpenTickets(UUID departmentId, String name, int tickets, List<Named> candidates) {}
}
