package app.balcao.channel.email.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Bytes of a mail as text. The label is believed as far as the bytes allow. */
final class Charsets {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Map<String, Charset> ALIASES = Map.ofEntries(
            Map.entry("us-ascii", WINDOWS_1252),
            Map.entry("ascii", WINDOWS_1252),
            Map.entry("ansi_x3.4-1968", WINDOWS_1252),
            Map.entry("iso-8859-1", WINDOWS_1252),
            Map.entry("iso8859-1", WINDOWS_1252),
            Map.entry("8859_1", WINDOWS_1252),
            Map.entry("latin1", WINDOWS_1252),
            Map.entry("latin-1", WINDOWS_1252),
            Map.entry("cp-1252", WINDOWS_1252),
            Map.entry("windows1252", WINDOWS_1252),
            Map.entry("iso-8859-8-i", charset("iso-8859-8")),
            Map.entry("utf8", StandardCharsets.UTF_8),
            Map.entry("utf-8-sig", StandardCharsets.UTF_8),
            Map.entry("cp65001", StandardCharsets.UTF_8),
            Map.entry("unicode-1-1-utf-8", StandardCharsets.UTF_8),
            Map.entry("gb2312", charset("gb18030")),
            Map.entry("gbk", charset("gb18030")),
            Map.entry("ks_c_5601-1987", charset("x-windows-949")),
            Map.entry("iso-2022-jp", charset("x-windows-iso2022jp")),
            Map.entry("shift_jis", charset("windows-31j")),
            Map.entry("x-sjis", charset("windows-31j")));

    private Charsets() {}

    private static Charset charset(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    /** The charset a label means; null for one that nobody knows. */
    static @Nullable Charset named(@Nullable String label) {
        if (label == null) {
            return null;
        }
        String name = label.strip().replaceAll("[\"'<>;]", "").toLowerCase(Locale.ROOT);
        Charset alias = ALIASES.get(name);
        if (alias != null) {
            return alias;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    /** Decodes bytes under a label that may be missing, unknown or wrong. Never fails. */
    static String decode(byte[] bytes, @Nullable String label) {
        byte[] content = withoutMark(bytes);
        if (content.length < bytes.length) {
            return new String(content, StandardCharsets.UTF_8);
        }
        Charset declared = named(label);
        boolean ascii = isAscii(bytes);
        if (ascii && (declared == null || declared.equals(WINDOWS_1252)) && hasJapaneseEscape(bytes)) {
            return new String(bytes, charset("x-windows-iso2022jp"));
        }
        if (declared != null && !isEightBit(declared)) {
            return decodeWide(bytes, declared);
        }
        String utf8 = ascii ? null : strictly(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return utf8;
        }
        if (declared != null && !declared.equals(StandardCharsets.UTF_8)) {
            return new String(bytes, declared);
        }
        return ascii ? new String(bytes, StandardCharsets.US_ASCII) : guess(bytes, declared);
    }

    /** Text as bytes of a labelled charset; UTF-8 when nobody knows it. */
    static byte[] bytesOf(String text, @Nullable String label) {
        Charset charset = named(label);
        return text.getBytes(charset == null || !charset.canEncode() ? StandardCharsets.UTF_8 : charset);
    }

    private static String decodeWide(byte[] bytes, Charset declared) {
        String text = strictly(bytes, declared);
        if (text == null) {
            text = isAscii(bytes) ? null : strictly(bytes, StandardCharsets.UTF_8);
        }
        return text == null ? new String(bytes, declared) : text;
    }

    // A charset of one byte per character reads anything, so its success proves nothing.
    private static boolean isEightBit(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                || (charset.canEncode() && charset.newEncoder().maxBytesPerChar() <= 1.0f);
    }

    // Said to be UTF-8 or nothing at all, and is not UTF-8.
    private static String guess(byte[] bytes, @Nullable Charset declared) {
        if (declared != null && faults(bytes) * 50 < highBytes(bytes)) {
            return new String(bytes, declared);
        }
        // Text in Latin letters has few high bytes; only beyond that is the detector better than the default.
        if (highBytes(bytes) * 3 > bytes.length) {
            UniversalDetector detector = new UniversalDetector();
            detector.handleData(bytes, 0, Math.min(bytes.length, 65_536));
            detector.dataEnd();
            Charset detected = named(detector.getDetectedCharset());
            if (detected != null) {
                return new String(bytes, detected);
            }
        }
        return new String(bytes, WINDOWS_1252);
    }

    private static int faults(byte[] bytes) {
        int faults = 0;
        for (char c : new String(bytes, StandardCharsets.UTF_8).toCharArray()) {
            faults += c == '\ufffd' ? 1 : 0;
        }
        return faults;
    }

    private static int highBytes(byte[] bytes) {
        int high = 0;
        for (byte b : bytes) {
            high += b < 0 ? 1 : 0;
        }
        return high;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasJapaneseEscape(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x1b && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) {
                return true;
            }
        }
        return false;
    }

    private static byte[] withoutMark(byte[] bytes) {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
        return marked ? java.util.Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException wrongLabel) {
            return null;
        }
    }
}
