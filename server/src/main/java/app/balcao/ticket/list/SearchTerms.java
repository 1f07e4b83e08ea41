package app.balcao.ticket.list;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed into the search field: words to look for, and what narrows them.
 *
 * @param words what is left without the operators; empty when nothing is
 */
public record SearchTerms(String words, List<Term> terms) {

    /** An operator and what stands after its colon, without quotes. */
    public record Term(SearchOperator operator, String value) {}

    /** More would be more statements than anybody means. */
    private static final int MOST_TERMS = 10;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    // What follows a colon at once makes any word before it an operator, but an address of a page; a blank may follow
    // only those that are known.
    private static final Pattern TOKEN = Pattern.compile("(?<![^\\s\"])(-?)(\\p{L}{2,}):"
            + "(?:(?!//)(?:\"([^\"]*)\"?|([^\\s\"]+))|\\s+(?:\"([^\"]*)\"?|([^\\s\"]+))|\\s*$)"
            + "|\"[^\"]*\"?|[^\\s\"]+");

    /** @throws Problem validation, for an operator that is unknown, negated, or without anything after it */
    public static SearchTerms of(String typed) {
        StringBuilder words = new StringBuilder(typed.length());
        List<Term> terms = new ArrayList<>();
        Matcher token = TOKEN.matcher(typed);
        int at = 0;
        while (at < typed.length() && token.find(at)) {
            words.append(typed, at, token.start());
            Optional<Term> term = term(token);
            boolean operator = term.isPresent();
            term.ifPresent(terms::add);
            // A known word and a blank would swallow what follows; the colon of an unknown one is just a colon.
            int end = operator || token.group(2) == null ? token.end() : token.end(2) + 1;
            words.append(operator ? "" : typed.substring(token.start(), end));
            at = end;
        }
        if (terms.size() > MOST_TERMS) {
            throw problem("ticket.search.most", MOST_TERMS);
        }
        return new SearchTerms(words.toString().replaceAll("\\s+", " ").strip(), List.copyOf(terms));
    }

    private static Optional<Term> term(Matcher token) {
        String name = token.group(2);
        if (name == null) {
            return Optional.empty();
        }
        Optional<SearchOperator> known = SearchOperator.of(name);
        String adjacent = token.group(3) == null ? token.group(4) : token.group(3);
        if (known.isEmpty()) {
            if (adjacent == null) {
                return Optional.empty();
            }
            throw problem("ticket.search.operator", name);
        }
        if (!token.group(1).isEmpty()) {
            throw problem("ticket.search.negated", name);
        }
        String apart = token.group(5) == null ? token.group(6) : token.group(5);
        String value = adjacent == null ? apart : adjacent;
        if (value == null || value.isBlank()) {
            throw problem("ticket.search.value", name);
        }
        return Optional.of(new Term(known.get(), value.strip()));
    }

    /** A complaint about what was typed. */
    static Problem problem(String messageKey, Object... arguments) {
        return Problem.validation(FieldProblem.of("search", "search", messageKey, arguments));
    }

    /** A text as names are compared: no accents, lower case. */
    static String fold(String text) {
        return MARKS.matcher(Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
    }
}
