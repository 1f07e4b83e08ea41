package app.balcao.channel.email;

import app.balcao.people.PersonalData;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was collected, and what became of it.
 *
 * @param from the sender's address; empty when there was none
 * @param reason why, in words for an administrator; empty when there is nothing to explain
 * @param attempts how often it was tried
 */
public record IncomingEmail(
        UUID id,
        MailboxName mailbox,
        @PersonalData String from,
        String subject,
        OffsetDateTime receivedAt,
        Outcome outcome,
        String reason,
        int attempts,
        @Nullable TicketName ticket) {

    /** What became of a message. */
    public enum Outcome {
        OPENED,
        FOLLOWED_UP,
        IGNORED,
        BLOCKED,
        BOUNCE,
        SET_ASIDE
    }

    public record MailboxName(UUID id, String address) {}

    public record TicketName(UUID id, long number) {}
}
