package app.balcao.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where work belongs (DEP-1).
 *
 * @param active whether it is offered for new work (DEP-11)
 * @param defaultPriority 1 (low) to 4 (urgent) of tickets that name none
 * @param categoryRequired whether a ticket opened by an agent must have a category
 * @param categories those that may be chosen in it (DEP-8)
 * @param agents who works in it or manages it
 */
public record Department(
        UUID id,
        String name,
        boolean active,
        @Nullable UUID defaultCategoryId,
        int defaultPriority,
        boolean categoryRequired,
        List<Named> categories,
        List<DepartmentAgent> agents,
        DepartmentSettings settings,
        DepartmentSettings.Pictures pictures,
        int version) {

    /** Something referred to, with its name. */
    public record Named(UUID id, String name) {}

    /** An agent's place in the department (DEP-9, DEP-10). */
    /** @param active whether they can be given work; who is not may still be placed here */
    public record DepartmentAgent(
            UUID id, String name, boolean active, boolean tickets, boolean chat, boolean manager) {}
}
