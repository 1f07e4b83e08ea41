package app.balcao.people;

import org.jspecify.annotations.Nullable;

/**
 * How many agents may be active, and are (ACC-14).
 *
 * @param limit null for any number
 */
public record Seats(int used, @Nullable Integer limit) {}
