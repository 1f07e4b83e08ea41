package app.balcao.channel.email.message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The unguessable token of a ticket where answers carry it: in the address they are sent to
 * ({@code support+token@example.com}) and in the subject ({@code [#1042-token]}).
 */
public final class ReplyAddress {

    /** What a subject mark says. */
    public record Mark(long number, String token) {}

    private static final Pattern MARK = Pattern.compile("\\[#(\\d{1,18})-([A-Za-z0-9_-]{10,64})\\]");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{10,64}");

    private ReplyAddress() {}

    /** The address to answer to; null when a mailbox's address has no room for a token. */
    public static @Nullable String with(String mailbox, String token) {
        int at = mailbox.lastIndexOf('@');
        return at > 0 && at + token.length() < 64
                ? mailbox.substring(0, at) + "+" + token + mailbox.substring(at)
                : null;
    }

    /** A subject with the ticket's mark, once, at most {@code length} characters. */
    public static String marked(String subject, long number, String token, int length) {
        String mark = " [#" + number + "-" + token + "]";
        String bare = CleanText.line(withoutMarks(subject), length - mark.length());
        return (bare + mark).strip();
    }

    /** A subject as people wrote it. */
    public static String withoutMarks(String subject) {
        return MARK.matcher(subject).replaceAll("").replaceAll("\\s{2,}", " ").strip();
    }

    /** Marks in a subject, in order. */
    public static List<Mark> marks(String subject) {
        List<Mark> marks = new ArrayList<>();
        Matcher matcher = MARK.matcher(subject);
        while (matcher.find()) {
            marks.add(new Mark(Long.parseLong(matcher.group(1)), matcher.group(2)));
        }
        return marks;
    }

    /** Tokens in the addresses a message was sent to. */
    public static List<String> tokens(List<MailAddress> recipients) {
        List<String> tokens = new ArrayList<>();
        for (MailAddress recipient : recipients) {
            int plus = recipient.localPart().indexOf('+');
            String token = plus < 0 ? "" : recipient.localPart().substring(plus + 1);
            if (TOKEN.matcher(token).matches()) {
                tokens.add(token);
            }
        }
        return tokens;
    }
}
