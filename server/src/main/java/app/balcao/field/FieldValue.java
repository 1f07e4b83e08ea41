package app.balcao.field;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * What a ticket or customer has in a custom field.
 *
 * @param textKind of a text of one line; null for all else
 * @param value true or false, a number, a text, a day, a moment, a choice's id, or a list of choices' ids
 * @param labels of what was chosen: of a tree from its root down, else of each choice; empty for all else
 */
public record FieldValue(
        UUID id,
        FieldTarget target,
        FieldType type,
        String name,
        CustomField.Classification classification,
        FieldLimits.@Nullable TextKind textKind,

        @Schema(description = "As its type says; a mask for who may not see personal data")
        @JsonSerialize(using = ClassifiedJson.class)
        Object value,

        @JsonSerialize(using = ClassifiedJson.class) List<String> labels) {}
