package app.balcao.platform.outgoing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that the program writes to one person.
 *
 * @param kind what it is for, such as {@code RECOVER_PASSWORD}; shown to administrators
 * @param cause what made the program write it
 * @param html safe HTML of the body; the plain-text part is made from it
 * @param ticketId what it is about; null when it is about none
 */
public record OutgoingMail(
        String kind,
        Cause cause,
        String toName,
        String toAddress,
        String subject,
        String html,
        @Nullable UUID ticketId) {

    /** What made the program write: from it follow the marks of automatic mail, and whether there may be too much. */
    public enum Cause {
        /** A person, who asked for it or for what it tells. */
        PERSON,
        /** An event, of which there may be many: no address gets more of them in an hour than the account allows. */
        EVENT,
        /** An event that is told so seldom that it is never held back. */
        RARE_EVENT;

        public boolean automatic() {
            return this != PERSON;
        }
    }
}
