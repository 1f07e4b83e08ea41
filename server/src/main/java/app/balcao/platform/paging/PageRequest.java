package app.balcao.platform.paging;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit 1 to 100 items
 * @param after the place after which to go on; null for the beginning
 */
public record PageRequest(int limit, @Nullable Cursor after) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAXIMUM_LIMIT = 100;

    /**
     * Reads the query parameters every list takes.
     *
     * @throws Problem validation, for a limit out of range or a cursor that is not ours
     */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        int wanted = limit == null ? DEFAULT_LIMIT : limit;
        if (wanted < 1 || wanted > MAXIMUM_LIMIT) {
            throw Problem.validation(FieldProblem.of("limit", "range", "problem.field.limit", 1, MAXIMUM_LIMIT));
        }
        return new PageRequest(wanted, cursor == null || cursor.isEmpty() ? null : Cursor.decode(cursor));
    }
}
