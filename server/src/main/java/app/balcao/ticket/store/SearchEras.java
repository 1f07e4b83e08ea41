package app.balcao.ticket.store;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a search for the eras of an account's life: search vectors hold words with their era in front, so that in
 * one era a search meets short lists only. One condition for several eras would be dearer than one for each, since
 * the index would then weigh every message that has any of the words.
 */
final class SearchEras {

    private static final Pattern WORD = Pattern.compile("'((?:[^']|'')*)'(:[*A-D]+)?");
    private static final Pattern FOLLOWED_BY = Pattern.compile("<(-|\\d+)>");

    private SearchEras() {}

    /**
     * The condition on search vectors, for one era.
     *
     * @param query the words looked for, as the database writes a tsquery
     * @param departments ids of those in sight; null for all
     */
    static String condition(long era, String query, @Nullable Collection<?> departments) {
        return inEra(era, query) + within(era, departments);
    }

    /** The query with the era in front of each word. That words follow each other is not asked for: no places are kept. */
    static String inEra(Object era, String query) {
        StringBuilder written = new StringBuilder(query.length() + 32).append('(');
        Matcher word = WORD.matcher(query);
        int done = 0;
        while (word.find()) {
            written.append(
                    FOLLOWED_BY.matcher(query.substring(done, word.start())).replaceAll("&"));
            String suffix = word.group(2);
            written.append('\'').append(era).append('/').append(word.group(1)).append('\'');
            written.append(suffix != null && suffix.contains("*") ? ":*" : "");
            done = word.end();
        }
        return written.append(query.substring(done)).append(')').toString();
    }

    private static String within(long era, @Nullable Collection<?> departments) {
        if (departments == null) {
            return "";
        }
        return departments.stream()
                .map(each -> "'" + era + "/D:" + each + "'")
                .sorted()
                .collect(Collectors.joining(" | ", " & (", ")"));
    }
}
