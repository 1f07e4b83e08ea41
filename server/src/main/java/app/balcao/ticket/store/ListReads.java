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

import app.balcao.field.FieldFilters;
import app.balcao.people.ActingAgent;
import app.balcao.people.Sight.Departments;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Situation;
import app.balcao.ticket.list.ListColumn;
import app.balcao.ticket.list.Tab;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.list.TicketRow;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
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
    private final FieldFilters fields;

    ListReads(DSLContext sql, FieldFilters fields) {
        this.sql = sql;
        this.fields = fields;
    }

    /** @param columns what the list shows */
    public Page<TicketRow> list(
            ActingAgent reader, TicketFilter filter, Collection<ListColumn> columns, PageRequest request) {
        TableField<?, OffsetDateTime> key = key(filter.sort());
        Table<Record> page = page(reader, filter, request.after(), key, request.limit() + 1);
        return Page.of(
                sql.select(RowFields.of(page, columns))
                        .from(RowFields.joined(page, page))
                        .orderBy(order(page.field(key), page.field(TICKET.ID), filter))
                        .fetch(RowFields.reader(page, columns)),
                request.limit(),
                each -> cursor(each, filter.sort()));
    }

    /** The tickets of the page, taken from as many ordered scans as there are places to look at. */
    private Table<Record> page(
            ActingAgent reader,
            TicketFilter filter,
            @Nullable Cursor after,
            TableField<?, OffsetDateTime> key,
            int rows) {
        if (filter.unassigned() && !filter.agentIds().isEmpty()) {
            // Nobody's and somebody's tickets come from indexes of their own.
            return together(
                    page(reader, filter.ofAgents(Set.of(), true), after, key, rows),
                    page(reader, filter.ofAgents(filter.agentIds(), false), after, key, rows),
                    filter,
                    key,
                    rows);
        }
        if (filter.tab() == null
                && Filters.seesOfOthersWhatTheyAskedFor(reader)
                && !filter.agentIds().isEmpty()) {
            Set<UUID> others = new HashSet<>(filter.agentIds());
            if (!others.remove(reader.id())) {
                return requested(reader, filter, after, key, rows);
            }
            if (!others.isEmpty()) {
                return together(
                        page(reader, filter.ofAgents(Set.of(reader.id()), false), after, key, rows),
                        requested(reader, filter.ofAgents(others, false), after, key, rows),
                        filter,
                        key,
                        rows);
            }
        }
        Condition which = condition(reader, filter).and(after(key, filter, after));
        Tab tab = filter.tab();
        boolean byDepartment = (tab == null || tab.whose() != Tab.Whose.MINE)
                && filter.customerIds().isEmpty()
                && filter.agentIds().isEmpty()
                && filter.categoryIds().isEmpty()
                && filter.organizationIds().isEmpty();
        if (!byDepartment) {
            Condition here = which.and(
                    tab != null && tab.whose() == Tab.Whose.MINE
                            ? Filters.ownInSight(reader, filter)
                            : Filters.inSight(reader, filter));
            return scan(places(filter), here, filter, key, rows).asTable(PAGE);
        }
        Select<Record> all = Filters.slices(reader, filter).stream()
                .map(slice -> scan(slice, which, filter, key, rows))
                .reduce(Select::unionAll)
                .orElseGet(() -> scan(List.of(), DSL.falseCondition(), filter, key, rows));
        return merged(all, filter, key, rows);
    }

    /** What the reader asked other agents for: few, among which theirs are looked for instead of among all of theirs. */
    private Table<Record> requested(
            ActingAgent reader,
            TicketFilter filter,
            @Nullable Cursor after,
            TableField<?, OffsetDateTime> key,
            int rows) {
        Condition which = Filters.condition(reader, filter)
                .and(fields.condition(reader, filter.customFields(), TICKET.ACCOUNT_ID, TICKET.ID))
                .and(after(key, filter, after))
                .and(reader.sight().requested())
                .and(Filters.among(TICKET.DEPARTMENT_ID, filter.departmentIds()));
        return scan(List.of(), which, filter, key, rows).asTable(PAGE);
    }

    private static Table<Record> together(
            Table<Record> ones, Table<Record> others, TicketFilter filter, Field<OffsetDateTime> key, int rows) {
        return merged(
                select(ones.fields())
                        .from(ones)
                        .unionAll(select(others.fields()).from(others)),
                filter,
                key,
                rows);
    }

    private static Table<Record> merged(Select<Record> all, TicketFilter filter, Field<OffsetDateTime> key, int rows) {
        Table<Record> found = all.asTable("found");
        return select(found.fields())
                .from(found)
                .orderBy(order(found.field(key), found.field(TICKET.ID), filter))
                .limit(inline(rows))
                .asTable(PAGE);
    }

    private static Select<Record> scan(
            Filters.Slice slice, Condition which, TicketFilter filter, Field<OffsetDateTime> key, int rows) {
        List<Place> places = places(filter);
        Condition here = which.and(slice.which());
        if (slice.scattered()) {
            return scan(places, here.and(slice.departments().condition()), filter, key, rows);
        }
        places.add(new Place(
                departments(slice.departments()), TICKET.DEPARTMENT_ID.eq(field(name("d", "id"), UUID.class))));
        return scan(places, here, filter, key, rows);
    }

    /** Something to look through one by one, each in the index's order, and what a ticket there has. */
    private record Place(Table<?> each, Condition here) {}

    private static List<Place> places(TicketFilter filter) {
        List<Place> places = new ArrayList<>();
        Tab tab = filter.tab();
        if (tab != null && tab.whose() != Tab.Whose.NOBODY && tab.situations().size() > 1) {
            places.add(new Place(
                    situations(tab.situations()), TICKET.SITUATION.eq(field(name("s", "code"), Short.class))));
        }
        Filters.eachOf(filter)
                .ifPresent(
                        by -> places.add(new Place(valuesOf(by, filter), by.eq(field(name("v", "id"), UUID.class)))));
        return places;
    }

    private static Select<Record> scan(
            List<Place> places, Condition which, TicketFilter filter, Field<OffsetDateTime> key, int rows) {
        Condition here = which;
        for (Place place : places) {
            here = here.and(place.here());
        }
        var scan = select(RowFields.OF_TICKET)
                .from(TICKET)
                .where(here)
                .orderBy(order(key, TICKET.ID, filter))
                .limit(inline(rows));
        if (places.isEmpty()) {
            return scan;
        }
        Table<Record> found = scan.asTable("found");
        Table<?> from = places.getFirst().each();
        for (Place place : places.subList(1, places.size())) {
            from = from.crossJoin(place.each());
        }
        return select(found.fields())
                .from(from)
                .crossJoin(lateral(found))
                .orderBy(order(found.field(key), found.field(TICKET.ID), filter))
                .limit(inline(rows));
    }

    private static Table<?> departments(Departments departments) {
        if (departments.all()) {
            return select(DEPARTMENT.ID)
                    .from(DEPARTMENT)
                    .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                    .asTable("d");
        }
        return each(departments.ids(), "d");
    }

    private static Table<?> situations(Set<Situation> situations) {
        return DSL.table("unnest({0})", inline(codes(situations), SQLDataType.SMALLINT.getArrayDataType()))
                .as("s", "code");
    }

    private static Table<?> valuesOf(Field<UUID> by, TicketFilter filter) {
        if (by == TICKET.CUSTOMER_ID && filter.customerIds().isEmpty()) {
            return select(CUSTOMER.ID)
                    .from(CUSTOMER)
                    .where(CUSTOMER.ACCOUNT_ID.eq(Tenant.id()))
                    .and(Filters.among(CUSTOMER.ORGANIZATION_ID, filter.organizationIds()))
                    .asTable("v");
        }
        Set<UUID> values = by == TICKET.CUSTOMER_ID
                ? filter.customerIds()
                : by == TICKET.AGENT_ID ? filter.agentIds() : filter.categoryIds();
        return each(values, "v");
    }

    private static Table<?> each(Set<UUID> ids, String alias) {
        return DSL.table("unnest({0})", val(ids.toArray(UUID[]::new))).as(alias, "id");
    }

    // Of whose organization it is asked already where its customers are looked through one by one.
    private Condition condition(ActingAgent reader, TicketFilter filter) {
        TableField<?, UUID> by = Filters.eachOf(filter).orElse(null);
        Condition asked = Filters.condition(reader, filter, by)
                .and(fields.condition(reader, filter.customFields(), TICKET.ACCOUNT_ID, TICKET.ID));
        boolean byOrganization =
                by == TICKET.CUSTOMER_ID && filter.customerIds().isEmpty();
        return byOrganization ? asked : asked.and(Filters.ofOrganizations(filter));
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
