package app.balcao.ticket;

import app.balcao.ticket.store.OpeningFacts;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Category and priority that a new ticket gets. */
public record Placement(@Nullable UUID categoryId, int priority) {

    /** Where somebody wants it. */
    public record Wanted(
            @Nullable UUID departmentId,
            @Nullable UUID categoryId,
            @Nullable Integer priority,
            @Nullable UUID agentId) {}

    /**
     * Fills in what the department says, and notes what does not fit.
     *
     * @param offered whether the department takes such tickets
     */
    public static Placement of(
            Wanted wanted, OpeningFacts facts, Predicate<OpeningFacts.Department> offered, FieldChecks checks) {
        OpeningFacts.Department department = facts.department();
        if (department == null || !offered.test(department)) {
            if (wanted.departmentId() != null) {
                checks.add("departmentId", "unknown", "problem.field.unknown");
            }
            return new Placement(null, checks.priority(wanted.priority(), 1));
        }
        UUID category = wanted.categoryId() == null ? department.defaultCategoryId() : wanted.categoryId();
        if (wanted.categoryId() != null && !facts.category()) {
            checks.add("categoryId", "unknown", "ticket.field.category");
        } else if (category == null && department.categoryRequired()) {
            checks.add("categoryId", "required", "problem.field.required");
        }
        if (wanted.agentId() != null && !facts.agent()) {
            checks.add("agentId", "unknown", "ticket.field.agent");
        }
        return new Placement(category, checks.priority(wanted.priority(), department.defaultPriority()));
    }
}
