package app.balcao.channel.email.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Quoted-printable and base64 as they are found in the wild: what cannot be decoded stays as it is or is skipped. */
final class TransferDecoding {

    private static final int PADDING = -2;
    private static final int FOREIGN = -1;

    private TransferDecoding() {}

    /** Decodes a part's bytes by the encoding its header names; an unknown encoding means none. */
    static byte[] decode(byte[] bytes, String encoding) {
        String name = encoding.strip().toLowerCase(Locale.ROOT);
        if (name.contains("base64")) {
            return base64(bytes);
        }
        return name.contains("quoted") ? quotedPrintable(bytes) : bytes;
    }

    /** Base64 with noise between, missing padding, or several padded pieces one after the other. */
    static byte[] base64(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length * 3 / 4 + 3);
        int group = 0;
        int digits = 0;
        for (byte b : bytes) {
            int value = digit(b);
            if (value == PADDING) {
                flush(out, group, digits);
                group = 0;
                digits = 0;
            } else if (value != FOREIGN) {
                group = group << 6 | value;
                if (++digits == 4) {
                    out.write(group >> 16);
                    out.write(group >> 8);
                    out.write(group);
                    group = 0;
                    digits = 0;
                }
            }
        }
        flush(out, group, digits);
        return out.toByteArray();
    }

    private static void flush(ByteArrayOutputStream out, int group, int digits) {
        if (digits == 2) {
            out.write(group >> 4);
        } else if (digits == 3) {
            out.write(group >> 10);
            out.write(group >> 2);
        }
    }

    private static int digit(byte b) {
        if (b >= 'A' && b <= 'Z') {
            return b - 'A';
        }
        if (b >= 'a' && b <= 'z') {
            return b - 'a' + 26;
        }
        if (b >= '0' && b <= '9') {
            return b - '0' + 52;
        }
        return switch (b) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            case '=' -> PADDING;
            default -> FOREIGN;
        };
    }

    /** Quoted-printable; an escape that is none stays as it was written. */
    static byte[] quotedPrintable(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        int i = 0;
        while (i < bytes.length) {
            if (bytes[i] != '=') {
                out.write(bytes[i++]);
                continue;
            }
            int lineEnd = softBreak(bytes, i + 1);
            if (lineEnd > 0) {
                i = lineEnd;
            } else if (i + 2 < bytes.length && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
                out.write(hex(bytes[i + 1]) << 4 | hex(bytes[i + 2]));
                i += 3;
            } else {
                out.write(bytes[i++]);
            }
        }
        return out.toByteArray();
    }

    // Where the next line begins when only white space follows; 0 when something else does.
    private static int softBreak(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        if (i < bytes.length && bytes[i] == '\r') {
            i++;
        }
        if (i < bytes.length && bytes[i] == '\n') {
            return i + 1;
        }
        return i >= bytes.length ? i : 0;
    }

    private static int hex(byte b) {
        return Character.digit((char) (b & 0xff), 16);
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
