package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.Situation;
import app.balcao.ticket.Tab;
import app.balcao.ticket.TicketFilter;
import app.balcao.ticket.TicketKind;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;

/** The query parameters of the list of tickets, as text; {@link #filter} reads them and names every bad one. */
record ListParameters(
        @Schema(allowableValues = {"new", "replied", "newly-bound", "open", "team-open", "team-waiting"}) @Nullable
        String tab,

        @Schema(allowableValues = {"external", "internal"}) @Nullable
        String kind,

        @Schema(format = "uuid") @Nullable String departmentId,
        @Schema(format = "uuid") @Nullable String categoryId,
        @Schema(format = "uuid") @Nullable String customerId,
        @Schema(format = "uuid") @Nullable String organizationId,

        @Schema(description = "An agent's id, or none, or me") @Nullable
        String agentId,

        @Schema(description = "Codes, separated by commas", example = "0,2,3") @Nullable
        String situation,

        @Schema(format = "uuid") @Nullable String statusId,
        @Schema(description = "1 to 4") @Nullable String priority,
        @Schema(format = "date-time") @Nullable String createdFrom,

        @Schema(format = "date-time", description = "Exclusive") @Nullable
        String createdTo,

        @Schema(
                allowableValues = {"open", "closed", "all"},
                defaultValue = "all")
        @Nullable
        String state,

        @Schema(maxLength = 200, description = "A number, words of a message, a customer's name or address") @Nullable
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

    private static final int SEARCH_LENGTH = 200;

    /**
     * @param parameter answers the value of a query parameter; null without one
     * @param customFields what is sought in custom fields, by their ids
     */
    static ListParameters of(UnaryOperator<@Nullable String> parameter, Map<UUID, String> customFields) {
        return new ListParameters(
                parameter.apply("tab"),
                parameter.apply("kind"),
                parameter.apply("departmentId"),
                parameter.apply("categoryId"),
                parameter.apply("customerId"),
                parameter.apply("organizationId"),
                parameter.apply("agentId"),
                parameter.apply("situation"),
                parameter.apply("statusId"),
                parameter.apply("priority"),
                parameter.apply("createdFrom"),
                parameter.apply("createdTo"),
                parameter.apply("state"),
                parameter.apply("search"),
                parameter.apply("sort"),
                parameter.apply("order"),
                customFields);
    }

    /** @throws Problem validation, naming each parameter that makes no sense */
    TicketFilter filter(ActingAgent acting) {
        List<FieldProblem> problems = new ArrayList<>();
        boolean unassigned = "none".equals(agentId);
        UUID agent = unassigned || agentId == null
                ? null
                : "me".equals(agentId) ? acting.id() : uuid("agentId", agentId, problems);
        TicketFilter filter = new TicketFilter(
                tab(problems),
                isMissing(kind) ? null : choice("kind", kind, TicketKind.class, TicketKind.EXTERNAL, problems),
                uuid("departmentId", departmentId, problems),
                uuid("categoryId", categoryId, problems),
                uuid("customerId", customerId, problems),
                uuid("organizationId", organizationId, problems),
                agent,
                unassigned,
                situations(problems),
                uuid("statusId", statusId, problems),
                number("priority", priority, 1, 4, problems),
                time("createdFrom", createdFrom, problems),
                time("createdTo", createdTo, problems),
                choice("state", state, TicketFilter.State.class, TicketFilter.State.ALL, problems),
                search(problems),
                choice("sort", sort, TicketFilter.Sort.class, TicketFilter.Sort.ACTIVITY, problems),
                choice("order", order, Order.class, Order.DESC, problems) == Order.ASC,
                customFields == null ? Map.of() : customFields);
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

    private Set<Situation> situations(List<FieldProblem> problems) {
        Set<Situation> wanted = EnumSet.noneOf(Situation.class);
        if (isMissing(situation)) {
            return wanted;
        }
        for (String each : situation.split(",", -1)) {
            Integer code = number("situation", each.strip(), 0, 9, problems);
            if (code != null) {
                wanted.add(Situation.of(code));
            }
        }
        return wanted;
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

    private static @Nullable UUID uuid(String name, @Nullable String text, List<FieldProblem> problems) {
        if (isMissing(text)) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            problems.add(unsuitable(name));
            return null;
        }
    }

    private static @Nullable Integer number(
            String name, @Nullable String text, int lowest, int highest, List<FieldProblem> problems) {
        if (isMissing(text)) {
            return null;
        }
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

    private static @Nullable OffsetDateTime time(String name, @Nullable String text, List<FieldProblem> problems) {
        if (isMissing(text)) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException malformed) {
            problems.add(unsuitable(name));
            return null;
        }
    }

    private static <E extends Enum<E>> E choice(
            String name, @Nullable String text, Class<E> type, E otherwise, List<FieldProblem> problems) {
        if (isMissing(text)) {
            return otherwise;
        }
        for (E each : type.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
                return each;
            }
        }
        problems.add(unsuitable(name));
        return otherwise;
    }

    @Contract("null -> true")
    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static FieldProblem unsuitable(String name) {
        return FieldProblem.of(name, "invalid", "problem.field.type");
    }
}
