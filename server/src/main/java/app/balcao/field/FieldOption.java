package app.balcao.field;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be chosen. The choices of a field stand in one order; in a tree each belongs to the nearest one
 * before it that is a level above.
 *
 * @param level 0 for a choice that belongs to none
 * @param active whether it is offered; what was chosen before stays
 */
public record FieldOption(UUID id, String label, int level, boolean active) {

    /** How deep a tree may be (FLD-7). */
    public static final int LEVELS = 6;

    /**
     * A choice as an administrator writes it.
     *
     * @param id null for a new one
     */
    public record Draft(@Nullable UUID id, String label, int level, boolean active) {}
}
