package app.balcao.platform.files;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of files as other people may safely see and save them, whatever the sender called them. */
public final class FileNames {

    /** What file systems take: bytes in UTF-8. Also keeps to the 255 characters of the database. */
    private static final int MAXIMUM_BYTES = 255;

    private static final int MAXIMUM_EXTENSION = 16;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    // Windows opens a device, not a file, for these, whatever the extension.
    private static final Set<String> DEVICES = Set.of(
            "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6",
            "COM7", "COM8", "COM9", "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9");

    private FileNames() {}

    /**
     * The last part of a claimed path, without what deceives the eye (control characters, direction
     * overrides), what file systems refuse, and what is over 255 bytes; the extension stays.
     *
     * @param fallback used when nothing is left
     */
    public static String safe(@Nullable String claimed, String fallback) {
        if (claimed == null) {
            return fallback;
        }
        String name = trim(visible(lastPart(Normalizer.normalize(claimed, Normalizer.Form.NFC))));
        if (name.isEmpty()) {
            return fallback;
        }
        if (DEVICES.contains(beforeFirstDot(name).strip().toUpperCase(Locale.ROOT))) {
            name = "_" + name;
        }
        return shorten(name);
    }

    /** A Content-Disposition header that has the browser save the file under its name (RFC 6266). */
    public static String attachmentDisposition(String name) {
        return disposition("attachment", name);
    }

    /** A Content-Disposition header that lets the browser show the file where it is asked for. */
    public static String inlineDisposition(String name) {
        return disposition("inline", name);
    }

    // Two names: plain ASCII for the few that read no better, and the real one as RFC 5987 writes it.
    private static String disposition(String kind, String name) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFD).codePoints().forEach(each -> {
            if (Character.getType(each) != Character.NON_SPACING_MARK) {
                boolean safe = each >= ' ' && each < 0x7F && each != '"' && each != '\\' && each != '%';
                plain.append(safe ? (char) each : '_');
            }
        });
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return kind + "; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }

    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String visible(String name) {
        StringBuilder kept = new StringBuilder();
        name.codePoints().forEach(each -> {
            if ("<>:\"|?*".indexOf(each) >= 0) {
                kept.append('_');
            } else if (isVisible(each)) {
                kept.appendCodePoint(each);
            }
        });
        return kept.toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            // Emoji and some scripts are joined by these two; the rest of their kind only deceives.
            case Character.FORMAT -> character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
            default -> true;
        };
    }

    // Leading dots hide a file, trailing dots and blanks vanish on Windows.
    private static String trim(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && isDotOrBlank(name.charAt(start))) {
            start++;
        }
        while (end > start && isDotOrBlank(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(start, end);
    }

    private static boolean isDotOrBlank(char character) {
        return character == '.' || Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static String beforeFirstDot(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String shorten(String name) {
        if (bytes(name) <= MAXIMUM_BYTES) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && bytes(name.substring(dot)) <= MAXIMUM_EXTENSION ? name.substring(dot) : "";
        int room = MAXIMUM_BYTES - bytes(extension);
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int character : name.substring(0, name.length() - extension.length())
                .codePoints()
                .toArray()) {
            used += bytes(Character.toString(character));
            if (used > room) {
                break;
            }
            kept.appendCodePoint(character);
        }
        return kept + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
