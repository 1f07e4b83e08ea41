package app.balcao.ticket.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.APPLIED_STATUS;
import static app.balcao.schema.Tables.ATTACHMENT;
import static app.balcao.schema.Tables.CATEGORY;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static app.balcao.schema.Tables.TICKET_MESSAGE_ATTACHMENT;
import static app.balcao.schema.Tables.TICKET_STATUS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import app.balcao.people.TicketStatus;
import app.balcao.platform.html.Pictures;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketMessage;
import app.balcao.ticket.portal.CustomerTicketPage;
import app.balcao.ticket.portal.CustomerTicketPage.Author;
import app.balcao.ticket.portal.CustomerTicketPage.File;
import app.balcao.ticket.portal.CustomerTicketPage.Message;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The page of a ticket for its customer, who is known to be its: what is between them and the company. */
@Repository
public class CustomerPageReads {

    private static final Field<List<CustomerTicketPage.Status>> STATUSES = multiset(
                    select(TICKET_STATUS.NAME, TICKET_STATUS.COLOR, APPLIED_STATUS.STARTED_AT, APPLIED_STATUS.ENDED_AT)
                            .from(APPLIED_STATUS)
                            .join(TICKET_STATUS)
                            .on(row(TICKET_STATUS.ACCOUNT_ID, TICKET_STATUS.ID)
                                    .eq(APPLIED_STATUS.ACCOUNT_ID, APPLIED_STATUS.STATUS_ID))
                            .where(APPLIED_STATUS.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                            .and(APPLIED_STATUS.TICKET_ID.eq(TICKET.ID))
                            .and(TICKET_STATUS.SHOWN_TO_CUSTOMERS)
                            .orderBy(APPLIED_STATUS.ID.desc())
                            .limit(50))
            .convertFrom(rows -> rows.map(each -> new CustomerTicketPage.Status(
                    each.value1(),
                    TicketStatus.Color.valueOf(each.value2().toUpperCase(Locale.ROOT)),
                    each.value3().toInstant(),
                    each.value4() == null ? null : each.value4().toInstant())));

    private static final Field<String> VISIBLE_DEPARTMENT = when(DEPARTMENT.VISIBLE_TO_CUSTOMERS, DEPARTMENT.NAME);
    private static final Field<String> VISIBLE_CATEGORY = when(DEPARTMENT.VISIBLE_TO_CUSTOMERS, CATEGORY.NAME);

    private final DSLContext sql;

    CustomerPageReads(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * The ticket but for its messages.
     *
     * @param reopenDays within which an answer brings it back after closing; 0 for never
     */
    public record Head(
            @Nullable String department,
            @Nullable String category,
            int situation,
            boolean merged,
            @Nullable OffsetDateTime closedAt,
            @Nullable String closeReason,
            int reopenDays,
            List<CustomerTicketPage.Status> statuses) {}

    public Head head(UUID ticketId) {
        return sql.select(
                        VISIBLE_DEPARTMENT,
                        VISIBLE_CATEGORY,
                        TICKET.SITUATION,
                        TICKET.MERGED_INTO,
                        TICKET.CLOSED_AT,
                        TICKET.CLOSE_REASON,
                        ACCOUNT.REOPEN_DAYS,
                        STATUSES)
                .from(TICKET)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                .join(DEPARTMENT)
                .on(DEPARTMENT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                .and(DEPARTMENT.ID.eq(TICKET.DEPARTMENT_ID))
                .leftJoin(CATEGORY)
                .on(CATEGORY.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                .and(CATEGORY.ID.eq(TICKET.CATEGORY_ID))
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(ticketId))
                .fetchSingle(each -> new Head(
                        each.value1(),
                        each.value2(),
                        each.value3(),
                        each.value4() != null,
                        each.value5(),
                        each.value6(),
                        each.value7(),
                        each.value8()));
    }

    /**
     * Answers of a ticket's thread before one (the newest, without), newest first; of what was merged into it, those in
     * the customer's own tickets.
     *
     * @param address where the customer reads a file
     */
    public Page<Message> messages(
            UUID customerId, UUID ticketId, @Nullable UUID before, int limit, Function<UUID, String> address) {
        Field<List<File>> files = files(address);
        List<Message> found = sql.select(
                        TICKET_MESSAGE.ID,
                        TICKET_MESSAGE.AUTHOR_KIND,
                        TICKET_MESSAGE.AUTHOR_ID,
                        CUSTOMER.NAME,
                        TICKET_MESSAGE.HTML,
                        TICKET_MESSAGE.CREATED_AT,
                        files)
                .from(TICKET_MESSAGE)
                .join(TICKET)
                .on(TICKET.ACCOUNT_ID.eq(TICKET_MESSAGE.ACCOUNT_ID))
                .and(TICKET.ID.eq(TICKET_MESSAGE.TICKET_ID))
                .leftJoin(CUSTOMER)
                .on(TICKET_MESSAGE.AUTHOR_KIND.eq(Actor.Kind.CUSTOMER.name()))
                .and(CUSTOMER.ACCOUNT_ID.eq(TICKET_MESSAGE.ACCOUNT_ID))
                .and(CUSTOMER.ID.eq(TICKET_MESSAGE.AUTHOR_ID))
                .where(between(customerId, ticketId))
                .and(before == null ? noCondition() : TICKET_MESSAGE.ID.lt(before))
                .orderBy(TICKET_MESSAGE.ID.desc())
                .limit(limit + 1)
                .fetch(each -> message(customerId, each, each.get(files), address));
        return Page.of(found, limit, last -> Cursor.of(last.id()));
    }

    /** Whether the customer reads a file in a ticket's thread. */
    public boolean shows(UUID customerId, UUID ticketId, UUID attachmentId) {
        return sql.fetchExists(selectOne()
                .from(TICKET_MESSAGE_ATTACHMENT)
                .join(TICKET_MESSAGE)
                .on(row(TICKET_MESSAGE.ACCOUNT_ID, TICKET_MESSAGE.TICKET_ID, TICKET_MESSAGE.ID)
                        .eq(
                                TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID,
                                TICKET_MESSAGE_ATTACHMENT.TICKET_ID,
                                TICKET_MESSAGE_ATTACHMENT.MESSAGE_ID))
                .join(TICKET)
                .on(TICKET.ACCOUNT_ID.eq(TICKET_MESSAGE.ACCOUNT_ID))
                .and(TICKET.ID.eq(TICKET_MESSAGE.TICKET_ID))
                .where(between(customerId, ticketId))
                .and(TICKET_MESSAGE_ATTACHMENT.ATTACHMENT_ID.eq(attachmentId)));
    }

    // What is written among agents, and what others wrote to the company, stays out (POR-4).
    private static Condition between(UUID customerId, UUID ticketId) {
        return TICKET_MESSAGE
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(TICKET_MESSAGE.TICKET_ID.eq(any(field(
                        "array_append({0}, {1})", UUID[].class, MergeRepository.merged(val(ticketId)), val(ticketId)))))
                .and(TICKET_MESSAGE.KIND.eq(TicketMessage.Kind.REPLY.name()))
                .and(TICKET.CUSTOMER_ID.eq(customerId));
    }

    private static Field<List<File>> files(Function<UUID, String> address) {
        return multiset(select(
                                ATTACHMENT.ID,
                                ATTACHMENT.NAME,
                                ATTACHMENT.MEDIA_TYPE,
                                ATTACHMENT.SIZE_BYTES,
                                TICKET_MESSAGE_ATTACHMENT.INLINE)
                        .from(TICKET_MESSAGE_ATTACHMENT)
                        .join(ATTACHMENT)
                        .on(ATTACHMENT.ACCOUNT_ID.eq(TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID))
                        .and(ATTACHMENT.ID.eq(TICKET_MESSAGE_ATTACHMENT.ATTACHMENT_ID))
                        .where(TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID.eq(TICKET_MESSAGE.ACCOUNT_ID))
                        .and(TICKET_MESSAGE_ATTACHMENT.TICKET_ID.eq(TICKET_MESSAGE.TICKET_ID))
                        .and(TICKET_MESSAGE_ATTACHMENT.MESSAGE_ID.eq(TICKET_MESSAGE.ID))
                        .orderBy(TICKET_MESSAGE_ATTACHMENT.POSITION))
                .convertFrom(rows -> rows.map(each -> new File(
                        each.value1(),
                        each.value2(),
                        each.value3(),
                        each.value4(),
                        each.value5(),
                        address.apply(each.value1()))));
    }

    private static Message message(UUID customerId, Record row, List<File> files, Function<UUID, String> address) {
        boolean customer = Actor.Kind.valueOf(row.get(TICKET_MESSAGE.AUTHOR_KIND)) == Actor.Kind.CUSTOMER;
        boolean own = customer && customerId.equals(row.get(TICKET_MESSAGE.AUTHOR_ID));
        return new Message(
                row.get(TICKET_MESSAGE.ID),
                own ? Author.YOU : customer ? Author.SOMEBODY : Author.COMPANY,
                customer && !own ? row.get(CUSTOMER.NAME) : null,
                Pictures.at(row.get(TICKET_MESSAGE.HTML), address),
                row.get(TICKET_MESSAGE.CREATED_AT).toInstant(),
                files);
    }
}
