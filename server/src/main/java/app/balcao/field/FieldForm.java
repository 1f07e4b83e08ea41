package app.balcao.field;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an administrator fills in for a custom field; see {@link CustomField} for what each means. */
public record FieldForm(
        FieldTarget target,
        FieldType type,
        String name,
        @Nullable String help,
        boolean active,
        boolean requiredForAgents,
        boolean requiredForCustomers,
        boolean shownToCustomers,
        boolean editableByCustomers,
        CustomField.Classification classification,
        FieldLimits limits,
        List<FieldOption.Draft> options,
        List<UUID> departmentIds,
        List<UUID> categoryIds) {}
