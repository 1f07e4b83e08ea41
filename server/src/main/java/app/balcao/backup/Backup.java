package app.balcao.backup;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A backup as administrators see it.
 *
 * @param requestedByName null once the agent is gone
 * @param progress 0 to 100
 * @param expiresAt when it will be gone
 * @param sizeBytes of its file; null until it is ready
 */
public record Backup(
        UUID id,
        State state,
        int progress,
        @Nullable String requestedByName,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable OffsetDateTime expiresAt,
        @Nullable Long sizeBytes) {

    /** How far it is. */
    public enum State {
        QUEUED,
        RUNNING,
        READY,
        FAILED
    }
}
