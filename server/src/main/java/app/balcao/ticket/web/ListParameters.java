package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.Origin;
import app.balcao.ticket.Situation;
import app.balcao.ticket.TicketKind;
import app.balcao.ticket.list.Tab;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.list.TicketFilter.Period;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;

/** The query parameters of the list of tickets, as text; {@link #filter} reads them and names every bad one. */
record ListParameters(
        @Schema(allowableValues = {"new", "replied", "newly-bound", "open", "team-open", "team-waiting"}) @Nullable
        String tab,

        @Schema(description = "Ids, separated by commas") @Nullable
        String departmentId,

        @Schema(description = "Ids, separated by commas") @Nullable
        String categoryId,

        @Schema(description = "Ids, separated by commas") @Nullable
        String customerId,

        @Schema(description = "Ids, separated by commas") @Nullable
        String organizationId,

        @Schema(description = "Ids of agents, none or me, separated by commas") @Nullable
        String agentId,

        @Schema(description = "Codes, separated by commas", example = "0,2,3") @Nullable
        String situation,

        @Schema(description = "Status, several separated by commas") @Nullable
        String statusId,

        @Schema(description = "Tags, several separated by commas") @Nullable
        String tagId,

        @Schema(description = "1 to 4, separated by commas") @Nullable
        String priority,

        @Schema(description = "external or internal, separated by commas") @Nullable
        String kind,

        @Schema(description = "email or agent, separated by commas") @Nullable
        String origin,

        @Schema(description = SINCE) @Nullable String createdFrom,
        @Schema(description = UNTIL) @Nullable String createdTo,
        @Schema(description = SINCE) @Nullable String closedFrom,
        @Schema(description = UNTIL) @Nullable String closedTo,
        @Schema(description = SINCE) @Nullable String activeFrom,
        @Schema(description = UNTIL) @Nullable String activeTo,

        @Schema(
                allowableValues = {"open", "closed", "all"},
                defaultValue = "all")
        @Nullable
        String state,

        @Schema(
                maxLength = 200,
                description =
                        "A number; words of subjects, messages and names of files; a customer's name or address or"
                                + " an organization's name. In quotes, words as they stand; after a minus, a word that shall not"
                                + " occur. Narrowed by de: or from: (customer), para: or to: (department, agent, eu, ninguém),"
                                + " status: (situation or status, aberto, fechado), antes: or before: and depois: or after:"
                                + " (31/01/2026 or 2026-01-31), with a value in quotes where it has blanks. An unknown operator"
                                + " and a value that says nothing are answered with 400. Narrowed searches may answer with few"
                                + " items, or none, and a cursor to go on with.",
                example = "de:maria para:suporte status:aberto depois:01/11/2026 \"nota fiscal\"")
        @Nullable
        String search,

        @Schema(
                allowableValues = {"activity", "created", "situation"},
                defaultValue = "activity")
        @Nullable
        String sort,

        @Schema(
                allowableValues = {"asc", "desc"},
                defaultValue = "desc")
        @Nullable
        String order,

        @Parameter(hidden = true) @Nullable Map<UUID, String> customFields) {

    private static final String SINCE = "A moment, or a day in the reader's time zone";
    private static final String UNTIL = "A moment, not included, or a day in the reader's time zone, included";

    private static final String CUSTOM_FIELD = "customField.";
    private static final UUID NO_ID = new UUID(0, 0);
    private static final Set<String> NAMES = Arrays.stream(ListParameters.class.getRecordComponents())
            .map(RecordComponent::getName)
            .filter(each -> !each.equals("customFields"))
            .collect(Collectors.toUnmodifiableSet());

    private static final int SEARCH_LENGTH = 200;
    private static final int MOST_VALUES = 50;
    private static final int DAY_LENGTH = "2026-11-27".length();
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    /**
     * @param names of the parameters that there are
     * @param parameter answers the value of a query parameter; null without one
     */
    static ListParameters of(Collection<String> names, UnaryOperator<@Nullable String> parameter) {
        return new ListParameters(
                parameter.apply("tab"),
                parameter.apply("departmentId"),
                parameter.apply("categoryId"),
                parameter.apply("customerId"),
                parameter.apply("organizationId"),
                parameter.apply("agentId"),
                parameter.apply("situation"),
                parameter.apply("statusId"),
                parameter.apply("tagId"),
                parameter.apply("priority"),
                parameter.apply("kind"),
                parameter.apply("origin"),
                parameter.apply("createdFrom"),
                parameter.apply("createdTo"),
                parameter.apply("closedFrom"),
                parameter.apply("closedTo"),
                parameter.apply("activeFrom"),
                parameter.apply("activeTo"),
                parameter.apply("state"),
                parameter.apply("search"),
                parameter.apply("sort"),
                parameter.apply("order"),
                customFields(names, parameter));
    }

    // Parameters such as customField.<id>; one that names no id asks for a field that does not exist.
    private static Map<UUID, String> customFields(Collection<String> names, UnaryOperator<@Nullable String> parameter) {
        Map<UUID, String> sought = new LinkedHashMap<>();
        for (String name : names) {
            if (name.startsWith(CUSTOM_FIELD)) {
                sought.put(id(name.substring(CUSTOM_FIELD.length())), String.valueOf(parameter.apply(name)));
            }
        }
        return sought;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return NO_ID;
        }
    }

    /**
     * What a filter means that is given as a whole.
     *
     * @throws Problem validation, also for a name that is no parameter
     */
    static TicketFilter of(ActingAgent acting, Map<String, String> filters) {
        List<FieldProblem> unknown = filters.keySet().stream()
                .filter(each -> !NAMES.contains(each) && !each.startsWith(CUSTOM_FIELD))
                .map(each -> FieldProblem.of("filters", "unknown", "problem.field.unknown"))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.validation(unknown);
        }
        return of(filters.keySet(), filters::get).filter(acting);
    }

    /** @throws Problem validation, naming each parameter that makes no sense */
    TicketFilter filter(ActingAgent acting) {
        List<FieldProblem> problems = new ArrayList<>();
        List<String> agents = values("agentId", agentId, problems);
        TicketFilter filter = new TicketFilter(
                tab(problems),
                uuids("departmentId", departmentId, problems),
                uuids("categoryId", categoryId, problems),
                uuids("customerId", customerId, problems),
                uuids("organizationId", organizationId, problems),
                set(
                        agents.stream().filter(each -> !each.equals("none")).toList(),
                        each -> each.equals("me") ? acting.id() : uuid("agentId", each, problems)),
                agents.contains("none"),
                set(values("situation", situation, problems), each -> situation(each, problems)),
                uuids("statusId", statusId, problems),
                uuids("tagId", tagId, problems),
                set(values("priority", priority, problems), each -> number("priority", each, 1, 4, problems)),
                set(values("kind", kind, problems), each -> choice("kind", each, TicketKind.class, problems)),
                set(values("origin", origin, problems), each -> choice("origin", each, Origin.class, problems)),
                period(acting, "created", createdFrom, createdTo, problems),
                period(acting, "closed", closedFrom, closedTo, problems),
                period(acting, "active", activeFrom, activeTo, problems),
                choice("state", state, TicketFilter.State.class, TicketFilter.State.ALL, problems),
                search(problems),
                choice("sort", sort, TicketFilter.Sort.class, TicketFilter.Sort.ACTIVITY, problems),
                choice("order", order, Order.class, Order.DESC, problems) == Order.ASC,
                customFields == null ? Map.of() : customFields,
                List.of());
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return filter;
    }

    private enum Order {
        ASC,
        DESC
    }

    private @Nullable Tab tab(List<FieldProblem> problems) {
        if (isMissing(tab)) {
            return null;
        }
        return Tab.ofKey(tab).orElseGet(() -> {
            problems.add(unsuitable("tab"));
            return null;
        });
    }

    private static @Nullable Situation situation(String text, List<FieldProblem> problems) {
        Integer code = number("situation", text, 0, 9, problems);
        return code == null ? null : Situation.of(code);
    }

    private static List<String> values(String name, @Nullable String text, List<FieldProblem> problems) {
        if (isMissing(text)) {
            return List.of();
        }
        List<String> values =
                Arrays.stream(text.split(",", -1)).map(String::strip).distinct().toList();
        if (values.size() > MOST_VALUES) {
            problems.add(FieldProblem.of(name, "size", "problem.field.size", 0, MOST_VALUES));
        }
        return values;
    }

    /** What the values mean; those that mean nothing have been told of. */
    private static <T> Set<T> set(List<String> values, Function<String, @Nullable T> meaning) {
        Set<T> meant = new LinkedHashSet<>();
        for (String each : values) {
            T value = meaning.apply(each);
            if (value != null) {
                meant.add(value);
            }
        }
        return meant;
    }

    private static Set<UUID> uuids(String name, @Nullable String text, List<FieldProblem> problems) {
        return set(values(name, text, problems), each -> uuid(name, each, problems));
    }

    private @Nullable String search(List<FieldProblem> problems) {
        if (search == null || search.isBlank()) {
            return null;
        }
        if (search.length() > SEARCH_LENGTH) {
            problems.add(FieldProblem.of("search", "size", "problem.field.size", 1, SEARCH_LENGTH));
        }
        return search.replace('\u0000', ' ').strip();
    }

    private static @Nullable UUID uuid(String name, String text, List<FieldProblem> problems) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            problems.add(unsuitable(name));
            return null;
        }
    }

    private static @Nullable Integer number(
            String name, String text, int lowest, int highest, List<FieldProblem> problems) {
        try {
            int number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            // Told below, like a number out of range.
        }
        problems.add(FieldProblem.of(name, "range", "problem.field.range", lowest, highest));
        return null;
    }

    private static Period period(
            ActingAgent acting, String name, @Nullable String from, @Nullable String to, List<FieldProblem> problems) {
        return new Period(
                time(name + "From", from, acting.zone(), 0, problems),
                time(name + "To", to, acting.zone(), 1, problems));
    }

    /** @param days after the beginning of a day that is given without a time */
    private static @Nullable OffsetDateTime time(
            String name, @Nullable String text, ZoneId zone, int days, List<FieldProblem> problems) {
        if (isMissing(text)) {
            return null;
        }
        try {
            OffsetDateTime time = text.length() == DAY_LENGTH
                    ? LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toOffsetDateTime()
                    : OffsetDateTime.parse(text);
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time;
            }
        } catch (DateTimeException malformed) {
            // Told below, like a time that no ticket can have.
        }
        problems.add(unsuitable(name));
        return null;
    }

    private static <E extends Enum<E>> E choice(
            String name, @Nullable String text, Class<E> type, E otherwise, List<FieldProblem> problems) {
        E chosen = isMissing(text) ? null : choice(name, text, type, problems);
        return chosen == null ? otherwise : chosen;
    }

    private static <E extends Enum<E>> @Nullable E choice(
            String name, String text, Class<E> type, List<FieldProblem> problems) {
        for (E each : type.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        problems.add(unsuitable(name));
        return null;
    }

    @Contract("null -> true")
    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static FieldProblem unsuitable(String name) {
        return FieldProblem.of(name, "invalid", "problem.field.type");
    }
}
