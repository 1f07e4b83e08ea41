package app.balcao.calendar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a day, in minutes since its midnight.
 *
 * @param ends at most 1440, which is the next midnight; not part of it
 */
public record Span(int starts, int ends) {

    /** The whole of a day. */
    public static final Span DAY = new Span(0, 1440);

    public Span {
        if (starts < 0 || ends <= starts || ends > 1440) {
            throw new IllegalArgumentException("No part of a day: " + starts + " to " + ends);
        }
    }

    /** The same time in order, with what overlaps or touches made one. */
    static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span next :
                spans.stream().sorted(Comparator.comparingInt(Span::starts)).toList()) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && next.starts <= last.ends) {
                merged.set(merged.size() - 1, new Span(last.starts, Math.max(last.ends, next.ends)));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    /** What is left of these once the others are taken out. */
    static List<Span> without(List<Span> spans, List<Span> taken) {
        List<Span> left = merged(spans);
        for (Span each : taken) {
            left = left.stream().flatMap(span -> span.without(each).stream()).toList();
        }
        return left;
    }

    private List<Span> without(Span taken) {
        List<Span> left = new ArrayList<>();
        if (starts < Math.min(ends, taken.starts)) {
            left.add(new Span(starts, Math.min(ends, taken.starts)));
        }
        if (Math.max(starts, taken.ends) < ends) {
            left.add(new Span(Math.max(starts, taken.ends), ends));
        }
        return left;
    }
}
