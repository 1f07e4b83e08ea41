package app.balcao.people;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.text.EmailAddress;
import app.balcao.platform.text.ShortText;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a form, so that a person is told everything at once. */
final class FormChecks {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final List<FieldProblem> problems = new ArrayList<>();

    /** The name on one line with something to see, without the blanks around it. */
    String name(String field, String typed, int longest) {
        String name = oneLine(typed);
        if (ShortText.invisible(name)) {
            problems.add(FieldProblem.of(field, "required", "problem.field.required"));
        } else if (name.length() > longest) {
            problems.add(FieldProblem.of(field, "size", "problem.field.size", 1, longest));
        }
        return name;
    }

    /** The text without the blanks around it; null for none. */
    @Nullable
    String optional(String field, @Nullable String typed, int longest) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String text = oneLine(typed);
        if (text.length() > longest) {
            problems.add(FieldProblem.of(field, "size", "problem.field.size", 1, longest));
        }
        return text;
    }

    void size(String field, String text, int longest) {
        if (text.length() > longest) {
            problems.add(FieldProblem.of(field, "size", "problem.field.size", 0, longest));
        }
    }

    /** The address as it is kept; empty for what cannot be one. */
    String email(String field, String typed) {
        String address = EmailAddress.typed(typed).orElse("");
        if (typed.isBlank()) {
            problems.add(FieldProblem.of(field, "required", "problem.field.required"));
        } else {
            that(!address.isEmpty(), field, "email", "people.email.shape");
        }
        return address;
    }

    private static String oneLine(String typed) {
        return CONTROL.matcher(typed).replaceAll(" ").strip();
    }

    /** The language's tag as it is kept (LNG-1); null for none. */
    @Nullable
    String language(String field, @Nullable String tag) {
        @Nullable String kept = Language.ofTag(tag).map(Language::tag).orElse(null);
        that(tag == null || kept != null, field, "unknown", "people.language.unknown");
        return kept;
    }

    void timeZone(String field, @Nullable String id) {
        if (id == null) {
            return;
        }
        try {
            ZoneId.of(id);
        } catch (DateTimeException unknown) {
            problems.add(FieldProblem.of(field, "unknown", "people.time-zone.unknown"));
        }
    }

    void range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            problems.add(FieldProblem.of(field, "range", "problem.field.range", least, most));
        }
    }

    /** The text as {@code read} keeps it; null for none. What it does not accept is a problem. */
    @Nullable
    String optional(
            String field,
            @Nullable String typed,
            Function<String, Optional<String>> read,
            String code,
            String messageKey) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        @Nullable String kept = read.apply(typed).orElse(null);
        that(kept != null, field, code, messageKey);
        return kept;
    }

    void add(FieldProblem problem) {
        problems.add(problem);
    }

    void that(boolean holds, String field, String code, String messageKey) {
        if (!holds) {
            problems.add(FieldProblem.of(field, code, messageKey));
        }
    }

    /** Ids that must be known and stand once; {@code path} has a %d for the position. */
    void references(String path, List<UUID> ids, Set<UUID> known) {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            String field = path.formatted(i);
            if (!known.contains(ids.get(i))) {
                problems.add(FieldProblem.of(field, "unknown", "problem.field.unknown"));
            } else if (!seen.add(ids.get(i))) {
                problems.add(FieldProblem.of(field, "duplicate", "people.duplicate"));
            }
        }
    }

    /** Places of which each must say what the agent does there. */
    void places(String path, int count, IntPredicate isEmpty) {
        for (int i = 0; i < count; i++) {
            if (isEmpty.test(i)) {
                problems.add(FieldProblem.of(path.formatted(i), "required", "people.place.empty"));
            }
        }
    }

    /** What was wrong so far. */
    List<FieldProblem> found() {
        return List.copyOf(problems);
    }

    /** @throws Problem validation, when anything was wrong */
    void done() {
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
    }
}
