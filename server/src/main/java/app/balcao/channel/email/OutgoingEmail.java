package app.balcao.channel.email;

import app.balcao.people.PersonalData;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that must go out, or went.
 *
 * @param lastError what the server said last; null when nothing went wrong
 */
public record OutgoingEmail(
        UUID id,
        String kind,
        @PersonalData String to,
        String subject,
        State state,
        int attempts,
        @Nullable String lastError,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime sentAt,
        IncomingEmail.@Nullable TicketName ticket) {

    /** How far it came. */
    public enum State {
        QUEUED,
        SENT,
        FAILED,
        BOUNCED
    }
}
