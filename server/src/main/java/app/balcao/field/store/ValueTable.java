package app.balcao.field.store;

import static app.balcao.schema.Tables.CUSTOMER_FIELD_VALUE;
import static app.balcao.schema.Tables.CUSTOM_FIELD;
import static app.balcao.schema.Tables.CUSTOM_FIELD_OPTION;
import static app.balcao.schema.Tables.TICKET_FIELD_VALUE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import app.balcao.field.CustomField;
import app.balcao.field.FieldLimits;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldType;
import app.balcao.schema.tables.CustomFieldOption;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The values of tickets, or those of customers: two tables of one shape. */
public enum ValueTable {
    TICKETS(TICKET_FIELD_VALUE, TICKET_FIELD_VALUE.TICKET_ID),
    CUSTOMERS(CUSTOMER_FIELD_VALUE, CUSTOMER_FIELD_VALUE.CUSTOMER_ID);

    final Table<?> table;
    final Field<UUID> owner;
    final Field<UUID> account;
    final Field<UUID> field;
    final Field<Short> position;
    final Field<String> text;
    final Field<Long> number;
    final Field<LocalDate> date;
    final Field<OffsetDateTime> time;
    final Field<UUID> option;
    private final Field<List<String>> labels;

    ValueTable(Table<?> table, Field<UUID> owner) {
        this.table = table;
        this.owner = owner;
        this.account = column(TICKET_FIELD_VALUE.ACCOUNT_ID);
        this.field = column(TICKET_FIELD_VALUE.FIELD_ID);
        this.position = column(TICKET_FIELD_VALUE.POSITION);
        this.text = column(TICKET_FIELD_VALUE.TEXT_VALUE);
        this.number = column(TICKET_FIELD_VALUE.NUMBER_VALUE);
        this.date = column(TICKET_FIELD_VALUE.DATE_VALUE);
        this.time = column(TICKET_FIELD_VALUE.TIME_VALUE);
        this.option = column(TICKET_FIELD_VALUE.OPTION_ID);
        this.labels = labels();
    }

    private <T> Field<T> column(Field<T> named) {
        Field<T> found = table.field(named.getUnqualifiedName(), named.getDataType());
        if (found == null) {
            throw new IllegalStateException("No column " + named.getName());
        }
        return found;
    }

    /**
     * Everything that the thing with an id has, in the order of the fields, as part of a statement that reads it.
     *
     * @param read makes of it what the statement is to have; not by another {@code convertFrom}, which jOOQ cannot do twice
     */
    public <T> Field<T> of(Field<UUID> ofAccount, Field<UUID> ofOwner, Function<List<StoredValue>, T> read) {
        return of(ofAccount, ofOwner, noCondition(), read);
    }

    /** The same of some fields only. */
    public <T> Field<T> of(
            Field<UUID> ofAccount,
            Field<UUID> ofOwner,
            Collection<UUID> fieldIds,
            Function<List<StoredValue>, T> read) {
        return of(ofAccount, ofOwner, field.in(fieldIds), read);
    }

    private <T> Field<T> of(
            Field<UUID> ofAccount, Field<UUID> ofOwner, Condition which, Function<List<StoredValue>, T> read) {
        return multiset(select(columns())
                        .from(table)
                        .join(CUSTOM_FIELD)
                        .on(CUSTOM_FIELD.ACCOUNT_ID.eq(account))
                        .and(CUSTOM_FIELD.ID.eq(field))
                        .where(account.eq(ofAccount))
                        .and(owner.eq(ofOwner))
                        .and(which)
                        .orderBy(CUSTOM_FIELD.TARGET.desc(), CUSTOM_FIELD.POSITION, CUSTOM_FIELD.ID, position))
                .convertFrom(rows -> read.apply(rows.map(this::stored)));
    }

    /** That something has a value in a field of which a condition holds. */
    public Condition holds(Field<UUID> ofAccount, Field<UUID> ofOwner, UUID fieldId, Condition which) {
        return exists(selectOne()
                .from(table)
                .where(account.eq(ofAccount))
                .and(owner.eq(ofOwner))
                .and(field.eq(fieldId))
                .and(which));
    }

    /** That a text is the same but for case and accents, as far as it is compared. */
    public Condition sounds(String wanted) {
        return TICKET_FIELD_VALUE.SOUGHT.eq(function("fold", String.class, val(wanted)));
    }

    public Condition chosen(Collection<UUID> options) {
        return option.in(options);
    }

    /** That a number, day or moment stands between two of its kind; a null end is open. */
    public Condition range(@Nullable Object from, @Nullable Object to) {
        return switch (from == null ? to : from) {
            case Long ignored -> between(number, (Long) from, (Long) to);
            case LocalDate ignored -> between(date, (LocalDate) from, (LocalDate) to);
            case OffsetDateTime ignored -> between(time, (OffsetDateTime) from, (OffsetDateTime) to);
            case null, default -> throw new IllegalArgumentException("Not in an order");
        };
    }

    private static <T> Condition between(Field<T> column, @Nullable T from, @Nullable T to) {
        return (from == null ? noCondition() : column.ge(from)).and(to == null ? noCondition() : column.le(to));
    }

    private List<SelectField<?>> columns() {
        return List.of(
                CUSTOM_FIELD.ID,
                CUSTOM_FIELD.TARGET,
                CUSTOM_FIELD.TYPE,
                CUSTOM_FIELD.NAME,
                CUSTOM_FIELD.CLASSIFICATION,
                CUSTOM_FIELD.TEXT_KIND,
                text,
                number,
                date,
                time,
                option,
                labels);
    }

    // Of a tree the whole way down to what was chosen.
    private Field<List<String>> labels() {
        CustomFieldOption chosen = CUSTOM_FIELD_OPTION.as("chosen");
        CustomFieldOption above = CUSTOM_FIELD_OPTION.as("above");
        return multiset(select(above.LABEL)
                        .from(chosen)
                        .join(above)
                        .on(above.ACCOUNT_ID.eq(chosen.ACCOUNT_ID))
                        .and(above.ID.eq(chosen.ID).or(above.ID.eq(any(chosen.ANCESTORS))))
                        .where(chosen.ACCOUNT_ID.eq(account))
                        .and(chosen.ID.eq(option))
                        .orderBy(cardinality(above.ANCESTORS)))
                .convertFrom(rows -> rows.map(each -> each.value1()));
    }

    private StoredValue stored(Record row) {
        String kind = row.get(CUSTOM_FIELD.TEXT_KIND);
        return new StoredValue(
                row.get(CUSTOM_FIELD.ID),
                FieldTarget.valueOf(row.get(CUSTOM_FIELD.TARGET)),
                FieldType.valueOf(row.get(CUSTOM_FIELD.TYPE)),
                row.get(CUSTOM_FIELD.NAME),
                CustomField.Classification.valueOf(row.get(CUSTOM_FIELD.CLASSIFICATION)),
                kind == null ? null : FieldLimits.TextKind.valueOf(kind),
                new ValueRow(row.get(text), row.get(number), row.get(date), row.get(time), row.get(option)),
                row.get(labels));
    }
}
