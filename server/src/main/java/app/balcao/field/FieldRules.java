package app.balcao.field;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.ShortText;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a custom field must be, as far as its form and what it was before can tell (FLD-7 to FLD-9). */
final class FieldRules {

    static final int MOST_OPTIONS = 1_000;

    private static final int NAME_LENGTH = 120;
    private static final int HELP_LENGTH = 500;

    private final List<FieldProblem> problems = new ArrayList<>();

    /**
     * The form as it is kept. What could never have an effect is refused, so that nobody waits for it: choices of a type
     * without any, categories that none of the departments has, rights of customers to what they do not see. Visitors see
     * and fill in whatever the chat asks.
     *
     * @param before null for a new field
     * @param departments those of the form's departments that exist, and {@code categories} those of its categories
     *     that exist
     * @param offered those of the categories that one of the departments has
     * @throws Problem validation, naming every bad field
     */
    static FieldForm clean(
            FieldForm form,
            @Nullable CustomField before,
            Set<UUID> departments,
            Set<UUID> categories,
            Set<UUID> offered) {
        FieldRules rules = new FieldRules();
        if (before != null) {
            rules.that(form.type() == before.type(), "type", "fixed", "field.type.fixed");
            rules.that(form.target() == before.target(), "target", "fixed", "field.target.fixed");
        }
        String name = ShortText.line(form.name());
        rules.that(!ShortText.invisible(name), "name", "required", "problem.field.required");
        rules.size("name", name, NAME_LENGTH);
        @Nullable String help = ShortText.invisible(ShortText.line(form.help())) ? null : ShortText.line(form.help());
        rules.size("help", help, HELP_LENGTH);
        FieldLimits limits = form.limits().of(form.type());
        rules.limits(form.type(), limits);
        List<FieldOption.Draft> options =
                form.type().chosen() ? rules.options(form.type(), form.options(), before) : List.of();
        rules.that(form.type().chosen() || form.options().isEmpty(), "options", "unexpected", "field.options.unchosen");
        List<UUID> inDepartments = form.target().byDepartment()
                ? rules.known("departmentIds", form.departmentIds(), departments)
                : List.of();
        List<UUID> inCategories =
                form.target().ofTickets() ? rules.known("categoryIds", form.categoryIds(), categories) : List.of();
        if (!inDepartments.isEmpty() && !inCategories.isEmpty()) {
            rules.offered(form.categoryIds(), categories, offered);
        }
        boolean chat = form.target() == FieldTarget.CHAT;
        if (chat) {
            rules.that(!form.requiredForAgents(), "requiredForAgents", "fixed", "field.chat.agents");
        } else {
            rules.customers(form);
        }
        if (!rules.problems.isEmpty()) {
            throw Problem.validation(rules.problems);
        }
        return new FieldForm(
                form.target(),
                form.type(),
                name,
                help,
                form.active(),
                form.requiredForAgents(),
                form.requiredForCustomers(),
                chat || form.shownToCustomers(),
                chat || form.editableByCustomers(),
                form.classification(),
                limits,
                options,
                inDepartments,
                inCategories);
    }

    private void limits(FieldType type, FieldLimits limits) {
        number("limits.least", type, limits.least());
        number("limits.most", type, limits.most());
        if (limits.least() != null && limits.most() != null && limits.least().compareTo(limits.most()) > 0) {
            problems.add(FieldProblem.of("limits.most", "range", "field.limits.order"));
        }
        Integer length = limits.maxLength();
        int longest = type == FieldType.TEXT ? FieldLimits.LONGEST_TEXT : FieldLimits.LONGEST_TEXTAREA;
        if (length != null && (length < 1 || length > longest)) {
            problems.add(FieldProblem.of("limits.maxLength", "range", "problem.field.range", 1, longest));
        }
        that(limits.pastAllowed() || limits.futureAllowed(), "limits.futureAllowed", "range", "field.limits.never");
    }

    private void number(String field, FieldType type, @Nullable BigDecimal number) {
        if (number != null && !FieldNumbers.fits(type, number)) {
            problems.add(FieldProblem.of(
                    field, "number", type == FieldType.INTEGER ? "field.value.integer" : "field.value.currency"));
        }
    }

    private List<FieldOption.Draft> options(
            FieldType type, List<FieldOption.Draft> drafts, @Nullable CustomField before) {
        that(!drafts.isEmpty(), "options", "required", "field.options.none");
        if (drafts.size() > MOST_OPTIONS) {
            problems.add(FieldProblem.of("options", "size", "field.options.many", MOST_OPTIONS));
            return List.of();
        }
        List<FieldOption.Draft> clean = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        Set<String> siblings = new HashSet<>();
        Deque<String> path = new ArrayDeque<>();
        for (int i = 0; i < drafts.size(); i++) {
            FieldOption.Draft draft = drafts.get(i);
            String field = "options[" + i + "]";
            String label = ShortText.line(draft.label());
            that(!ShortText.invisible(label), field + ".label", "required", "problem.field.required");
            size(field + ".label", label, NAME_LENGTH);
            int deepest = type == FieldType.TREE_SELECT ? Math.min(path.size(), FieldOption.LEVELS - 1) : 0;
            if (draft.level() < 0 || draft.level() > deepest) {
                problems.add(FieldProblem.of(field + ".level", "range", "problem.field.range", 0, deepest));
                continue;
            }
            while (path.size() > draft.level()) {
                path.removeLast();
            }
            path.addLast(label.toLowerCase(Locale.ROOT));
            that(siblings.add(String.join("\n", path)), field + ".label", "taken", "field.options.taken");
            UUID id = draft.id();
            boolean own = id == null || (before != null && before.option(id).isPresent() && ids.add(id));
            that(own, field + ".optionId", "unknown", "problem.field.unknown");
            clean.add(new FieldOption.Draft(id, label, draft.level(), draft.active()));
        }
        return clean;
    }

    private List<UUID> known(String field, List<UUID> ids, Set<UUID> known) {
        for (int i = 0; i < ids.size(); i++) {
            that(known.contains(ids.get(i)), field + "[" + i + "]", "unknown", "problem.field.unknown");
        }
        return ids.stream().distinct().toList();
    }

    private void offered(List<UUID> ids, Set<UUID> known, Set<UUID> offered) {
        for (int i = 0; i < ids.size(); i++) {
            boolean asked = offered.contains(ids.get(i)) || !known.contains(ids.get(i));
            that(asked, "categoryIds[" + i + "]", "unreachable", "field.category.unreachable");
        }
    }

    private void customers(FieldForm form) {
        boolean closing = form.target() == FieldTarget.TICKET_CLOSING;
        that(!form.editableByCustomers() || !closing, "editableByCustomers", "closing", "field.customers.closing");
        that(
                !form.editableByCustomers() || form.shownToCustomers(),
                "editableByCustomers",
                "unseen",
                "field.customers.unseen");
        that(
                !form.requiredForCustomers() || form.editableByCustomers(),
                "requiredForCustomers",
                "fixed",
                "field.customers.fixed");
    }

    private void size(String field, @Nullable String text, int longest) {
        if (text != null && ShortText.length(text) > longest) {
            problems.add(FieldProblem.of(field, "size", "problem.field.size", 1, longest));
        }
    }

    private void that(boolean holds, String field, String code, String messageKey) {
        if (!holds) {
            problems.add(FieldProblem.of(field, code, messageKey));
        }
    }
}
