package app.balcao.field.store;

import app.balcao.field.CustomField;
import app.balcao.field.FieldLimits;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a value with what it is a value of.
 *
 * @param labels of the choice, from its root down; empty for what was not chosen
 */
public record StoredValue(
        UUID fieldId,
        FieldTarget target,
        FieldType type,
        String name,
        CustomField.Classification classification,
        FieldLimits.@Nullable TextKind textKind,
        ValueRow row,
        List<String> labels) {}
