package app.balcao.ticket.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a search into steps through the eras of an account's life, newest first. Search vectors hold words with
 * their era in front, so a step's condition says every word once for each of its eras.
 */
final class SearchEras {

    private static final int LARGEST_STEP = 32;
    private static final Pattern WORD = Pattern.compile("'((?:[^']|'')*)'(:[*A-D]+)?");
    private static final Pattern FOLLOWED_BY = Pattern.compile("<(-|\\d+)>");

    private SearchEras() {}

    /** Some eras in a row that are looked through together. */
    record Step(long newest, long oldest) {}

    /** All eras from one back to the first, in steps that grow: what is common is found in the first. */
    static List<Step> steps(long newest) {
        List<Step> steps = new ArrayList<>();
        long next = newest;
        int size = 1;
        while (next >= 0) {
            long oldest = Math.max(0, next - size + 1);
            steps.add(new Step(next, oldest));
            size = steps.size() == 1 ? 1 : Math.min(LARGEST_STEP, size * 2);
            next = oldest - 1;
        }
        return steps;
    }

    /**
     * A step's condition on search vectors.
     *
     * @param query the words looked for, as the database writes a tsquery
     * @param departments ids of those in sight; null for all
     */
    static String condition(Step step, String query, @Nullable Collection<?> departments) {
        return LongStream.rangeClosed(step.oldest(), step.newest())
                .mapToObj(era -> "(" + inEra(era, query) + within(era, departments) + ")")
                .collect(Collectors.joining(" | "));
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
