package app.balcao.audit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an action changed, as far as the audit may keep it: only what differs, no secret, no text without end.
 *
 * @param before as it was
 * @param after as it became
 */
record Changes(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {

    static final String MASK = "•••";

    private static final Set<String> SECRETS = Set.of("password", "secret", "token", "hash", "cookie", "credential");
    private static final int LONGEST_TEXT = 2000;

    static Changes of(Map<String, ? extends @Nullable Object> before, Map<String, ? extends @Nullable Object> after) {
        return new Changes(different(before, after), different(after, before));
    }

    private static Map<String, @Nullable Object> different(
            Map<String, ? extends @Nullable Object> values, Map<String, ? extends @Nullable Object> others) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!others.containsKey(name) || !Objects.equals(value, others.get(name))) {
                kept.put(name, fit(name, value));
            }
        });
        return kept;
    }

    private static @Nullable Object fit(String name, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (SECRETS.stream().anyMatch(lower::contains)) {
            return MASK;
        }
        return value instanceof String text && text.length() > LONGEST_TEXT
                ? text.substring(0, LONGEST_TEXT) + "…"
                : value;
    }
}
