package app.balcao.ticket;

import app.balcao.people.PersonalData;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of a ticket: an answer, in either direction, or a comment among agents.
 *
 * @param html clean; pictures of the message point at its attachments
 * @param quotedHtml what the customer's mail program repeated of earlier messages; null when nothing
 * @param hasSource whether the e-mail it came by is kept
 * @param work the time that was told with it; null when none was
 * @param mergedFrom the ticket it was written in, which was merged into this one; null for one of its own
 * @param delivery what became of the e-mail that carried it; null when none did
 */
public record TicketMessage(
        UUID id,
        Kind kind,
        Author author,
        String html,
        @PersonalData.Within @Nullable String quotedHtml,
        OffsetDateTime createdAt,
        boolean hasSource,
        List<File> attachments,
        @Nullable WorkTime work,
        @Nullable Source mergedFrom,
        @Nullable Delivery delivery) {

    public enum Kind {
        REPLY,
        COMMENT
    }

    /** The ticket a message was written in. */
    public record Source(UUID ticketId, long number) {}

    /**
     * Who wrote it.
     *
     * @param inCopy whether they were in copy of the ticket then (CC-6)
     */
    public record Author(
            Actor.Kind kind,
            UUID id,
            @PersonalData.Within String name,
            @Nullable String photoUrl,
            boolean inCopy) {}

    /**
     * A file of the message.
     *
     * @param inline whether the text shows it as a picture
     * @param url where its content is
     */
    public record File(UUID id, String name, String mediaType, long sizeBytes, boolean inline, String url) {}

    /**
     * How far the e-mail with the message got.
     *
     * @param state QUEUED, SENT, FAILED or BOUNCED
     * @param error what the other side said last
     * @param copies what became of it for each who got it in copy
     */
    public record Delivery(
            String state,
            @PersonalData String to,
            @PersonalData.Within @Nullable String error,
            OffsetDateTime at,
            List<Copy> copies) {}

    /** How far it got to somebody in copy; as {@link Delivery}. */
    public record Copy(
            @PersonalData.Within String name,
            @PersonalData String to,
            String state,
            @PersonalData.Within @Nullable String error) {}

    /** Where an attachment's content is served. */
    public static String attachmentUrl(UUID id) {
        return "/api/v1/attachments/" + id + "/content";
    }
}
