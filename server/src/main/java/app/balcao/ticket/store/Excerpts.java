package app.balcao.ticket.store;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/**
 * Shows where a text matches a search: the words around, escaped, with {@code <mark>} about those that match.
 * Works on the stems the database looked for, which is an order of magnitude cheaper than having it parse each
 * text again ({@code ts_headline}), at the price of now and then marking a word too many.
 */
final class Excerpts {

    private static final int LENGTH = 200;
    private static final int LEAD = 60;
    private static final int LONGEST_ENDING = 8;
    private static final Pattern STEM = Pattern.compile("(!)?'((?:[^']|'')*)'(:[*A-D]*)?(\\s*\\|)?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern PLURAL = Pattern.compile("(?:(?:[ao]e|[aeou]?i)s|ns)$");
    private static final Pattern SINGULAR = Pattern.compile("(?:ao?|[aeiou]l|m)$");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private record Stem(String text, boolean beginning) {

        boolean matches(String word) {
            return word.startsWith(text)
                    ? beginning || word.length() - text.length() <= LONGEST_ENDING
                    : isPluralOfIt(word);
        }

        /** The database looks for the singular of what ends in -ões, -ais or the like, and the text may have either. */
        private boolean isPluralOfIt(String word) {
            String without = PLURAL.matcher(word).replaceFirst("");
            return without.length() < word.length()
                    && without.equals(SINGULAR.matcher(text).replaceFirst(""));
        }
    }

    /** Each of the words looked for, in the forms it may have. */
    private final List<List<Stem>> stems = new ArrayList<>();

    /** @param query the words looked for, as the database writes them; what must not occur is passed over */
    Excerpts(String query) {
        Matcher each = STEM.matcher(query);
        boolean isOther = false;
        while (each.find()) {
            boolean isBeginning = each.group(3) != null && each.group(3).contains("*");
            // A file's name or an address is one word to the database, and several here.
            Matcher part = WORD.matcher(each.group(1) == null ? each.group(2) : "");
            while (part.find()) {
                if (!isOther) {
                    stems.add(new ArrayList<>());
                }
                stems.getLast().add(new Stem(fold(part.group()), isBeginning));
                isOther = false;
            }
            isOther = each.group(4) != null && each.group(1) == null && !stems.isEmpty();
        }
    }

    /** For words of a name or an address, as they were typed. */
    static Excerpts ofWords(String typed) {
        Excerpts excerpts = new Excerpts("");
        Matcher each = WORD.matcher(typed);
        while (each.find()) {
            excerpts.stems.add(List.of(new Stem(fold(each.group()), true)));
        }
        return excerpts;
    }

    /** Whether every word looked for stands in the text. */
    boolean allIn(String text) {
        List<String> words = new ArrayList<>();
        Matcher each = WORD.matcher(text);
        while (each.find()) {
            words.add(fold(each.group()));
        }
        return !stems.isEmpty()
                && stems.stream().allMatch(forms -> forms.stream()
                        .anyMatch(stem -> words.stream().anyMatch(stem::matches)));
    }

    /** The same of safe HTML. */
    boolean allInHtml(String html) {
        return allIn(Parser.unescapeEntities(withoutTags(html), false));
    }

    /** The part of safe HTML's text around its first match. */
    String ofHtml(String html) {
        return of(Parser.unescapeEntities(withoutTags(html), false));
    }

    /** The part of a plain text around its first match; its beginning when there is none. */
    String of(String text) {
        Matcher words = WORD.matcher(text);
        int first = -1;
        while (words.find()) {
            if (matches(words.group())) {
                first = words.start();
                break;
            }
        }
        int from = first <= LEAD ? 0 : wordBoundary(text, first - LEAD);
        int to = Math.min(text.length(), from + LENGTH);
        if (to < text.length()) {
            int gap = text.lastIndexOf(' ', to);
            to = gap > from + LENGTH / 2 ? gap : to;
        }
        StringBuilder excerpt = new StringBuilder(LENGTH + 64);
        excerpt.append(from > 0 ? "… " : "");
        mark(text.substring(from, to), excerpt);
        return excerpt.append(to < text.length() ? " …" : "").toString();
    }

    private void mark(String part, StringBuilder excerpt) {
        Matcher words = WORD.matcher(part);
        int done = 0;
        while (words.find()) {
            if (matches(words.group())) {
                excerpt.append(Entities.escape(part.substring(done, words.start())));
                excerpt.append("<mark>").append(Entities.escape(words.group())).append("</mark>");
                done = words.end();
            }
        }
        excerpt.append(Entities.escape(part.substring(done)));
    }

    private boolean matches(String word) {
        String folded = fold(word);
        return stems.stream().flatMap(List::stream).anyMatch(stem -> stem.matches(folded));
    }

    private static int wordBoundary(String text, int near) {
        int gap = text.indexOf(' ', near);
        return gap < 0 || gap > near + LEAD ? near : gap + 1;
    }

    // Safe HTML writes < only where a tag begins.
    private static String withoutTags(String html) {
        StringBuilder text = new StringBuilder(html.length());
        boolean inside = false;
        for (int i = 0; i < html.length(); i++) {
            char each = html.charAt(i);
            if (each == '<') {
                inside = true;
            } else if (each == '>' && inside) {
                inside = false;
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                    text.append(' ');
                }
            } else if (!inside) {
                text.append(each == '\n' ? ' ' : each);
            }
        }
        return text.toString().strip();
    }

    private static String fold(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) > 0x7F) {
                return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                        .replaceAll("");
            }
        }
        return lower;
    }
}
