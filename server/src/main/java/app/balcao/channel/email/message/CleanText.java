package app.balcao.channel.email.message;

import app.balcao.platform.html.PlainText;
import java.util.regex.Pattern;

/** Text of a mail as the database and a line of a list accept it. */
final class CleanText {

    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\s\\x00-\\x1F\\x7F\\u2028\\u2029]+");
    private static final Pattern DIRECTION_MARKS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
    private static final int NAME_LENGTH = 180;

    private CleanText() {}

    /** Body text: line breaks kept, PostgreSQL's forbidden null and other controls dropped. */
    static String body(String text) {
        return CONTROLS.matcher(text).replaceAll("");
    }

    /** One line of at most {@code length} characters. */
    static String line(String text, int length) {
        String line = DIRECTION_MARKS
                .matcher(LINE_BREAKS.matcher(text).replaceAll(" "))
                .replaceAll("");
        return PlainText.cut(line.strip(), length).strip();
    }

    /** A file's name without folders or anything a file system or a header trips over; never empty. */
    static String fileName(String name, String otherwise) {
        String line = line(name, 4000);
        String base = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1)
                .replaceAll("[<>:\"|?*]", "_")
                .strip();
        if (base.isEmpty() || base.matches("\\.+")) {
            return otherwise;
        }
        if (base.length() <= NAME_LENGTH) {
            return base;
        }
        int dot = base.lastIndexOf('.');
        String extension = dot > 0 && base.length() - dot <= 12 ? base.substring(dot) : "";
        return PlainText.cut(base, NAME_LENGTH - extension.length()) + extension;
    }
}
