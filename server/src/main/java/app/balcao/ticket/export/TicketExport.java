package app.balcao.ticket.export;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of tickets finds, as a file that is written in the background.
 *
 * @param rows how many tickets are written by now
 * @param sizeBytes of the file; null until it is ready
 * @param expiresAt when it will be gone
 */
public record TicketExport(
        UUID id,
        Format format,
        State state,
        long rows,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable OffsetDateTime expiresAt,
        @Nullable Long sizeBytes) {

    public enum Format {
        CSV("text/csv"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** How far it is. */
    public enum State {
        QUEUED,
        RUNNING,
        READY,
        FAILED
    }
}
