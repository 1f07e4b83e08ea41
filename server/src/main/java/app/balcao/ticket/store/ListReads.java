package app.balcao.ticket.store;

import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.balcao.people.ActingAgent;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Situation;
import app.balcao.ticket.Tab;
import app.balcao.ticket.TicketFilter;
import app.balcao.ticket.TicketRow;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Lists of tickets, each in one statement that costs what the page shows: the rows come from an index in the
 * wanted order, once per department (or agent's situation, category, or customer) that the reader may see, and only those
 * of the page are joined with their names.
 */
@Repository
public class ListReads {

    private static final String PAGE = "page";

    private final DSLContext sql;

    ListReads(DSLContext sql) {
        this.sql = sql;
    }

    public Page<TicketRow> list(ActingAgent reader, TicketFilter filter, PageRequest request) {
        TableField<?, OffsetDateTime> key = key(filter.sort());
        Condition which = Filters.condition(reader, filter).and(after(key, filter, request.after()));
        Table<Record> page = page(reader, filter, which, key, request.limit() + 1);
        return Page.of(
                sql.select(RowFields.of(page))
                        .from(RowFields.joined(page, page))
                        .orderBy(order(page.field(key), page.field(TICKET.ID), filter))
                        .fetch(RowFields.reader(page)),
                request.limit(),
                each -> cursor(each, filter.sort()));
    }

    /** The tickets of the page, taken from as many ordered scans as there are places to look at. */
    private static Table<Record> page(
            ActingAgent reader, TicketFilter filter, Condition which, Field<OffsetDateTime> key, int rows) {
        List<Table<?>> places = new ArrayList<>();
        Condition here = which;
        Tab tab = filter.tab();
        boolean byDepartment = (tab == null || tab.whose() != Tab.Whose.MINE)
                && filter.customerId() == null
                && filter.agentId() == null
                && filter.categoryId() == null
                && filter.organizationId() == null;
        if (tab != null && tab.whose() != Tab.Whose.NOBODY && tab.situations().size() > 1) {
            places.add(situations(tab.situations()));
            here = here.and(TICKET.SITUATION.eq(field(name("s", "code"), Short.class)));
        }
        if (filter.organizationId() != null && filter.customerId() == null) {
            places.add(customers(filter.organizationId()));
            here = here.and(TICKET.CUSTOMER_ID.eq(field(name("c", "id"), UUID.class)));
        }
        if (byDepartment) {
            places.add(departments(reader, filter));
            here = here.and(TICKET.DEPARTMENT_ID.eq(field(name("d", "id"), UUID.class)));
        } else {
            here = here.and(Filters.inSight(reader, filter));
        }
        var scan = select(RowFields.OF_TICKET)
                .from(TICKET)
                .where(here)
                .orderBy(order(key, TICKET.ID, filter))
                .limit(inline(rows));
        if (places.isEmpty()) {
            return scan.asTable(PAGE);
        }
        Table<Record> found = scan.asTable("found");
        Table<?> from = places.getFirst();
        for (Table<?> place : places.subList(1, places.size())) {
            from = from.crossJoin(place);
        }
        return select(found.fields())
                .from(from)
                .crossJoin(lateral(found))
                .orderBy(order(found.field(key), found.field(TICKET.ID), filter))
                .limit(inline(rows))
                .asTable(PAGE);
    }

    private static Table<?> departments(ActingAgent reader, TicketFilter filter) {
        Collection<UUID> own = Filters.departments(reader, filter);
        if (own == null) {
            return select(DEPARTMENT.ID)
                    .from(DEPARTMENT)
                    .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                    .asTable("d");
        }
        return DSL.table("unnest({0})", val(own.toArray(UUID[]::new))).as("d", "id");
    }

    private static Table<?> situations(Set<Situation> situations) {
        return DSL.table("unnest({0})", inline(codes(situations), SQLDataType.SMALLINT.getArrayDataType()))
                .as("s", "code");
    }

    private static Table<Record1<UUID>> customers(UUID organizationId) {
        return select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.ACCOUNT_ID.eq(Tenant.id()))
                .and(CUSTOMER.ORGANIZATION_ID.eq(organizationId))
                .asTable("c");
    }

    static Short[] codes(Set<Situation> situations) {
        return situations.stream().map(each -> (short) each.code()).sorted().toArray(Short[]::new);
    }

    private static TableField<?, OffsetDateTime> key(TicketFilter.Sort sort) {
        return switch (sort) {
            case ACTIVITY -> TICKET.LAST_MESSAGE_AT;
            case CREATED -> TICKET.CREATED_AT;
            case SITUATION -> TICKET.SITUATION_AT;
        };
    }

    private static Condition after(Field<OffsetDateTime> key, TicketFilter filter, @Nullable Cursor cursor) {
        if (cursor == null) {
            return DSL.noCondition();
        }
        var place = row(val(cursor.time(0)), val(cursor.uuid(1)));
        return filter.ascending()
                ? row(key, TICKET.ID).gt(place)
                : row(key, TICKET.ID).lt(place);
    }

    private static Cursor cursor(TicketRow last, TicketFilter.Sort sort) {
        return Cursor.of(
                switch (sort) {
                    case ACTIVITY -> last.lastMessageAt();
                    case CREATED -> last.createdAt();
                    case SITUATION -> last.situationAt();
                },
                last.id());
    }

    private static List<OrderField<?>> order(
            @Nullable Field<OffsetDateTime> key, @Nullable Field<UUID> id, TicketFilter filter) {
        if (key == null || id == null) {
            throw new IllegalStateException("The list lacks the fields it is sorted by");
        }
        return filter.ascending() ? List.of(key.asc(), id.asc()) : List.of(key.desc(), id.desc());
    }
}
