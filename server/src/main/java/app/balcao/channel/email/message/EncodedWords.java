package app.balcao.channel.email.message;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * RFC 2047 words in headers. Neighbours of one charset are joined before they are decoded, because many senders cut
 * a character in two; spaces inside a word and a missing end are forgiven.
 */
final class EncodedWords {

    private static final Pattern WORD =
            Pattern.compile("=\\?([A-Za-z0-9_:.()+-]{2,40})(?:\\*[A-Za-z-]*)?\\?([BbQq])\\?([^?]*)(?:\\?=|$)");

    private EncodedWords() {}

    static String decode(String header) {
        if (!header.contains("=?")) {
            return header;
        }
        StringBuilder text = new StringBuilder(header.length());
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        @Nullable String charset = null;
        Matcher word = WORD.matcher(header);
        int from = 0;
        while (word.find()) {
            String between = header.substring(from, word.start());
            String next = word.group(1).toLowerCase(Locale.ROOT);
            boolean joined = charset != null && between.isBlank();
            if (!joined || !next.equals(charset)) {
                flush(text, pending, charset);
                text.append(joined ? "" : between);
            }
            charset = next;
            pending.writeBytes(bytes(word.group(2), word.group(3)));
            from = word.end();
        }
        flush(text, pending, charset);
        return text.append(header.substring(from)).toString();
    }

    private static void flush(StringBuilder text, ByteArrayOutputStream pending, @Nullable String charset) {
        if (pending.size() > 0) {
            text.append(Charsets.decode(pending.toByteArray(), charset));
            pending.reset();
        }
    }

    private static byte[] bytes(String encoding, String content) {
        byte[] raw = TransferDecoding.latin(content);
        return encoding.equalsIgnoreCase("b")
                ? TransferDecoding.base64(raw)
                : TransferDecoding.quotedPrintable(TransferDecoding.latin(content.replace('_', ' ')));
    }
}
