package app.balcao.field;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a custom field accepts of its type; what a type has no use for is null, or true.
 *
 * @param least the smallest number, and {@code most} the largest; null for any
 * @param maxLength of a text, in characters
 * @param textKind what a text of one line must be
 * @param pastAllowed whether days and moments before now are taken
 * @param futureAllowed whether those after now are
 */
public record FieldLimits(
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        @Nullable Integer maxLength,
        @Nullable TextKind textKind,
        boolean pastAllowed,
        boolean futureAllowed) {

    static final int TEXT_LENGTH = 120;
    static final int TEXTAREA_LENGTH = 500;
    static final int LONGEST_TEXT = 250;
    static final int LONGEST_TEXTAREA = 10_000;

    /** What a text of one line must be. */
    public enum TextKind {
        TEXT,
        EMAIL,
        PHONE,
        URL
    }

    /** The limits a type has a use for, with its own where none were given. */
    FieldLimits of(FieldType type) {
        boolean text = type == FieldType.TEXT;
        boolean area = type == FieldType.TEXTAREA;
        int length = maxLength == null ? area ? TEXTAREA_LENGTH : TEXT_LENGTH : maxLength;
        return new FieldLimits(
                type.numeric() ? least : null,
                type.numeric() ? most : null,
                text || area ? length : null,
                text ? textKind == null ? TextKind.TEXT : textKind : null,
                !type.dated() || pastAllowed,
                !type.dated() || futureAllowed);
    }

    /** As the audit keeps them: those that hold. */
    Map<String, Object> auditable() {
        Map<String, Object> values = new LinkedHashMap<>();
        if (least != null) {
            values.put("least", least);
        }
        if (most != null) {
            values.put("most", most);
        }
        if (maxLength != null) {
            values.put("maxLength", maxLength);
        }
        if (textKind != null) {
            values.put("textKind", textKind);
        }
        values.put("pastAllowed", pastAllowed);
        values.put("futureAllowed", futureAllowed);
        return values;
    }
}
