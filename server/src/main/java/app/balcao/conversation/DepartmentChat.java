package app.balcao.conversation;

import app.balcao.people.Department;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a department is there for a chat now, and why (DEP-13, DEP-14).
 *
 * @param categories those that it offers
 * @param agentsOnline how many of its agents for the chat are online
 * @param opensAt when its hours begin again; null while they run, and when they do not within a year
 */
public record DepartmentChat(
        UUID id,
        String name,
        List<Department.Named> categories,
        boolean online,
        Reason reason,
        int agentsOnline,
        @Nullable Instant opensAt) {

    /** Why it is there, or the first thing that keeps it from it. */
    public enum Reason {
        AVAILABLE,
        /** It is not active (DEP-11). */
        INACTIVE,
        /** It is not offered in the chat (DEP-7). */
        NOT_OFFERED,
        OUTSIDE_HOURS,
        NOBODY_ONLINE
    }
}
