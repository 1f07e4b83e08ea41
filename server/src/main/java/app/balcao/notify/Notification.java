package app.balcao.notify;

import app.balcao.people.ActingAgent;
import app.balcao.people.PersonalDataMask;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something an agent was told by the bell.
 *
 * @param ticket what it is about; null when it is about no ticket
 * @param data what its {@link NotificationKind} says
 * @param times how many times it happened within a minute of each other (NTF-10)
 */
public record Notification(
        UUID id,
        NotificationKind kind,
        @Nullable TicketName ticket,
        Map<String, Object> data,
        int times,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime readAt) {

    /** The same, as the agent may read it (PRV-3). */
    Notification readBy(ActingAgent reader) {
        return new Notification(id, kind, ticket, PersonalDataMask.inValues(reader, data), times, createdAt, readAt);
    }

    /** A ticket as a notification names it. */
    public record TicketName(UUID id, long number, String subject) {}
}
