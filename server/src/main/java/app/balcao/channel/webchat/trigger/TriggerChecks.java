package app.balcao.channel.webchat.trigger;

import app.balcao.channel.webchat.grid.UserAgents;
import app.balcao.channel.webchat.trigger.ChatTrigger.Action;
import app.balcao.channel.webchat.trigger.ChatTrigger.ChatTriggerForm;
import app.balcao.channel.webchat.trigger.ChatTrigger.Hours;
import app.balcao.channel.webchat.trigger.ChatTrigger.Reception;
import app.balcao.channel.webchat.trigger.TriggerCondition.Kind;
import app.balcao.channel.webchat.trigger.TriggerCondition.Subject;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.ShortText;
import app.balcao.platform.text.WebAddress;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cleans what administrators typed for a trigger, and collects what is wrong with it. */
final class TriggerChecks {

    static final int LONGEST_NAME = 120;
    static final int LONGEST_DESCRIPTION = 400;
    static final int LONGEST_TEXT = 500;
    static final int LONGEST_VALUE = 500;
    static final int MOST_CONDITIONS = 10;
    static final long MOST_NUMBER = 86_400;
    static final int LONGEST_WAIT = 3600;
    static final int LONGEST_VISITOR = 200;
    static final int MOST_LABELS = 10;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> DEVICES = Set.of("COMPUTER", "PHONE", "TABLET");

    private final List<FieldProblem> problems = new ArrayList<>();
    private final Known known;

    private TriggerChecks(Known known) {
        this.known = known;
    }

    /** The ids of an account that a trigger may name. */
    record Known(Set<UUID> departments, Set<UUID> agents, Set<UUID> labels) {}

    /** @throws Problem validation */
    static ChatTriggerForm checked(ChatTriggerForm form, Known known) {
        var checks = new TriggerChecks(known);
        ChatTriggerForm clean = checks.clean(form);
        if (!checks.problems.isEmpty()) {
            throw Problem.validation(checks.problems);
        }
        return clean;
    }

    private ChatTriggerForm clean(ChatTriggerForm form) {
        Action action = form.action();
        boolean picture = action == Action.INVITATION || action == Action.PROMOTION;
        boolean link = action == Action.PROMOTION || action == Action.REDIRECT;
        return new ChatTriggerForm(
                line("name", form.name(), LONGEST_NAME, true),
                line("description", form.description(), LONGEST_DESCRIPTION, false),
                form.active(),
                form.once(),
                zone(form.timeZone()),
                weekdays(form.weekdays()),
                hours(form.hours()),
                conditions(form.conditions()),
                action,
                action == Action.REDIRECT ? "" : line("text", form.text(), LONGEST_TEXT, picture),
                picture ? address("imageUrl", form.imageUrl(), action == Action.PROMOTION) : null,
                link ? address("linkUrl", form.linkUrl(), true) : null,
                reception(form.reception(), action.begins()),
                form.occasion());
    }

    // Only who comes into a conversation is received.
    private Reception reception(Reception typed, boolean begins) {
        int wait = typed.waitSeconds();
        if (wait < 0 || wait > LONGEST_WAIT) {
            problems.add(FieldProblem.of("waitSeconds", "range", "webchat.trigger.number", 0, LONGEST_WAIT));
        }
        if (!begins) {
            return new Reception(wait, null, null, List.of(), "");
        }
        require("departmentId", typed.departmentId(), known.departments());
        require("agentId", typed.agentId(), known.agents());
        List<UUID> labels = typed.labelIds().stream().distinct().toList();
        if (labels.size() > MOST_LABELS) {
            problems.add(FieldProblem.of("labelIds", "size", "problem.field.size", 0, MOST_LABELS));
        }
        for (int each = 0; each < labels.size(); each++) {
            require("labelIds[" + each + "]", labels.get(each), known.labels());
        }
        return new Reception(
                wait,
                typed.departmentId(),
                typed.agentId(),
                labels,
                line("visitorName", typed.visitorName(), LONGEST_VISITOR, false));
    }

    private void require(String field, @Nullable UUID id, Set<UUID> ids) {
        if (id != null && !ids.contains(id)) {
            add(field, "unknown", "problem.field.unknown");
        }
    }

    private String line(String field, String typed, int longest, boolean required) {
        String line = ShortText.line(typed);
        if (ShortText.invisible(line)) {
            if (required) {
                add(field, "required", "problem.field.required");
            }
            return "";
        }
        if (ShortText.length(line) > longest) {
            problems.add(FieldProblem.of(field, "size", "problem.field.size", required ? 1 : 0, longest));
        }
        return line;
    }

    private String zone(String typed) {
        if (!ZoneId.getAvailableZoneIds().contains(typed.strip())) {
            add("timeZone", "unknown", "people.time-zone.unknown");
        }
        return typed.strip();
    }

    private List<Integer> weekdays(List<Integer> days) {
        if (days.stream().anyMatch(each -> each < 1 || each > 7)) {
            add("weekdays", "unknown", "problem.field.unknown");
        }
        return days.stream().distinct().sorted().toList();
    }

    private @Nullable Hours hours(@Nullable Hours hours) {
        if (hours == null) {
            return null;
        }
        if (hours.starts() == hours.ends() || hours.ends() == 0) {
            add("ends", "hours", "webchat.trigger.hours");
        }
        return hours;
    }

    private @Nullable String address(String field, @Nullable String typed, boolean required) {
        if (typed == null || typed.isBlank()) {
            if (required) {
                add(field, "required", "problem.field.required");
            }
            return null;
        }
        Optional<String> address = WebAddress.typed(typed);
        if (address.isEmpty()) {
            add(field, "format", "webchat.trigger.address");
        } else if (field.equals("imageUrl") && !address.get().startsWith("https:")) {
            // Pages with TLS do not show what comes without.
            add(field, "format", "webchat.trigger.https");
        }
        return address.orElse(null);
    }

    private List<TriggerCondition> conditions(List<TriggerCondition> typed) {
        if (typed.size() > MOST_CONDITIONS) {
            problems.add(FieldProblem.of("conditions", "size", "problem.field.size", 0, MOST_CONDITIONS));
            return typed;
        }
        List<TriggerCondition> clean = new ArrayList<>();
        for (int each = 0; each < typed.size(); each++) {
            clean.add(condition("conditions[" + each + "].", typed.get(each)));
        }
        return clean;
    }

    private TriggerCondition condition(String path, TriggerCondition typed) {
        Kind kind = typed.subject().kind();
        if (!kind.allows(typed.comparison())) {
            add(path + "comparison", "unknown", "webchat.trigger.comparison");
        }
        String value = line(path + "value", typed.value(), LONGEST_VALUE, true);
        if (!value.isEmpty()) {
            value(path + "value", kind, value);
        }
        require(path + "departmentId", typed.departmentId(), known.departments());
        UUID department = typed.subject() == Subject.QUEUE_LENGTH ? typed.departmentId() : null;
        return new TriggerCondition(
                typed.subject(), typed.comparison(), kind == Kind.COUNTRY ? countries(value) : value, department);
    }

    private void value(String field, Kind kind, String value) {
        switch (kind) {
            case NUMBER -> {
                if (!value.matches("\\d{1,5}") || Long.parseLong(value) > MOST_NUMBER) {
                    problems.add(FieldProblem.of(field, "range", "webchat.trigger.number", 0, MOST_NUMBER));
                }
            }
            case YES_NO -> choice(field, value, Set.of("true", "false"));
            case COUNTRY -> {
                if (!COUNTRIES.containsAll(List.of(countries(value).split(",")))) {
                    add(field, "unknown", "problem.field.unknown");
                }
            }
            case DEVICE -> choice(field, value, DEVICES);
            case BROWSER -> choice(field, value, UserAgents.browsers());
            case SYSTEM -> choice(field, value, UserAgents.systems());
            case DEPARTMENT -> choice(field, value, texts(known.departments()));
            case LABEL -> choice(field, value, texts(known.labels()));
            case TEXT, LANGUAGE -> {
                // Any text will do.
            }
        }
    }

    private static String countries(String typed) {
        return Stream.of(typed.toUpperCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .distinct()
                .collect(Collectors.joining(","));
    }

    private void choice(String field, String value, Set<String> choices) {
        if (!choices.contains(value)) {
            add(field, "unknown", "problem.field.unknown");
        }
    }

    private static Set<String> texts(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.toSet());
    }

    private void add(String field, String code, String message) {
        problems.add(FieldProblem.of(field, code, message));
    }
}
