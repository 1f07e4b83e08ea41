package app.balcao.ticket.split;

import app.balcao.people.PersonalData;
import app.balcao.ticket.TicketMessage;
import app.balcao.ticket.merge.MergePreview;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What splitting messages off a ticket would take with it (SPL-2).
 *
 * @param messages those that go, oldest first
 * @param files the files that go with them; pictures of their texts go unnamed
 * @param workSeconds the time told with them, which goes too
 * @param tellsCustomer whether the customer can be told, as the ticket writes to them
 * @param present other agents who have the ticket open now
 * @param obstacle why it cannot be done; null when it can
 */
public record SplitPreview(
        List<Message> messages,
        List<File> files,
        long workSeconds,
        boolean tellsCustomer,
        List<MergePreview.Present> present,
        MergePreview.@Nullable Obstacle obstacle) {

    /** The beginning of one. */
    public record Message(
            UUID id,
            TicketMessage.Kind kind,
            @PersonalData.Within String author,
            OffsetDateTime createdAt,
            @PersonalData.Within String preview) {}

    /** One that its readers can take away. */
    public record File(String name, long sizeBytes) {}
}
