package app.balcao.conversation.queue;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where conversations wait for an agent of a department.
 *
 * @param name its department's, for the one that is made with it
 */
public record Queue(UUID id, Department department, String name, QueueSettings settings, int version) {

    /** The department whose agents attend it. */
    public record Department(UUID id, String name, boolean active) {}

    /**
     * A queue as administrators see it.
     *
     * @param withoutDistribution agents of its department who are given nothing, on whom bindings do not count (BND-31)
     */
    public record Page(
            UUID id,
            Department department,
            String name,
            QueueSettings settings,
            List<Named> withoutDistribution,
            int version) {}

    public record Named(UUID id, String name) {}

    /**
     * How many wait in a queue, as its agents see it (QUE-1).
     *
     * @param waiting at most {@link #MOST_COUNTED}
     * @param oldestSince since when the first of them waits; null while nobody does
     */
    public record Waiting(
            UUID id, UUID departmentId, String name, int waiting, java.time.@Nullable Instant oldestSince) {

        /** More are not counted: the number on the button is big enough. */
        public static final int MOST_COUNTED = 1000;
    }
}
