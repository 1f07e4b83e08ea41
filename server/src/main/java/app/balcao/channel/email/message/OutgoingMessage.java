package app.balcao.channel.email.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent.
 *
 * @param messageId without brackets; the same whenever it is sent again
 * @param copies who is named in Cc
 * @param replyTo null when answers go to the sender
 * @param inReplyTo id of the message it answers
 * @param html safe HTML; pictures name attachments by their address
 * @param automatic whether an event caused it: it then carries the marks of automatic mail
 * @param files what it carries, pictures of the text among them
 */
public record OutgoingMessage(
        String messageId,
        MailAddress from,
        MailAddress to,
        List<MailAddress> copies,
        @Nullable String replyTo,
        @Nullable String inReplyTo,
        List<String> references,
        String subject,
        String html,
        boolean automatic,
        String installation,
        String language,
        List<OutgoingFile> files) {}
