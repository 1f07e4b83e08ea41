package app.balcao.channel.email.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits what was written now from the history and the signature below it (EML-6). In doubt nothing is split off, and
 * the new part is never empty.
 */
public final class QuotedHistory {

    /**
     * @param fresh what the sender wrote now
     * @param quoted signature and history; null when there are none
     */
    public record Split(String fresh, @Nullable String quoted) {}

    private QuotedHistory() {}

    /** Splits formatted text, which need not be safe yet. */
    public static Split ofHtml(String html, String subject) {
        return HtmlHistory.split(html, QuotePatterns.isForward(subject));
    }

    /** Splits plain text. */
    public static Split ofText(String text, String subject) {
        List<String> lines = List.of(text.replace("\r\n", "\n").split("\n", -1));
        boolean forward = QuotePatterns.isForward(subject);
        Cut cut = history(lines, forward);
        if (cut == null) {
            int signature = QuotePatterns.signature(lines, lines.size());
            return split(text, lines, signature, lines.size());
        }
        int from = QuotePatterns.signature(lines, cut.from());
        if (cut.to() < lines.size()) {
            int end = QuotePatterns.signature(lines, lines.size());
            List<String> fresh = new ArrayList<>(lines.subList(0, cut.from()));
            fresh.addAll(lines.subList(cut.to(), end));
            List<String> quoted = new ArrayList<>(lines.subList(cut.from(), cut.to()));
            quoted.addAll(lines.subList(end, lines.size()));
            return new Split(joined(fresh), joined(quoted));
        }
        return split(text, lines, blank(lines, 0, from) ? cut.from() : from, lines.size());
    }

    /** A stretch of history, and where what follows it begins. */
    private record Cut(int from, int to) {}

    private static @Nullable Cut history(List<String> lines, boolean forward) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (QuotePatterns.startsForward(line)) {
                return null;
            }
            int introduction = forward && !QuotePatterns.isMarker(line) ? 0 : QuotePatterns.introduction(lines, i);
            if (introduction > 0 && !isQuoted(line)) {
                return cutAt(lines, i, i + introduction);
            }
            if (isQuoted(line) && !forward) {
                return cutAt(lines, i, i);
            }
        }
        return null;
    }

    // Answers between or below quoted lines are what was written now; only quotes with nothing after them are history.
    private static @Nullable Cut cutAt(List<String> lines, int from, int introduced) {
        int at = skipBlank(lines, introduced);
        if (at >= lines.size() || !isQuoted(lines.get(at))) {
            return introduced > from ? new Cut(QuotePatterns.withLineAbove(lines, from), lines.size()) : null;
        }
        int end = at;
        while (end < lines.size() && (isQuoted(lines.get(end)) || lines.get(end).isBlank())) {
            end++;
        }
        if (blank(lines, end, QuotePatterns.signature(lines, lines.size()))) {
            return new Cut(from, lines.size());
        }
        for (int i = end; i < lines.size(); i++) {
            if (isQuoted(lines.get(i))) {
                return null;
            }
        }
        return blank(lines, 0, from) ? new Cut(from, end) : null;
    }

    private static Split split(String whole, List<String> lines, int from, int to) {
        if (from >= to || blank(lines, 0, from)) {
            return new Split(whole.strip(), null);
        }
        return new Split(joined(lines.subList(0, from)), joined(lines.subList(from, to)));
    }

    private static boolean isQuoted(String line) {
        return line.startsWith(">") || line.startsWith(" >");
    }

    private static int skipBlank(List<String> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private static boolean blank(List<String> lines, int from, int to) {
        return skipBlank(lines, from) >= to;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines).strip();
    }
}
