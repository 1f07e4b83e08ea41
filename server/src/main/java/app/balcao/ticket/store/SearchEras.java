package app.balcao.ticket.store;

import java.util.Set;
import java.util.UUID;
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
     * @param where the places that hold what is in sight
     */
    static String condition(long era, String query, Places where) {
        return inEra(era, query) + within(era, where);
    }

    /**
     * Where messages may be.
     *
     * @param any ids of departments, and of who asked; null for everywhere
     * @param asked departments of which only is in sight what was asked of them
     * @param asking by these
     */
    record Places(@Nullable Set<UUID> any, Set<UUID> asked, Set<UUID> asking) {}

    /** The query with the era in front of each word. That words follow each other is not asked for: no places are kept. Nothing stays nothing. */
    static String inEra(Object era, String query) {
        if (query.isEmpty()) {
            return query;
        }
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

    private static String within(long era, Places where) {
        if (where.any() == null) {
            return "";
        }
        String all = oneOf(era, where.any());
        return where.asked().isEmpty()
                ? " & " + all
                : " & (" + all + " | (" + oneOf(era, where.asked()) + " & " + oneOf(era, where.asking()) + "))";
    }

    private static String oneOf(long era, Set<UUID> places) {
        return places.stream()
                .map(each -> "'" + era + "/D:" + each + "'")
                .sorted()
                .collect(Collectors.joining(" | ", "(", ")"));
    }
}
