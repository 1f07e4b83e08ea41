package app.balcao.platform.outgoing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that the program writes to one person.
 *
 * @param kind what it is for, such as {@code RECOVER_PASSWORD}; shown to administrators
 * @param automatic whether an event caused it rather than the person it goes to: then it carries the marks of
 *     automatic mail and counts against the account's limit per address and hour
 * @param html safe HTML of the body; the plain-text part is made from it
 * @param ticketId what it is about; null when it is about none
 */
public record OutgoingMail(
        String kind,
        boolean automatic,
        String toName,
        String toAddress,
        String subject,
        String html,
        @Nullable UUID ticketId) {}
