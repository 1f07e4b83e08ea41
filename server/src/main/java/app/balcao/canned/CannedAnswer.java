package app.balcao.canned;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A text that agents put into their answers (RPL-12).
 *
 * @param departments those whose tickets it is offered for, while it is theirs
 * @param html clean, with its variables as they were written
 * @param manageable whether the reader may change and remove it
 */
public record CannedAnswer(
        UUID id,
        Scope scope,
        String name,
        List<Department> departments,
        String html,
        boolean manageable,
        OffsetDateTime updatedAt,
        int version) {

    /** Whose it is. */
    public enum Scope {
        OWN,
        DEPARTMENTS,
        EVERYONE
    }

    public record Department(UUID id, String name) {}

    /**
     * A canned answer as lists show it.
     *
     * @param preview how it begins
     */
    public record Row(
            UUID id, Scope scope, String name, List<Department> departments, String preview, boolean manageable) {}
}
