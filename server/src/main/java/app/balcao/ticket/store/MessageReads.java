package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.ATTACHMENT;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static app.balcao.schema.Tables.TICKET_MESSAGE_ATTACHMENT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.balcao.platform.database.WrittenQuery;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketMessage;
import app.balcao.ticket.WorkTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Messages with their authors, files and delivery, each list in one statement. */
@Repository
public class MessageReads {

    private static final Field<List<TicketMessage.File>> FILES = multiset(select(
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
            .convertFrom(rows -> rows.map(row -> new TicketMessage.File(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    TicketMessage.attachmentUrl(row.value1()))));

    private static final app.balcao.schema.tables.OutgoingEmail COPY = OUTGOING_EMAIL.as("copy");

    private static final Field<List<TicketMessage.Copy>> COPIES = multiset(
                    select(COPY.TO_NAME, COPY.TO_ADDRESS, COPY.STATE, COPY.LAST_ERROR)
                            .from(COPY)
                            .where(COPY.ACCOUNT_ID.eq(OUTGOING_EMAIL.ACCOUNT_ID))
                            .and(COPY.COPY_OF.eq(OUTGOING_EMAIL.ID))
                            .orderBy(COPY.ID))
            .convertFrom(rows ->
                    rows.map(row -> new TicketMessage.Copy(row.value1(), row.value2(), row.value3(), row.value4())));

    private static final Field<List<TicketMessage.Delivery>> DELIVERY = multiset(select(
                            OUTGOING_EMAIL.STATE,
                            OUTGOING_EMAIL.TO_ADDRESS,
                            OUTGOING_EMAIL.LAST_ERROR,
                            coalesce(OUTGOING_EMAIL.SENT_AT, OUTGOING_EMAIL.CREATED_AT),
                            COPIES)
                    .from(OUTGOING_EMAIL)
                    .where(OUTGOING_EMAIL.ACCOUNT_ID.eq(TICKET_MESSAGE.ACCOUNT_ID))
                    .and(OUTGOING_EMAIL.TICKET_ID.eq(TICKET_MESSAGE.TICKET_ID))
                    .and(OUTGOING_EMAIL.MESSAGE_ID.eq(TICKET_MESSAGE.ID))
                    .and(OUTGOING_EMAIL.COPY_OF.isNull())
                    .and(TICKET_MESSAGE.AUTHOR_KIND.eq("AGENT"))
                    .and(TICKET_MESSAGE.KIND.eq("REPLY"))
                    .orderBy(OUTGOING_EMAIL.ID.desc())
                    .limit(1))
            .convertFrom(rows -> rows.map(row ->
                    new TicketMessage.Delivery(row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));

    private static final Field<List<WorkTime>> WORK =
            WorkRepository.ofMessage(TICKET_MESSAGE.ACCOUNT_ID, TICKET_MESSAGE.TICKET_ID, TICKET_MESSAGE.ID);

    private static final Param<UUID> TICKET_ID = param("ticket", UUID.class);
    /** The number of the ticket that a message was written in, where that is another than its thread's. */
    private static final Field<Long> NUMBER = field(select(TICKET.NUMBER)
            .from(TICKET)
            .where(TICKET.ACCOUNT_ID.eq(TICKET_MESSAGE.ACCOUNT_ID))
            .and(TICKET.ID.eq(TICKET_MESSAGE.TICKET_ID))
            .and(TICKET_MESSAGE.TICKET_ID.ne(TICKET_ID)));

    private static final Condition OWN = TICKET_MESSAGE.TICKET_ID.eq(TICKET_ID);
    private static final Condition OF_THREAD = TICKET_MESSAGE.TICKET_ID.eq(
            any(field("array_append(ticket_merged({0}, {1}), {1})", UUID[].class, WrittenQuery.ACCOUNT, TICKET_ID)));

    private static final Param<UUID> MESSAGE_ID = param("message", UUID.class);
    private static final Param<UUID> WRITER_ID = param("writer", UUID.class);
    private static final Param<Long> LIMIT = param("limit", Long.class);

    private final DSLContext sql;
    private final WrittenQuery newest;
    private final WrittenQuery newestOfAll;
    private final WrittenQuery earlierOfAll;
    private final WrittenQuery one;
    private final WrittenQuery answeredSince;

    MessageReads(DSLContext sql) {
        this.sql = sql;
        this.newest = new WrittenQuery(sql, read(sql, OWN, LIMIT));
        this.newestOfAll = new WrittenQuery(sql, read(sql, OF_THREAD, LIMIT));
        this.earlierOfAll = new WrittenQuery(sql, read(sql, OF_THREAD.and(TICKET_MESSAGE.ID.lt(MESSAGE_ID)), LIMIT));
        this.one = new WrittenQuery(sql, read(sql, OWN.and(TICKET_MESSAGE.ID.eq(MESSAGE_ID)), inline(1L)));
        this.answeredSince = new WrittenQuery(
                sql,
                read(
                        sql,
                        OWN.and(TICKET_MESSAGE.ID.gt(MESSAGE_ID))
                                .and(TICKET_MESSAGE.KIND.eq("REPLY"))
                                .and(TICKET_MESSAGE.AUTHOR_ID.ne(WRITER_ID)),
                        inline(1L)));
    }

    /** Whether a ticket's thread shows a message. */
    public boolean isOf(UUID ticketId, UUID messageId) {
        return sql.fetchExists(TICKET_MESSAGE, inThread(ticketId, messageId));
    }

    private static Condition inThread(UUID ticketId, UUID messageId) {
        return TICKET_MESSAGE
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(TICKET_MESSAGE.TICKET_ID.eq(any(field(
                        "array_append({0}, {1})", UUID[].class, MergeRepository.merged(val(ticketId)), val(ticketId)))))
                .and(TICKET_MESSAGE.ID.eq(messageId));
    }

    /** The newest answer, of the customer or another agent, after a message. */
    public Optional<TicketMessage> answeredSince(UUID ticketId, UUID messageId, UUID writerId) {
        return answeredSince.fetch(Map.of("ticket", ticketId, "message", messageId, "writer", writerId)).stream()
                .findFirst()
                .map(MessageReads::message);
    }

    /**
     * The newest messages of a ticket's thread, newest first.
     *
     * @param merged whether others were merged into it, whose messages are among them
     */
    public Page<TicketMessage> newest(UUID ticketId, boolean merged, int limit) {
        return page((merged ? newestOfAll : newest).fetch(Map.of("ticket", ticketId, "limit", limit + 1L)), limit);
    }

    /** Messages of a ticket's thread before one (the newest, without), newest first. */
    public Page<TicketMessage> before(UUID ticketId, @Nullable UUID before, int limit) {
        return before == null
                ? newest(ticketId, true, limit)
                : page(earlierOfAll.fetch(Map.of("ticket", ticketId, "message", before, "limit", limit + 1L)), limit);
    }

    private static Page<TicketMessage> page(Result<Record> found, int limit) {
        return Page.of(found.map(MessageReads::message), limit, message -> Cursor.of(message.id()));
    }

    public Optional<TicketMessage> find(UUID ticketId, UUID messageId) {
        return one.fetch(Map.of("ticket", ticketId, "message", messageId)).stream()
                .findFirst()
                .map(MessageReads::message);
    }

    public byte @Nullable [] source(UUID ticketId, UUID messageId) {
        return sql.select(TICKET_MESSAGE.SOURCE)
                .from(TICKET_MESSAGE)
                .where(inThread(ticketId, messageId))
                .fetchOne(TICKET_MESSAGE.SOURCE);
    }

    private static Select<?> read(DSLContext sql, Condition which, Field<Long> limit) {
        return sql.select(
                        TICKET_MESSAGE.ID,
                        TICKET_MESSAGE.TICKET_ID,
                        NUMBER,
                        TICKET_MESSAGE.KIND,
                        TICKET_MESSAGE.AUTHOR_KIND,
                        TICKET_MESSAGE.AUTHOR_ID,
                        AGENT.NAME,
                        AGENT.PHOTO_ID,
                        CUSTOMER.NAME,
                        TICKET_MESSAGE.HTML,
                        TICKET_MESSAGE.QUOTED_HTML,
                        TICKET_MESSAGE.CREATED_AT,
                        TICKET_MESSAGE.SOURCE,
                        TICKET_MESSAGE.IN_COPY,
                        FILES,
                        WORK,
                        DELIVERY)
                .from(TICKET_MESSAGE)
                .leftJoin(AGENT)
                .on(TICKET_MESSAGE.AUTHOR_KIND.eq("AGENT"))
                .and(AGENT.ACCOUNT_ID.eq(TICKET_MESSAGE.ACCOUNT_ID))
                .and(AGENT.ID.eq(TICKET_MESSAGE.AUTHOR_ID))
                .leftJoin(CUSTOMER)
                .on(TICKET_MESSAGE.AUTHOR_KIND.eq("CUSTOMER"))
                .and(CUSTOMER.ACCOUNT_ID.eq(TICKET_MESSAGE.ACCOUNT_ID))
                .and(CUSTOMER.ID.eq(TICKET_MESSAGE.AUTHOR_ID))
                .where(TICKET_MESSAGE.ACCOUNT_ID.eq(WrittenQuery.ACCOUNT))
                .and(which)
                .orderBy(TICKET_MESSAGE.ID.desc())
                .limit(limit);
    }

    private static TicketMessage message(Record row) {
        Actor.Kind author = Actor.Kind.valueOf(row.get(TICKET_MESSAGE.AUTHOR_KIND));
        UUID photo = row.get(AGENT.PHOTO_ID);
        String name = author == Actor.Kind.AGENT ? row.get(AGENT.NAME) : row.get(CUSTOMER.NAME);
        return new TicketMessage(
                row.get(TICKET_MESSAGE.ID),
                TicketMessage.Kind.valueOf(row.get(TICKET_MESSAGE.KIND)),
                new TicketMessage.Author(
                        author,
                        row.get(TICKET_MESSAGE.AUTHOR_ID),
                        name == null ? "" : name,
                        photo == null ? null : TicketMessage.attachmentUrl(photo),
                        row.get(TICKET_MESSAGE.IN_COPY)),
                row.get(TICKET_MESSAGE.HTML),
                row.get(TICKET_MESSAGE.QUOTED_HTML),
                row.get(TICKET_MESSAGE.CREATED_AT),
                row.get(TICKET_MESSAGE.SOURCE) != null,
                row.get(FILES),
                row.get(WORK).stream().findFirst().orElse(null),
                row.get(NUMBER) == null
                        ? null
                        : new TicketMessage.Source(row.get(TICKET_MESSAGE.TICKET_ID), row.get(NUMBER)),
                row.get(DELIVERY).stream().findFirst().orElse(null));
    }
}
