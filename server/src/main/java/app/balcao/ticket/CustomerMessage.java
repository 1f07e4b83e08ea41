package app.balcao.ticket;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that came from a customer by a channel, which has found out whom it is from and where it belongs.
 *
 * @param subject what the customer wrote; a blank one is replaced, one too long is cut
 * @param html the new text, already clean
 * @param quotedHtml the repeated earlier text, already clean
 * @param attachments files the channel received and nothing has claimed yet, in their order
 * @param sourceSha256 the whole message as it came, in the files store
 * @param mailboxId where it came in
 * @param previousTicketId the ticket the new one goes on from, when it opens one
 */
public record CustomerMessage(
        UUID customerId,
        UUID departmentId,
        @Nullable UUID categoryId,
        int priority,
        String subject,
        String html,
        @Nullable String quotedHtml,
        List<MessageFile> attachments,
        byte @Nullable [] sourceSha256,
        @Nullable UUID mailboxId,
        Origin origin,
        @Nullable UUID previousTicketId) {}
