package app.balcao.calendar.web;

import app.balcao.calendar.DayTime;
import app.balcao.calendar.Span;
import app.balcao.platform.errors.FieldProblem;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads parts of days from what was typed. */
final class Spans {

    private Spans() {}

    /** The part of the day; null after adding what is wrong with it, the end before the start included (SLA-24). */
    static @Nullable Span read(String path, String starts, String ends, List<FieldProblem> problems) {
        OptionalInt from = DayTime.parse(starts);
        OptionalInt to = DayTime.parse(ends);
        if (from.isEmpty()) {
            problems.add(FieldProblem.of(path + "starts", "pattern", "calendar.time"));
        }
        if (to.isEmpty()) {
            problems.add(FieldProblem.of(path + "ends", "pattern", "calendar.time"));
        }
        if (from.isEmpty() || to.isEmpty()) {
            return null;
        }
        if (to.getAsInt() <= from.getAsInt()) {
            problems.add(FieldProblem.of(path + "ends", "order", "calendar.window.order"));
            return null;
        }
        return new Span(from.getAsInt(), to.getAsInt());
    }
}
