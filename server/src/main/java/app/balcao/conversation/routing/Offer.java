package app.balcao.conversation.routing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that rings, or rang, at an agent.
 *
 * @param offeredBy who passed it on; null for the program
 * @param expiresAt until when it rings
 * @param closedAt null while it rings
 */
public record Offer(
        UUID id,
        UUID conversationId,
        UUID queueId,
        UUID agentId,
        OfferReason reason,
        @Nullable UUID offeredBy,
        Instant offeredAt,
        Instant expiresAt,
        Outcome outcome,
        @Nullable Instant closedAt) {

    /** What became of it. */
    public enum Outcome {
        OPEN,
        ACCEPTED,
        DECLINED,
        MISSED,
        /** It rang at others as well, and one of them accepted (DST-4). */
        TAKEN,
        /** The agent went, or the customer did, before it was answered (DST-10). */
        CANCELLED
    }

    public boolean open() {
        return outcome == Outcome.OPEN;
    }

    /** Whether it has rung for as long as it may. */
    public boolean over(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
