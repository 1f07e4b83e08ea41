package app.balcao.agenda;

import app.balcao.people.PersonalData;
import app.balcao.ticket.Named;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When work on a ticket is, or was, to begin.
 *
 * @param createdBy who said so
 * @param endedAt when it ceased to hold; null while it does
 * @param notices how the agent was told of it
 */
public record TicketSchedule(
        UUID id,
        OffsetDateTime startsAt,
        @Nullable OffsetDateTime endsAt,
        @PersonalData.Within String note,
        OffsetDateTime createdAt,
        Named createdBy,
        @Nullable OffsetDateTime endedAt,
        @Nullable Outcome outcome,
        List<Notice> notices) {

    /** Why one does not hold any more. */
    public enum Outcome {
        /** Another took its place. */
        REPLACED,
        /** Somebody cancelled it. */
        REMOVED,
        /** The ticket was closed. */
        CLOSED
    }

    /** That an agent was told. */
    public record Notice(NoticeChannel channel, Named agent, OffsetDateTime at) {}
}
