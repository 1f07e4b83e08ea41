package app.balcao.platform.paging;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * A place in a list's order: the values it is sorted by, of the last row seen. Written with a checksum in front, so
 * that a text that is no cursor is told apart from one, whatever the list is sorted by. It is no secret: whoever makes
 * one up sees only what they may see anyway.
 */
public record Cursor(List<String> values) {

    private static final char SEPARATOR = '\u001f';
    private static final int CHECKSUM_BYTES = 4;

    public static Cursor of(Object... values) {
        return new Cursor(java.util.Arrays.stream(values).map(String::valueOf).toList());
    }

    public String encode() {
        byte[] content = String.join(String.valueOf(SEPARATOR), values).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(CHECKSUM_BYTES + content.length)
                        .putInt(checksum(content))
                        .put(content)
                        .array());
    }

    static Cursor decode(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            int claimed = bytes.getInt();
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            String joined = new String(content, StandardCharsets.UTF_8);
            if (claimed != checksum(content) || joined.indexOf('\0') >= 0) {
                throw malformed();
            }
            return new Cursor(List.of(joined.split(String.valueOf(SEPARATOR), -1)));
        } catch (IllegalArgumentException | BufferUnderflowException malformed) {
            throw malformed();
        }
    }

    private static int checksum(byte[] content) {
        var checksum = new CRC32C();
        checksum.update(content);
        return (int) checksum.getValue();
    }

    public String text(int position) {
        if (position >= values.size()) {
            throw malformed();
        }
        return values.get(position);
    }

    public UUID uuid(int position) {
        try {
            return UUID.fromString(text(position));
        } catch (IllegalArgumentException malformed) {
            throw malformed();
        }
    }

    public OffsetDateTime time(int position) {
        try {
            return OffsetDateTime.parse(text(position));
        } catch (DateTimeException malformed) {
            throw malformed();
        }
    }

    public long number(int position) {
        try {
            return Long.parseLong(text(position));
        } catch (NumberFormatException malformed) {
            throw malformed();
        }
    }

    private static Problem malformed() {
        return Problem.validation(FieldProblem.of("cursor", "malformed", "problem.field.cursor"));
    }
}
