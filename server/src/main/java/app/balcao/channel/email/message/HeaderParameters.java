package app.balcao.channel.email.message;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header of the form {@code value; name=content}, with RFC 2231 pieces and percent escapes, and what senders write
 * instead: encoded words in quotes, missing quotes, missing semicolons.
 */
final class HeaderParameters {

    private static final Pattern PARAMETER = Pattern.compile(
            "[;\\s]\\s*([A-Za-z0-9_.-]+)(?:\\*(\\d{1,3}))?(\\*)?\\s*=\\s*" + "(?:\"((?:[^\"\\\\]|\\\\.)*)\"?|([^;]*))");
    private static final Pattern NEXT_WITHOUT_SEMICOLON =
            Pattern.compile("(?i)\\s+(?=(?:charset|boundary|name|filename|format|size|method|report-type)\\*?=)");

    private final String value;
    private final Map<String, String> parameters;

    private HeaderParameters(String value, Map<String, String> parameters) {
        this.value = value;
        this.parameters = parameters;
    }

    /** Parses a header; never fails. */
    static HeaderParameters parse(@Nullable String header) {
        String source =
                header == null ? "" : NEXT_WITHOUT_SEMICOLON.matcher(header).replaceAll("; ");
        int end = source.indexOf(';');
        String value = (end < 0 ? source : source.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        Map<String, TreeMap<Integer, String[]>> pieces = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(end < 0 ? "" : source.substring(end));
        while (matcher.find()) {
            String quoted = matcher.group(4);
            String content = quoted == null ? matcher.group(5).strip() : unescape(quoted);
            int index = matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2));
            pieces.computeIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), name -> new TreeMap<>())
                    .putIfAbsent(index, new String[] {content, matcher.group(3)});
        }
        Map<String, String> parameters = new HashMap<>();
        pieces.forEach((name, parts) -> parameters.put(name, join(parts)));
        return new HeaderParameters(value, parameters);
    }

    /** What stands before the first semicolon, in lower case. */
    String value() {
        return value;
    }

    @Nullable
    String get(String name) {
        return parameters.get(name);
    }

    // A backslash before a letter is a Windows path, not an escape.
    private static String unescape(String quoted) {
        return quoted.replaceAll("\\\\([\"\\\\])", "$1");
    }

    private static String join(TreeMap<Integer, String[]> parts) {
        if (parts.containsKey(-1) && parts.size() > 1) {
            parts.remove(-1);
        }
        boolean extended = parts.values().stream().anyMatch(part -> part[1] != null);
        if (!extended) {
            StringBuilder text = new StringBuilder();
            parts.values().forEach(part -> text.append(part[0]));
            return EncodedWords.decode(text.toString());
        }
        String charset = null;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean first = true;
        for (String[] part : parts.values()) {
            String content = part[0];
            String[] labelled = content.split("'", 3);
            if (first && part[1] != null && labelled.length == 3) {
                charset = labelled[0];
                content = labelled[2];
            }
            bytes.writeBytes(part[1] == null ? Charsets.bytesOf(content, charset) : percent(content, charset));
            first = false;
        }
        return EncodedWords.decode(Charsets.decode(bytes.toByteArray(), charset));
    }

    private static byte[] percent(String content, @Nullable String charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < content.length()) {
            int high = i + 2 < content.length() ? Character.digit(content.charAt(i + 1), 16) : -1;
            int low = i + 2 < content.length() ? Character.digit(content.charAt(i + 2), 16) : -1;
            if (content.charAt(i) == '%' && high >= 0 && low >= 0) {
                bytes.write(high << 4 | low);
                i += 3;
            } else {
                int next = content.offsetByCodePoints(i, 1);
                bytes.writeBytes(Charsets.bytesOf(content.substring(i, next), charset));
                i = next;
            }
        }
        return bytes.toByteArray();
    }
}
