package app.balcao.ticket;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer that waits for its time (RPL-21).
 *
 * @param author who wrote it, and as whom it is sent
 * @param html clean
 * @param work the time that is written down when it is sent
 * @param toCopies whether who is in copy then gets it too
 * @param stopped why it will not be sent; null while it waits
 * @param own whether it is the reader's, to take back
 */
public record ScheduledReply(
        UUID id,
        Named author,
        String html,
        List<TicketMessage.File> attachments,
        OffsetDateTime sendAt,
        OffsetDateTime createdAt,
        @Nullable WorkTime work,
        boolean toCopies,
        @Nullable Stopped stopped,
        boolean own) {

    /** Why an answer is not sent. */
    public enum Stopped {
        /** The ticket was closed before. */
        CLOSED,
        /** Its writer may not answer the ticket any more, or nobody is responsible for it. */
        NOT_ALLOWED
    }
}
