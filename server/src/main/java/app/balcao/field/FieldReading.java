package app.balcao.field;

import app.balcao.field.store.StoredValue;
import app.balcao.field.store.ValueRow;
import app.balcao.field.store.ValueTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Reads values as part of other modules' statements, and between how they are stored and what they are. */
public final class FieldReading {

    private FieldReading() {}

    /** What a ticket has in custom fields, in their order, for a statement that reads the ticket. */
    public static Field<List<FieldValue>> ofTicket(Field<UUID> accountId, Field<UUID> ticketId) {
        return ValueTable.TICKETS.of(accountId, ticketId, FieldReading::values);
    }

    /** The same in some fields only. */
    public static Field<List<FieldValue>> ofTicket(
            Field<UUID> accountId, Field<UUID> ticketId, Collection<UUID> fieldIds) {
        return ValueTable.TICKETS.of(accountId, ticketId, fieldIds, FieldReading::values);
    }

    /** What a customer has, for a statement that reads the customer. */
    public static Field<List<FieldValue>> ofCustomer(Field<UUID> accountId, Field<UUID> customerId) {
        return ValueTable.CUSTOMERS.of(accountId, customerId, FieldReading::values);
    }

    /** Values of rows that stand together field by field. */
    static List<FieldValue> values(List<StoredValue> rows) {
        List<FieldValue> values = new ArrayList<>();
        for (int i = 0; i < rows.size(); ) {
            StoredValue first = rows.get(i);
            int end = i;
            while (end < rows.size() && rows.get(end).fieldId().equals(first.fieldId())) {
                end++;
            }
            values.add(value(first, rows.subList(i, end)));
            i = end;
        }
        return values;
    }

    private static FieldValue value(StoredValue first, List<StoredValue> rows) {
        List<String> labels =
                rows.stream().flatMap(each -> each.labels().stream()).toList();
        Object value = first.type() == FieldType.MULTI_SELECT
                ? rows.stream().map(each -> there(each.row().option())).toList()
                : single(first.type(), first.row());
        return new FieldValue(
                first.fieldId(),
                first.target(),
                first.type(),
                first.name(),
                first.classification(),
                first.textKind(),
                value,
                labels);
    }

    private static Object single(FieldType type, ValueRow row) {
        return switch (type) {
            case BOOLEAN -> there(row.number()) == 1;
            case INTEGER, CURRENCY -> FieldNumbers.read(type, there(row.number()));
            case DATE -> there(row.date());
            case DATE_TIME -> there(row.time()).toInstant();
            case SELECT, MULTI_SELECT, TREE_SELECT -> there(row.option());
            case TEXT, TEXTAREA, CPF, CNPJ -> there(row.text());
        };
    }

    /** The rows of a value, as {@link FieldInput} made it. */
    static List<ValueRow> rows(FieldType type, Object value) {
        return switch (value) {
            case Boolean truth -> List.of(ValueRow.number(truth ? 1 : 0));
            case BigDecimal number -> List.of(ValueRow.number(FieldNumbers.stored(type, number)));
            case LocalDate date -> List.of(ValueRow.date(date));
            case Instant moment -> List.of(ValueRow.time(moment.atOffset(ZoneOffset.UTC)));
            case UUID option -> List.of(ValueRow.option(option));
            case List<?> options ->
                options.stream().map(each -> ValueRow.option((UUID) each)).toList();
            default -> List.of(ValueRow.text((String) value));
        };
    }

    private static <T> T there(@Nullable T part) {
        return Objects.requireNonNull(part, "A value without its part");
    }
}
