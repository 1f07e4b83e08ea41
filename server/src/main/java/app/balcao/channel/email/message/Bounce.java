package app.balcao.channel.email.message;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery report says (EML-9).
 *
 * @param outcome what became of the message
 * @param recipient whom it did not reach; null when the report does not say
 * @param status enhanced status code such as 5.1.1; null when there is none
 * @param reason what the other server said, one line for a person to read; maybe empty
 * @param about ids of messages it may be about, the likeliest first
 */
public record Bounce(
        Outcome outcome,
        @Nullable String recipient,
        @Nullable String status,
        String reason,
        List<String> about) {

    /** What became of a message. */
    public enum Outcome {
        /** It will not arrive. */
        FAILED,
        /** It has not arrived yet; they go on trying. */
        DELAYED,
        /** It arrived, or was handed on. */
        ARRIVED
    }

    private static final Pattern FIELD = Pattern.compile("(?m)^([A-Za-z-]{2,40})\\s*:[ \\t]*(.*(?:\\r?\\n[ \\t].*)*)");
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern REPLY = Pattern.compile("(?m)^.*\\b([45]\\d\\d)[ -].*$");
    private static final Pattern RECIPIENT = Pattern.compile("<?([^\\s<>;,:\"']+@[^\\s<>;,:\"']+)>?");
    private static final Pattern ID = Pattern.compile("(?im)^[> ]*message-id:\\s*<([^<>\\s]+)>");
    private static final int MAX_REASON = 500;

    /** Reads a report, however malformed. */
    public static Bounce read(IncomingMessage message) {
        IncomingMessage.DeliveryReport report = message.report();
        String status = report == null ? "" : report.status();
        String text = text(message);
        String recipient = recipient(status, message, text);
        String code = code(status, text);
        return new Bounce(
                outcome(field(status, "action"), code, message),
                recipient,
                code,
                reason(status, text),
                about(message, text));
    }

    private static Outcome outcome(@Nullable String action, @Nullable String code, IncomingMessage message) {
        String word = action == null ? "" : action.toLowerCase(Locale.ROOT);
        if (word.startsWith("failed")) {
            return Outcome.FAILED;
        }
        if (word.startsWith("delayed")) {
            return Outcome.DELAYED;
        }
        if (word.startsWith("delivered") || word.startsWith("relayed") || word.startsWith("expanded")) {
            return Outcome.ARRIVED;
        }
        if (code != null) {
            return code.startsWith("5") ? Outcome.FAILED : code.startsWith("4") ? Outcome.DELAYED : Outcome.ARRIVED;
        }
        return message.subject().toLowerCase(Locale.ROOT).contains("delay") ? Outcome.DELAYED : Outcome.FAILED;
    }

    private static @Nullable String recipient(String status, IncomingMessage message, String text) {
        for (String name : List.of("original-recipient", "final-recipient")) {
            String found = address(field(status, name));
            if (found != null) {
                return found;
            }
        }
        String header = address(message.headers().first("x-failed-recipients"));
        if (header != null) {
            return header;
        }
        Matcher line = Pattern.compile("(?m)^\\s*<([^<>\\s]+@[^<>\\s]+)>:?").matcher(text);
        return line.find() ? line.group(1).toLowerCase(Locale.ROOT) : null;
    }

    private static @Nullable String address(@Nullable String value) {
        if (value == null) {
            return null;
        }
        Matcher matcher = RECIPIENT.matcher(value.substring(value.indexOf(';') + 1));
        return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : null;
    }

    private static @Nullable String code(String status, String text) {
        for (String source :
                new String[] {orEmpty(field(status, "status")), orEmpty(field(status, "diagnostic-code")), text}) {
            Matcher matcher = STATUS.matcher(source);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return null;
    }

    private static String reason(String status, String text) {
        String diagnostic = field(status, "diagnostic-code");
        if (diagnostic != null) {
            return CleanText.line(diagnostic.replaceFirst("(?i)^\\s*[a-z-]+\\s*;\\s*", ""), MAX_REASON);
        }
        Matcher reply = REPLY.matcher(text);
        if (reply.find()) {
            return CleanText.line(reply.group(), MAX_REASON);
        }
        return CleanText.line(text, 200);
    }

    private static List<String> about(IncomingMessage message, String text) {
        SequencedSet<String> ids = new LinkedHashSet<>();
        IncomingMessage.DeliveryReport report = message.report();
        if (report != null && report.original() != null) {
            ids.addAll(MessageIds.all(report.original().all("message-id")));
        }
        for (MailPart part : message.attachments()) {
            Headers original =
                    part.mediaType().equals("message/rfc822") ? MessageParser.headersOf(part.content()) : null;
            if (original != null) {
                ids.addAll(MessageIds.all(original.all("message-id")));
            }
        }
        Matcher quoted = ID.matcher(text);
        while (quoted.find() && ids.size() < 20) {
            ids.add(quoted.group(1));
        }
        ids.addAll(message.inReplyTo());
        ids.addAll(message.references());
        return List.copyOf(ids);
    }

    private static String text(IncomingMessage message) {
        MessageBody.Text body = new MessageBody.Text(message.html(), message.text());
        return body.isEmpty() ? "" : body.asPlain();
    }

    private static @Nullable String field(String status, String name) {
        Matcher matcher = FIELD.matcher(status);
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(name) && !matcher.group(2).isBlank()) {
                return matcher.group(2).strip();
            }
        }
        return null;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
