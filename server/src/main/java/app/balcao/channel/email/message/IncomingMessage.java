package app.balcao.channel.email.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it was read. Text is free of null bytes and controls; HTML is as it came and must be made safe before it
 * is stored or shown.
 *
 * @param from null when no sender can be read
 * @param date as the sender's clock had it
 * @param messageId without brackets
 * @param subject one line, at most 1000 characters, maybe empty
 * @param html null when the message has only plain text
 * @param text the plain text that was sent; null when the message has only HTML
 * @param pictures parts that {@code html} shows by Content-ID
 * @param attachments everything else that was sent along, except signatures of the mail itself
 * @param returnPath null when there is no such header; empty for the null sender
 */
public record IncomingMessage(
        Headers headers,
        @Nullable MailAddress from,
        List<MailAddress> replyTo,
        List<MailAddress> to,
        List<MailAddress> cc,
        @Nullable Instant date,
        @Nullable String messageId,
        List<String> inReplyTo,
        List<String> references,
        String subject,
        @Nullable String html,
        @Nullable String text,
        List<MailPart> pictures,
        List<MailPart> attachments,
        @Nullable String returnPath,
        @Nullable DeliveryReport report) {

    /**
     * What a multipart/report says, unread.
     *
     * @param type the report-type, in lower case
     * @param status text of the machine-readable part
     * @param original headers of the message it is about
     */
    public record DeliveryReport(
            String type, String status, @Nullable Headers original) {}
}
