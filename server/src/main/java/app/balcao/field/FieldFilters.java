package app.balcao.field;

import app.balcao.field.store.CustomFieldRepository;
import app.balcao.field.store.ValueTable;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds tickets by what they have in custom fields (FLD-6). What is sought is a text: choices' ids separated by commas;
 * {@code true} or {@code false}; for numbers, days and moments one of them, or two with {@code ..} between, of which one
 * may be missing; for a text, a CPF and a CNPJ the whole of it, whatever its case and accents.
 */
@Service
@Transactional(readOnly = true)
public class FieldFilters {

    private static final String RANGE = "..";

    private final CustomFieldRepository fields;

    FieldFilters(CustomFieldRepository fields) {
        this.fields = fields;
    }

    /**
     * That a ticket has all of what is sought.
     *
     * @param sought by the field's id
     * @throws Problem validation naming {@code customField.<id>}: a field that does not exist or that the agent may not
     *     look into, since what is found would tell of it; a value that is none of its type
     */
    public Condition condition(
            ActingAgent acting, Map<UUID, String> sought, Field<UUID> accountId, Field<UUID> ticketId) {
        Condition all = DSL.noCondition();
        if (sought.isEmpty()) {
            return all;
        }
        List<FieldProblem> problems = new ArrayList<>();
        List<CustomField> known = fields.list(null, false);
        for (Map.Entry<UUID, String> each : sought.entrySet()) {
            @Nullable
            CustomField field = known.stream()
                    .filter(one ->
                            one.id().equals(each.getKey()) && one.target().ofTickets())
                    .filter(one ->
                            !one.classification().protectedData() || acting.may(Permission.CUSTOMER_PERSONAL_VIEW))
                    .findFirst()
                    .orElse(null);
            @Nullable Condition has = field == null ? null : has(field, each.getValue());
            if (has == null) {
                problems.add(FieldProblem.of("customField." + each.getKey(), "invalid", "problem.field.type"));
            } else {
                all = all.and(ValueTable.TICKETS.holds(accountId, ticketId, each.getKey(), has));
            }
        }
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return all;
    }

    /** Null for what is no value of the field. */
    private static @Nullable Condition has(CustomField field, String text) {
        ValueTable table = ValueTable.TICKETS;
        return switch (field.type()) {
            case SELECT, MULTI_SELECT, TREE_SELECT -> options(field, text);
            case TEXTAREA -> null;
            case TEXT, CPF, CNPJ -> {
                FieldInput.Read read = FieldInput.read(field, text);
                yield read.value() == null ? null : table.sounds((String) read.value());
            }
            case BOOLEAN ->
                text.equals("true") || text.equals("false")
                        ? table.range(ofType(field, text.equals("true")), ofType(field, text.equals("true")))
                        : null;
            case INTEGER, CURRENCY, DATE, DATE_TIME -> range(field, text);
        };
    }

    private static @Nullable Condition options(CustomField field, String text) {
        List<UUID> chosen = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            if (!(FieldInput.read(field, field.type() == FieldType.MULTI_SELECT ? List.of(each) : each)
                                    .value()
                            instanceof Object value)
                    || !chosen.addAll(
                            field.within(value instanceof List<?> one ? (UUID) one.getFirst() : (UUID) value))) {
                return null;
            }
        }
        return ValueTable.TICKETS.chosen(chosen);
    }

    private static @Nullable Condition range(CustomField field, String text) {
        int between = text.indexOf(RANGE);
        List<String> ends = between < 0
                ? List.of(text, text)
                : Arrays.asList(text.substring(0, between), text.substring(between + RANGE.length()));
        FieldInput.Read from = FieldInput.read(field, ends.getFirst());
        FieldInput.Read to = FieldInput.read(field, ends.getLast());
        boolean wrong = from.fault() != null || to.fault() != null || (from.value() == null && to.value() == null);
        return wrong ? null : ValueTable.TICKETS.range(ofType(field, from.value()), ofType(field, to.value()));
    }

    private static @Nullable Object ofType(CustomField field, @Nullable Object value) {
        return value == null
                ? null
                : FieldReading.rows(field.type(), value).getFirst().comparable();
    }
}
