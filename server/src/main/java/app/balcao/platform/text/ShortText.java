package app.balcao.platform.text;

import org.jspecify.annotations.Nullable;

/** Cleans texts of one line, such as names. Lengths are counted as the database counts them: in code points. */
public final class ShortText {

    private ShortText() {}

    /** The text on one line: control characters and runs of blanks become one space, none at the ends. */
    public static String line(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder line = new StringBuilder(text.length());
        boolean gap = false;
        for (int each : text.codePoints().toArray()) {
            if (Character.isISOControl(each) || Character.isWhitespace(each) || Character.isSpaceChar(each)) {
                gap = !line.isEmpty();
            } else {
                if (gap) {
                    line.append(' ');
                    gap = false;
                }
                line.appendCodePoint(each);
            }
        }
        return line.toString();
    }

    /** Whether nothing of the text can be seen: blanks, and characters of no width. */
    public static boolean invisible(String text) {
        return text.codePoints()
                .allMatch(each -> Character.isWhitespace(each)
                        || Character.isSpaceChar(each)
                        || Character.isISOControl(each)
                        || Character.getType(each) == Character.FORMAT);
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The beginning of a text that is too long. */
    public static String cut(String text, int maximum) {
        return length(text) <= maximum ? text : text.substring(0, text.offsetByCodePoints(0, maximum));
    }
}
