package app.balcao.ticket;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.html.PlainText;
import app.balcao.platform.text.ShortText;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request's fields, so that a person hears of all of it at once. */
public final class FieldChecks {

    public static final int SUBJECT_LENGTH = 250;
    static final int HTML_LENGTH = 500_000;
    public static final int PLAIN_LENGTH = 50_000;
    static final int REASON_LENGTH = 4_000;
    static final int NOTE_LENGTH = 1_000;
    static final int FILES = 100;
    static final int WORK_DAYS = 31;

    private static final MessageText NOTHING = new MessageText("", "", "", true);

    private final List<FieldProblem> problems = new ArrayList<>();

    public void add(String field, String code, String messageKey, Object... arguments) {
        problems.add(FieldProblem.of(field, code, messageKey, arguments));
    }

    public void add(FieldProblem problem) {
        problems.add(problem);
    }

    public void required(String field, @Nullable Object value) {
        if (value == null) {
            add(field, "required", "problem.field.required");
        }
    }

    /** A ticket's subject: one line with something to see, {@value #SUBJECT_LENGTH} characters at most (OPN-3). */
    public String subject(@Nullable String subject) {
        String line = oneLine(subject);
        if (ShortText.invisible(line)) {
            add("subject", "required", "problem.field.required");
        } else if (line.length() > SUBJECT_LENGTH) {
            add("subject", "size", "problem.field.size", 1, SUBJECT_LENGTH);
        }
        return line;
    }

    public static String oneLine(@Nullable String text) {
        return text == null
                ? ""
                : MessageText.withoutControls(text).replaceAll("\\s+", " ").strip();
    }

    /** What an agent wrote: something to see, {@value #HTML_LENGTH} characters at most. */
    public MessageText html(@Nullable String html, boolean hasFiles) {
        return html(html, hasFiles, MessageText::ofAgent);
    }

    /** What an agent wrote for other agents. */
    public MessageText note(@Nullable String html, boolean hasFiles) {
        return html(html, hasFiles, MessageText::ofNote);
    }

    private MessageText html(@Nullable String html, boolean hasFiles, Function<String, MessageText> read) {
        if (html != null && html.length() > HTML_LENGTH) {
            add("html", "size", "problem.field.size", 1, HTML_LENGTH);
            return NOTHING;
        }
        MessageText text = html == null ? NOTHING : read.apply(html);
        if (text.blank() && !hasFiles) {
            add("html", "required", "problem.field.required");
        }
        return text;
    }

    /** What a customer wrote without any format: something to see, {@value #PLAIN_LENGTH} characters at most. */
    public MessageText plain(@Nullable String text, boolean hasFiles) {
        if (text != null && text.length() > PLAIN_LENGTH) {
            add("text", "size", "problem.field.size", 1, PLAIN_LENGTH);
            return NOTHING;
        }
        MessageText message = text == null ? NOTHING : MessageText.ofClean(PlainText.toHtml(text));
        if (message.blank() && !hasFiles) {
            add("text", "required", "problem.field.required");
        }
        return message;
    }

    public int priority(@Nullable Integer priority, int otherwise) {
        if (priority == null) {
            return otherwise;
        }
        if (priority < 1 || priority > 4) {
            add("priority", "range", "problem.field.range", 1, 4);
        }
        return priority;
    }

    /** Files named once each. */
    public List<UUID> files(@Nullable List<@Nullable UUID> ids) {
        if (ids == null) {
            return List.of();
        }
        if (ids.size() > FILES) {
            add("attachmentIds", "size", "ticket.field.files", FILES);
            return List.of();
        }
        List<UUID> named = new ArrayList<>();
        HashSet<UUID> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            UUID id = ids.get(i);
            if (id == null) {
                add("attachmentIds[" + i + "]", "required", "problem.field.required");
            } else if (seen.add(id)) {
                named.add(id);
            }
        }
        return named;
    }

    @Nullable
    String reason(@Nullable String reason) {
        return text("reason", reason, REASON_LENGTH);
    }

    /** A reason that must be given. @throws Problem validation */
    static String requiredReason(@Nullable String reason) {
        FieldChecks checks = new FieldChecks();
        String why = checks.reason(reason);
        checks.refuse();
        if (why == null) {
            throw Problem.validation(FieldProblem.of("reason", "required", "problem.field.required"));
        }
        return why;
    }

    /** What is told of a status; may be missing. */
    @Nullable
    public String comment(@Nullable String comment) {
        return text("comment", comment, REASON_LENGTH);
    }

    @Nullable
    public String note(@Nullable String note) {
        return text("note", note, NOTE_LENGTH);
    }

    private @Nullable String text(String field, @Nullable String given, int length) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String text = MessageText.withoutControls(given).strip();
        if (text.length() > length) {
            add(field, "size", "problem.field.size", 0, length);
        }
        return text;
    }

    /** From when to when somebody worked, in whole seconds: an end after its beginning, not in the future (WRK-6). */
    @Nullable
    public WorkTime work(@Nullable WorkPeriod given, OffsetDateTime now) {
        return work("work.", given, now);
    }

    /** @param path of the period's fields */
    @Nullable
    public WorkTime work(String path, @Nullable WorkPeriod given, OffsetDateTime now) {
        if (given == null) {
            return null;
        }
        required(path + "startedAt", given.startedAt());
        required(path + "endedAt", given.endedAt());
        if (given.startedAt() == null || given.endedAt() == null) {
            return null;
        }
        OffsetDateTime start = given.startedAt().truncatedTo(ChronoUnit.SECONDS);
        OffsetDateTime end = given.endedAt().truncatedTo(ChronoUnit.SECONDS);
        if (end.isAfter(now)) {
            add(path + "endedAt", "future", "ticket.field.work-future");
        } else if (!end.isAfter(start)) {
            add(path + "endedAt", "range", "ticket.field.work-end");
        } else if (end.isAfter(start.plusDays(WORK_DAYS))) {
            add(path + "startedAt", "range", "ticket.field.work-longest", WORK_DAYS);
        }
        return WorkTime.between(start, end);
    }

    /** @throws Problem validation, naming every bad field found */
    public void refuse() {
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
    }
}
