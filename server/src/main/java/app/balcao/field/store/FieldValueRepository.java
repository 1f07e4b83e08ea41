package app.balcao.field.store;

import app.balcao.platform.tenant.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** SQL of what tickets and customers have in custom fields. */
@Repository
public class FieldValueRepository {

    private final DSLContext sql;

    FieldValueRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What each has, by its id; those that have nothing are left out. */
    public Map<UUID, List<StoredValue>> of(ValueTable values, Collection<UUID> owners) {
        var asked = DSL.unnest(owners.toArray(UUID[]::new)).as("asked", "id");
        Field<UUID> id = asked.field("id", SQLDataType.UUID);
        Field<List<StoredValue>> held = values.of(DSL.val(Tenant.id()), id, rows -> rows);
        Map<UUID, List<StoredValue>> found = sql.select(id, held).from(asked).fetchMap(id, held);
        found.values().removeIf(List::isEmpty);
        return found;
    }

    /** Takes away what something has in some fields. */
    public void remove(ValueTable values, UUID owner, Collection<UUID> fields) {
        if (!fields.isEmpty()) {
            sql.deleteFrom(values.table)
                    .where(values.account.eq(Tenant.id()))
                    .and(values.owner.eq(owner))
                    .and(values.field.in(fields))
                    .execute();
        }
    }

    /** Gives something values in fields in which it has none. */
    public void add(ValueTable values, UUID owner, Map<UUID, List<ValueRow>> byField) {
        List<RowN> rows = new ArrayList<>();
        byField.forEach((field, parts) -> {
            for (int i = 0; i < parts.size(); i++) {
                ValueRow each = parts.get(i);
                rows.add(DSL.row(List.of(
                        DSL.val(Tenant.id()),
                        DSL.val(owner),
                        DSL.val(field),
                        DSL.val((short) i),
                        DSL.val(each.text(), values.text),
                        DSL.val(each.number(), values.number),
                        DSL.val(each.date(), values.date),
                        DSL.val(each.time(), values.time),
                        DSL.val(each.option(), values.option))));
            }
        });
        if (!rows.isEmpty()) {
            sql.insertInto(values.table)
                    .columns(List.of(
                            values.account,
                            values.owner,
                            values.field,
                            values.position,
                            values.text,
                            values.number,
                            values.date,
                            values.time,
                            values.option))
                    .valuesOfRows(rows)
                    .execute();
        }
    }
}
