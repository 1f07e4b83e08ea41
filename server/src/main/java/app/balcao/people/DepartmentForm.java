package app.balcao.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator fills in for a department; see {@link Department} for what each means.
 *
 * @param settings null leaves them as they are
 * @param pictures null leaves them as they are
 */
public record DepartmentForm(
        String name,
        boolean active,
        List<UUID> categoryIds,
        @Nullable UUID defaultCategoryId,
        int defaultPriority,
        boolean categoryRequired,
        List<DepartmentPlace> agents,
        @Nullable DepartmentSettings settings,
        DepartmentSettings.@Nullable Pictures pictures) {

    /** An agent's place in it: works on tickets, on chat, or manages it; at least one of the three. */
    public record DepartmentPlace(UUID agentId, boolean tickets, boolean chat, boolean manager) {

        boolean isEmpty() {
            return !tickets && !chat && !manager;
        }
    }

    /** An active department that asks for nothing, for programs. */
    public static DepartmentForm named(String name, List<UUID> categoryIds, List<DepartmentPlace> agents) {
        return new DepartmentForm(name, true, categoryIds, null, 1, false, agents, null, null);
    }
}
