package app.balcao.platform.paging;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A place in a list's order: the values it is sorted by, of the last row seen. */
public record Cursor(List<String> values) {

    private static final char SEPARATOR = '\u001f';

    public static Cursor of(Object... values) {
        return new Cursor(java.util.Arrays.stream(values).map(String::valueOf).toList());
    }

    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(String.valueOf(SEPARATOR), values).getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String text) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(List.of(joined.split(String.valueOf(SEPARATOR), -1)));
        } catch (IllegalArgumentException malformed) {
            throw malformed();
        }
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
