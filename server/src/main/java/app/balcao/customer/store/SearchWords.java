package app.balcao.customer.store;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.val;

import app.balcao.platform.text.EmailAddress;
import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The words of a search as patterns for columns that are stored folded: no accents, lower case. */
final class SearchWords {

    private static final int MOST = 8;
    private static final int TRIGRAM = 3;

    private SearchWords() {}

    /** The words; none for a blank search. */
    static List<String> of(@Nullable String search) {
        return search == null
                ? List.of()
                : Arrays.stream(search.strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .limit(MOST)
                        .toList();
    }

    /** Whether a word is too short for the trigram index. */
    static boolean isShort(String word) {
        return word.codePointCount(0, word.length()) < TRIGRAM;
    }

    /** Pattern for a folded name that contains the word. */
    static Field<String> inName(String word) {
        return function("fold", String.class, val(contains(word)));
    }

    /** Pattern for a stored address that contains the word, also when its domain is typed as people read it. */
    static String inEmail(String word) {
        String lower = word.toLowerCase(java.util.Locale.ROOT);
        int at = lower.lastIndexOf('@');
        String domain = lower.substring(at + 1);
        boolean plain = domain.chars().allMatch(each -> each < 128);
        return contains(
                plain
                        ? lower
                        : lower.substring(0, at + 1)
                                + EmailAddress.canonicalDomain(domain).orElse(domain));
    }

    private static String contains(String word) {
        return '%' + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
    }
}
