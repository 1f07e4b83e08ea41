package app.balcao.ticket.portal;

import app.balcao.field.CustomField;
import app.balcao.field.FieldLimits;
import app.balcao.field.FieldOption;
import app.balcao.field.FieldType;
import app.balcao.ticket.Named;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is asked as they open a ticket at the portal.
 *
 * @param mayOpen whether they may open tickets at all (CUS-5)
 * @param departments those that customers may choose, by name
 * @param fields the custom fields that customers fill in there, in their order
 */
public record CustomerForm(boolean mayOpen, List<Department> departments, List<Field> fields) {

    /** @param defaultCategoryId what it gets when none is chosen; null for none */
    public record Department(
            UUID id,
            String name,
            boolean categoryRequired,
            @Nullable UUID defaultCategoryId,
            List<Named> categories) {

        boolean has(UUID category) {
            return categories.stream().anyMatch(each -> each.id().equals(category));
        }
    }

    /**
     * A custom field as customers know it.
     *
     * @param departmentIds in which of the form's departments it is asked; empty for all
     * @param categoryIds in which of their categories; empty for all
     */
    public record Field(
            UUID id,
            String name,
            @Nullable String help,
            FieldType type,
            boolean required,
            FieldLimits limits,
            List<FieldOption> options,
            List<UUID> departmentIds,
            List<UUID> categoryIds) {

        /** The field, with those places that the customer may choose; the caller leaves out what is asked in none. */
        static Field of(CustomField field, List<Department> departments) {
            return new Field(
                    field.id(),
                    field.name(),
                    field.help(),
                    field.type(),
                    field.requiredForCustomers(),
                    field.limits(),
                    field.offeredOptions(),
                    field.departments().stream()
                            .map(each -> each.id())
                            .filter(id -> departments.stream()
                                    .anyMatch(each -> each.id().equals(id)))
                            .toList(),
                    field.categories().stream()
                            .map(each -> each.id())
                            .filter(id -> departments.stream().anyMatch(each -> each.has(id)))
                            .toList());
        }

        /** Whether the customer can choose a place in which it is asked. */
        static boolean isAsked(CustomField field, List<Department> departments) {
            return departments.stream()
                    .filter(place -> field.departments().isEmpty()
                            || field.departments().stream()
                                    .anyMatch(each -> each.id().equals(place.id())))
                    .anyMatch(place -> field.categories().isEmpty()
                            || field.categories().stream().anyMatch(each -> place.has(each.id())));
        }
    }
}
