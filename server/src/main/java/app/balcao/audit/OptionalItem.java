package app.balcao.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What is audited only where the account asks for it (AUD-2). Everything else always is (AUD-4), and so are exports of
 * these. A module whose things are of this kind adds its line here.
 */
public enum OptionalItem {
    CUSTOMER,
    ORGANIZATION;

    private static final Set<String> ALWAYS_KEPT = Set.of("exported", "erased", "imported");

    /** How actions on it begin, and what its lines are about. */
    @JsonValue
    public String itemType() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The item of an action that need not be kept; empty for those that always are. */
    static Optional<OptionalItem> of(String action) {
        String item = action.substring(0, Math.max(0, action.indexOf('.')));
        return ALWAYS_KEPT.contains(action.substring(action.indexOf('.') + 1)) ? Optional.empty() : named(item);
    }

    static Optional<OptionalItem> named(String itemType) {
        return Arrays.stream(values())
                .filter(each -> each.itemType().equals(itemType))
                .findFirst();
    }

    @JsonCreator
    static OptionalItem read(String itemType) {
        return named(itemType).orElseThrow(() -> new IllegalArgumentException("Not an item that is switched"));
    }
}
