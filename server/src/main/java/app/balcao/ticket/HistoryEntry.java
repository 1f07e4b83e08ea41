package app.balcao.ticket;

import app.balcao.people.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a ticket's history: who did what, and when.
 *
 * @param actor null for the system
 * @param data what goes with the kind, as JSON
 */
public record HistoryEntry(
        UUID id,
        Kind kind,
        @Nullable Actor actor,
        @Schema(type = "object") @PersonalData.WithinJson String data,
        OffsetDateTime at) {

    public enum Kind {
        OPENED,
        BOUND,
        RELEASED,
        TRANSFERRED,
        EDITED,
        REPLIED,
        COMMENTED,
        CUSTOMER_REPLIED,
        CLOSING_REQUESTED,
        CLOSING_RETURNED,
        CLOSING_WITHDRAWN,
        CLOSED,
        CANCELLED,
        REOPENED,
        STATUS_STARTED,
        STATUS_ENDED,
        WORKED,
        WORK_CORRECTED,
        WORK_REMOVED,
        SCHEDULED,
        UNSCHEDULED,
        LINK_ADDED,
        LINK_REMOVED,
        TAGGED,
        UNTAGGED,
        COPY_ADDED,
        COPY_REMOVED,
        LINKED,
        DISCARDED,
        RESTORED,
        ESCALATED,
        MERGED_INTO,
        MERGED_FROM,
        MERGE_UNDONE,
        SPLIT_OFF,
        SPLIT_FROM,
        SPLIT_UNDONE,
        CHILD_ANSWERED,
        CHILD_CLOSED,
        CHILD_CANCELLED,
        CHILD_REOPENED,
        DELIVERY_FAILED,
        MAIL_HELD_BACK
    }
}
