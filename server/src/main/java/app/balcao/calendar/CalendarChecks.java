package app.balcao.calendar;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.ShortText;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a form of this module, so that a person is told everything at once. */
final class CalendarChecks {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final List<FieldProblem> problems = new ArrayList<>();

    /** The name on one line with something to see, without the blanks around it. */
    String name(String field, String typed, int longest) {
        String name = CONTROL.matcher(typed).replaceAll(" ").strip();
        if (ShortText.invisible(name)) {
            problems.add(FieldProblem.of(field, "required", "problem.field.required"));
        } else if (name.length() > longest) {
            problems.add(FieldProblem.of(field, "size", "problem.field.size", 1, longest));
        }
        return name;
    }

    /** The time zone; null for none. */
    @Nullable
    String timeZone(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String zone = typed.strip();
        try {
            ZoneId.of(zone);
            that(ZoneId.getAvailableZoneIds().contains(zone), field, "unknown", "people.time-zone.unknown");
        } catch (DateTimeException unknown) {
            that(false, field, "unknown", "people.time-zone.unknown");
        }
        return zone;
    }

    /** Windows of one weekday must not overlap (SLA-24); those that touch are one stretch of work. */
    void apart(String path, List<WorkWindow> windows) {
        for (int i = 0; i < windows.size(); i++) {
            WorkWindow one = windows.get(i);
            for (WorkWindow other : windows.subList(0, i)) {
                if (one.day() == other.day()
                        && one.span().starts() < other.span().ends()
                        && other.span().starts() < one.span().ends()) {
                    problems.add(FieldProblem.of(path.formatted(i), "overlap", "calendar.window.overlap"));
                    break;
                }
            }
        }
    }

    /** Ids must exist, each once. */
    void references(String path, List<UUID> ids, Set<UUID> known) {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            that(known.contains(ids.get(i)), path.formatted(i), "unknown", "problem.field.unknown");
            that(seen.add(ids.get(i)), path.formatted(i), "duplicate", "people.duplicate");
        }
    }

    void that(boolean fine, String field, String code, String messageKey) {
        if (!fine) {
            problems.add(FieldProblem.of(field, code, messageKey));
        }
    }

    /** @throws Problem validation, when anything was wrong */
    void done() {
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
    }
}
