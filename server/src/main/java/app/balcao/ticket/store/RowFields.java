package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CATEGORY;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.CUSTOMER_EMAIL;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.ORGANIZATION;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_STATUS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.Agent;
import app.balcao.ticket.Actor;
import app.balcao.ticket.Named;
import app.balcao.ticket.Origin;
import app.balcao.ticket.SituationView;
import app.balcao.ticket.StatusView;
import app.balcao.ticket.TagView;
import app.balcao.ticket.TicketKind;
import app.balcao.ticket.list.ListColumn;
import app.balcao.ticket.list.TicketRow;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The columns of a row of a list: those of the ticket, and the names that go with it. */
final class RowFields {

    static final List<Field<?>> OF_TICKET = List.of(
            TICKET.ID,
            TICKET.NUMBER,
            TICKET.KIND,
            TICKET.SUBJECT,
            TICKET.PREVIEW,
            TICKET.DEPARTMENT_ID,
            TICKET.CATEGORY_ID,
            TICKET.PRIORITY,
            TICKET.CUSTOMER_ID,
            TICKET.CREATED_BY,
            TICKET.AGENT_ID,
            TICKET.SITUATION,
            TICKET.SITUATION_AT,
            TICKET.STATUS_ID,
            TICKET.CREATED_AT,
            TICKET.LAST_MESSAGE_AT,
            TICKET.LAST_MESSAGE_BY,
            TICKET.CLOSED_AT,
            TICKET.FIRST_REPLY_AT,
            TICKET.ORIGIN,
            TICKET.VERSION);

    private static final Agent REQUESTER = AGENT.as("requester");
    private static final Field<String> EMAIL = field(select(CUSTOMER_EMAIL.EMAIL)
                    .from(CUSTOMER_EMAIL)
                    .where(CUSTOMER_EMAIL.ACCOUNT_ID.eq(CUSTOMER.ACCOUNT_ID))
                    .and(CUSTOMER_EMAIL.CUSTOMER_ID.eq(CUSTOMER.ID))
                    .orderBy(CUSTOMER_EMAIL.POSITION)
                    .limit(inline(1)))
            .as("first_email");

    private RowFields() {}

    /**
     * What to select of a page of tickets joined by {@link #joined}.
     *
     * @param columns what the list shows
     */
    static List<Field<?>> of(Table<?> page, Collection<ListColumn> columns) {
        List<Field<?>> fields = new ArrayList<>(details(page, columns).all());
        OF_TICKET.forEach(each -> fields.add(in(page, each)));
        fields.addAll(List.of(
                DEPARTMENT.NAME,
                CATEGORY.NAME,
                CUSTOMER.NAME,
                ORGANIZATION.ID,
                ORGANIZATION.NAME,
                AGENT.NAME,
                REQUESTER.NAME,
                TICKET_STATUS.NAME,
                TICKET_STATUS.COLOR,
                EMAIL,
                tags(page)));
        return fields;
    }

    /** A page of tickets with the tables that hold its names; {@code from} is the page, perhaps joined with more. */
    static Table<?> joined(Table<?> from, Table<?> page) {
        return from.join(DEPARTMENT)
                .on(same(DEPARTMENT.ACCOUNT_ID, DEPARTMENT.ID, in(page, TICKET.DEPARTMENT_ID)))
                .leftJoin(CUSTOMER)
                .on(same(CUSTOMER.ACCOUNT_ID, CUSTOMER.ID, in(page, TICKET.CUSTOMER_ID)))
                .leftJoin(CATEGORY)
                .on(same(CATEGORY.ACCOUNT_ID, CATEGORY.ID, in(page, TICKET.CATEGORY_ID)))
                .leftJoin(ORGANIZATION)
                .on(same(ORGANIZATION.ACCOUNT_ID, ORGANIZATION.ID, CUSTOMER.ORGANIZATION_ID))
                .leftJoin(AGENT)
                .on(same(AGENT.ACCOUNT_ID, AGENT.ID, in(page, TICKET.AGENT_ID)))
                .leftJoin(REQUESTER)
                .on(same(REQUESTER.ACCOUNT_ID, REQUESTER.ID, in(page, TICKET.CREATED_BY)))
                .and(in(page, TICKET.KIND).eq(inline(TicketKind.INTERNAL.name())))
                .leftJoin(TICKET_STATUS)
                .on(same(TICKET_STATUS.ACCOUNT_ID, TICKET_STATUS.ID, in(page, TICKET.STATUS_ID)));
    }

    /** What turns a row into its record. To be made once for a list, as it looks up the page's columns. */
    static RecordMapper<Record, TicketRow> reader(Table<?> page, Collection<ListColumn> columns) {
        Columns found = new Columns(page);
        DetailFields details = details(page, columns);
        return row -> row(found, details, row);
    }

    private static DetailFields details(Table<?> page, Collection<ListColumn> columns) {
        return new DetailFields(columns, DEPARTMENT.ACCOUNT_ID, in(page, TICKET.ID));
    }

    /** The columns of a page. */
    private static final class Columns {

        private final Field<UUID> id;
        private final Field<Long> number;
        private final Field<String> kind;
        private final Field<String> subject;
        private final Field<String> preview;
        private final Field<UUID> departmentId;
        private final Field<UUID> categoryId;
        private final Field<Short> priority;
        private final Field<UUID> customerId;
        private final Field<UUID> createdBy;
        private final Field<UUID> agentId;
        private final Field<Short> situation;
        private final Field<OffsetDateTime> situationAt;
        private final Field<UUID> statusId;
        private final Field<OffsetDateTime> createdAt;
        private final Field<OffsetDateTime> lastMessageAt;
        private final Field<String> lastMessageBy;
        private final Field<OffsetDateTime> closedAt;
        private final Field<OffsetDateTime> firstReplyAt;
        private final Field<String> origin;
        private final Field<Integer> version;
        private final Field<List<TagView>> tags;

        Columns(Table<?> page) {
            id = in(page, TICKET.ID);
            number = in(page, TICKET.NUMBER);
            kind = in(page, TICKET.KIND);
            subject = in(page, TICKET.SUBJECT);
            preview = in(page, TICKET.PREVIEW);
            departmentId = in(page, TICKET.DEPARTMENT_ID);
            categoryId = in(page, TICKET.CATEGORY_ID);
            priority = in(page, TICKET.PRIORITY);
            customerId = in(page, TICKET.CUSTOMER_ID);
            createdBy = in(page, TICKET.CREATED_BY);
            agentId = in(page, TICKET.AGENT_ID);
            situation = in(page, TICKET.SITUATION);
            situationAt = in(page, TICKET.SITUATION_AT);
            statusId = in(page, TICKET.STATUS_ID);
            createdAt = in(page, TICKET.CREATED_AT);
            lastMessageAt = in(page, TICKET.LAST_MESSAGE_AT);
            lastMessageBy = in(page, TICKET.LAST_MESSAGE_BY);
            closedAt = in(page, TICKET.CLOSED_AT);
            firstReplyAt = in(page, TICKET.FIRST_REPLY_AT);
            origin = in(page, TICKET.ORIGIN);
            version = in(page, TICKET.VERSION);
            tags = tags(page);
        }
    }

    private static TicketRow row(Columns page, DetailFields details, Record row) {
        return new TicketRow(
                row.get(page.id),
                row.get(page.number),
                TicketKind.valueOf(row.get(page.kind)),
                row.get(page.subject),
                row.get(page.preview),
                new Named(row.get(page.departmentId), row.get(DEPARTMENT.NAME)),
                named(row.get(page.categoryId), row.get(CATEGORY.NAME)),
                row.get(page.priority),
                row.get(page.customerId) == null
                        ? null
                        : new TicketRow.Customer(row.get(page.customerId), row.get(CUSTOMER.NAME), row.get(EMAIL)),
                row.get(REQUESTER.NAME) == null ? null : new Named(row.get(page.createdBy), row.get(REQUESTER.NAME)),
                named(row.get(ORGANIZATION.ID), row.get(ORGANIZATION.NAME)),
                named(row.get(page.agentId), row.get(AGENT.NAME)),
                SituationView.of(row.get(page.situation)),
                row.get(page.situationAt),
                status(row.get(page.statusId), row),
                row.get(page.tags),
                row.get(page.createdAt),
                row.get(page.lastMessageAt),
                Actor.Kind.valueOf(row.get(page.lastMessageBy)),
                row.get(page.closedAt),
                row.get(page.firstReplyAt),
                Origin.valueOf(row.get(page.origin)),
                row.get(page.version),
                details.read(row),
                null);
    }

    private static Field<List<TagView>> tags(Table<?> page) {
        return TagRepository.of(DEPARTMENT.ACCOUNT_ID, in(page, TICKET.ID));
    }

    /** The status that a ticket has, of a row joined with it; null for none. */
    static @Nullable StatusView status(@Nullable UUID id, Record row) {
        return id == null ? null : StatusView.of(id, row.get(TICKET_STATUS.NAME), row.get(TICKET_STATUS.COLOR));
    }

    static <T> Field<T> in(Table<?> page, Field<T> field) {
        return Objects.requireNonNull(page.field(field));
    }

    private static Condition same(Field<UUID> account, Field<UUID> id, Field<UUID> wanted) {
        return DSL.and(account.eq(Tenant.id()), id.eq(wanted));
    }

    private static @Nullable Named named(@Nullable UUID id, @Nullable String name) {
        return id == null ? null : new Named(id, name == null ? "" : name);
    }
}
