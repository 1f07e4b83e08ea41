package app.balcao.ticket.store;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into the search field.
 *
 * @param text all of it
 * @param before all but a last word that may be the beginning of a longer one
 * @param beginning that last word; null when it cannot be one: too short, quoted, excluded, or no plain word
 */
record SearchText(String text, String before, @Nullable String beginning) {

    /** Fewer letters begin too many words to be worth looking for. */
    static final int SHORTEST_BEGINNING = 3;

    private static final Pattern NUMBER = Pattern.compile("#?\\s*(\\d{1,15})");
    private static final Pattern LAST_WORD =
            Pattern.compile("(?s)(.*?)(?<![\\p{L}\\p{N}\"\\-@._/])([\\p{L}\\p{N}]{" + SHORTEST_BEGINNING + ",})");

    private static final Pattern PHRASE = Pattern.compile("(?<!-)\"([^\"]*[\\p{L}\\p{N}][^\"]*)\"");

    static SearchText of(String text) {
        Matcher last = LAST_WORD.matcher(text);
        boolean quoted = text.chars().filter(each -> each == '"').count() % 2 != 0;
        if (quoted || !last.matches() || last.group(2).equalsIgnoreCase("or")) {
            return new SearchText(text, text, null);
        }
        return new SearchText(text, last.group(1), last.group(2));
    }

    /** What stands in quotes and so is looked for as it is; what shall not occur is not among it. */
    List<String> phrases() {
        return PHRASE.matcher(text).results().map(each -> each.group(1)).toList();
    }

    /** The protocol it may be. */
    Optional<Long> number() {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }

    /** Whether it is long enough to look for people by it. */
    boolean mayBeSomebody() {
        return text.length() >= SHORTEST_BEGINNING;
    }

    /** It without its quotes, as a literal inside a LIKE pattern. */
    String literal() {
        return NameReads.literal(text.replace("\"", ""));
    }
}
