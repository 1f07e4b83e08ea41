package app.balcao.field;

import org.jspecify.annotations.Nullable;

/** What becomes of a field of a ticket or customer; null where there is nothing. */
public record FieldChange(
        CustomField field,
        @Nullable FieldValue before,
        @Nullable FieldValue after) {}
