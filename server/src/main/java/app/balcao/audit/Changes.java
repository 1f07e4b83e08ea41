package app.balcao.audit;

import app.balcao.platform.audit.AuditableAction.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an action changed, as far as the audit may keep it: only what differs, no secret, nothing without end.
 *
 * @param before as it was
 * @param after as it became
 */
record Changes(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {

    static final String MASK = "•••";

    /** Words that make a text a secret wherever they stand in its name. */
    private static final Set<String> SECRETS = Set.of(
            "password",
            "passphrase",
            "passcode",
            "secret",
            "secrets",
            "token",
            "tokens",
            "hash",
            "cookie",
            "credential",
            "credentials",
            "private");

    /** Words that do so at the end of a name, and make secrets of numbers too. */
    private static final Set<String> SECRET_ENDINGS =
            Set.of("key", "keys", "code", "codes", "pin", "otp", "totp", "seed");

    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_LIST = 200;

    static Changes of(Map<String, ? extends @Nullable Object> before, Map<String, ? extends @Nullable Object> after) {
        return new Changes(different(before, after), different(after, before));
    }

    /** Values as the audit may keep them, all of them. */
    static Map<String, @Nullable Object> fit(Map<?, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        values.forEach((name, value) -> kept.put(String.valueOf(name), fit(String.valueOf(name), value)));
        return kept;
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
        return switch (value) {
            case null -> null;
            case Secret secret -> secret.value() == null ? null : MASK;
            case Map<?, ?> nested -> fit(nested);
            case Boolean truth -> truth;
            case Number number -> endsLikeASecret(name) ? MASK : number;
            case Collection<?> list -> list(name, list);
            default -> text(name, value);
        };
    }

    private static List<@Nullable Object> list(String name, Collection<?> list) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object each : list) {
            if (kept.size() == LONGEST_LIST) {
                kept.add("…");
                break;
            }
            kept.add(fit(name, each));
        }
        return kept;
    }

    private static Object text(String name, Object value) {
        if (endsLikeASecret(name) || words(name).stream().anyMatch(SECRETS::contains)) {
            return value.toString().isEmpty() ? "" : MASK;
        }
        return value instanceof String text && text.length() > LONGEST_TEXT
                ? text.substring(0, LONGEST_TEXT) + "…"
                : value;
    }

    private static boolean endsLikeASecret(String name) {
        List<String> words = words(name);
        String last = words.isEmpty() ? "" : words.getLast();
        return SECRET_ENDINGS.contains(last) || SECRETS.contains(last);
    }

    /** The words of a name, however they are put together: {@code apiKey}, {@code api_key}, {@code api.key}. */
    private static List<String> words(String name) {
        return List.of(name.replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1 $2")
                .toLowerCase(Locale.ROOT)
                .strip()
                .split("[^\\p{L}\\d]+"));
    }
}
