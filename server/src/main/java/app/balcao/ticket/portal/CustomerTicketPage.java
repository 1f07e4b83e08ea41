package app.balcao.ticket.portal;

import app.balcao.field.FieldLimits;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldType;
import app.balcao.field.FieldValue;
import app.balcao.people.TicketStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's page as its customer sees it (POR-13): what is between them and the company, and nothing of the work on it
 * (POR-4).
 *
 * @param department null for one that customers may not choose
 * @param category null without one, and without the department
 * @param closedAt null while it is open
 * @param closeReason what was said at its end; null for nothing
 * @param mayReply whether the customer may write to it; to a closed one, that brings it back
 * @param mayCancel whether it is theirs to cancel
 * @param reopensUntil until when an answer brings a closed ticket back (CLS-7); null when none does
 * @param fields what the ticket has in custom fields that customers see
 * @param statuses those that customers see, the newest first
 * @param messages the newest, oldest of them first
 * @param earlierCursor asks for the messages before them; null when there are none
 */
public record CustomerTicketPage(
        CustomerTicket ticket,
        @Nullable String department,
        @Nullable String category,
        @Nullable Instant closedAt,
        @Nullable String closeReason,
        boolean mayReply,
        boolean mayCancel,
        @Nullable Instant reopensUntil,
        List<Field> fields,
        List<Status> statuses,
        List<Message> messages,
        @Nullable String earlierCursor) {

    /** A value that is the customer's own: nothing of it is masked. */
    public record Field(
            UUID id,
            FieldTarget target,
            FieldType type,
            String name,
            FieldLimits.@Nullable TextKind textKind,
            @Schema(description = "As its type says") Object value,
            List<String> labels) {

        static Field of(FieldValue value) {
            return new Field(
                    value.id(),
                    value.target(),
                    value.type(),
                    value.name(),
                    value.textKind(),
                    value.value(),
                    value.labels());
        }
    }

    /** @param endedAt null while it holds */
    public record Status(
            String name,
            TicketStatus.Color color,
            Instant startedAt,
            @Nullable Instant endedAt) {}

    /** Who wrote a message, as the customer knows them. */
    public enum Author {
        YOU,
        /** Another customer. */
        SOMEBODY,
        COMPANY
    }

    /**
     * An answer, in either direction.
     *
     * @param authorName of another customer; null for all others
     * @param html clean; its pictures stand where the customer may read them
     */
    public record Message(
            UUID id, Author author, @Nullable String authorName, String html, Instant createdAt, List<File> files) {}

    /** @param inline whether the text shows it as a picture */
    public record File(UUID id, String name, String mediaType, long sizeBytes, boolean inline, String url) {}
}
