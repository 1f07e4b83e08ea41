package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_COUNTER;
import static app.balcao.schema.Tables.TICKET_EVENT;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static app.balcao.schema.Tables.TICKET_MESSAGE_ATTACHMENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;

import app.balcao.people.Sight;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Actor;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.MessageFile;
import app.balcao.ticket.OpenedTicket;
import app.balcao.ticket.Situation;
import app.balcao.ticket.TicketKind;
import app.balcao.ticket.TicketMessage;
import app.balcao.ticket.TicketState;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Writes messages with all that belongs to them, each in one statement. */
@Repository
public class MessageRepository {

    /** An era of a search holds the messages of 2 to this power tickets. */
    static final int ERA_BITS = 11;

    private static final Field<Boolean> NOBODY_IN_COPY = inline(false);
    private static final Field<String> NO_SUBJECT = DSL.castNull(String.class);

    private final DSLContext sql;

    MessageRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Where a search looks for a ticket's messages: in its department; in an internal one's also at who asked for it and
     * in whose name, since those see it who may see nothing else of the department.
     */
    record Places(UUID department, List<UUID> more) {

        List<UUID> all() {
            List<UUID> all = new ArrayList<>(more);
            all.add(department);
            return all;
        }

        static Places of(NewRow row) {
            return of(row.departmentId(), row.requester());
        }

        static Places of(TicketState ticket) {
            return of(ticket.departmentId(), ticket.requester());
        }

        private static Places of(UUID department, Sight.@Nullable Requester requester) {
            return new Places(
                    department,
                    requester == null
                            ? List.of()
                            : Stream.of(requester.agentId(), requester.departmentId())
                                    .filter(Objects::nonNull)
                                    .toList());
        }
    }

    /** A message to be written. */
    public record NewMessage(
            TicketMessage.Kind kind,
            Actor author,
            String html,
            @Nullable String quotedHtml,
            String text,
            String preview,
            byte @Nullable [] source,
            List<MessageFile> files,
            String searchConfiguration,
            OffsetDateTime at) {}

    /** A ticket to be opened with its first message. */
    public record NewRow(
            String origin,
            String subject,
            UUID departmentId,
            @Nullable UUID categoryId,
            int priority,
            @Nullable UUID customerId,
            Sight.@Nullable Requester requester,
            @Nullable UUID parentId,
            @Nullable UUID agentId,
            Situation situation,
            Actor by,
            boolean notifyCustomer,
            boolean notifyAgent,
            @Nullable UUID previousTicketId,
            @Nullable UUID mailboxId,
            String replyToken,
            NewMessage message) {}

    /** A line of the history to be written. */
    public record NewEntry(HistoryEntry.Kind kind, Actor actor, JSONB data) {}

    /**
     * Opens a ticket. Its number is the last thing taken, and the counter's row is held until the transaction
     * ends: numbers leave no gaps, and openings of one account queue behind each other for that moment.
     */
    public OpenedTicket open(NewRow row, List<NewEntry> history) {
        UUID account = Tenant.id();
        NewMessage first = row.message();
        var numbered = numbered();
        Field<Long> number =
                field(select(numbered.field(TICKET_COUNTER.LAST_NUMBER)).from(numbered));
        var opened = name("opened")
                .as(insertInto(TICKET)
                        .set(TICKET.ACCOUNT_ID, account)
                        .set(TICKET.NUMBER, number)
                        .set(TICKET.ORIGIN, row.origin())
                        .set(TICKET.SUBJECT, row.subject())
                        .set(TICKET.DEPARTMENT_ID, row.departmentId())
                        .set(TICKET.CATEGORY_ID, row.categoryId())
                        .set(TICKET.PRIORITY, (short) row.priority())
                        .set(TICKET.KIND, (row.requester() == null ? TicketKind.EXTERNAL : TicketKind.INTERNAL).name())
                        .set(TICKET.CUSTOMER_ID, row.customerId())
                        .set(
                                TICKET.REPRESENTED_DEPARTMENT_ID,
                                row.requester() == null ? null : row.requester().departmentId())
                        .set(TICKET.PARENT_ID, row.parentId())
                        .set(TICKET.AGENT_ID, row.agentId())
                        .set(TICKET.SITUATION, (short) row.situation().code())
                        .set(TICKET.SITUATION_AT, first.at())
                        .set(TICKET.SITUATION_BY, agentOrNull(row.by()))
                        .set(TICKET.CREATED_AT, first.at())
                        .set(TICKET.CREATED_BY, agentOrNull(row.by()))
                        .set(TICKET.LAST_MESSAGE_AT, first.at())
                        .set(TICKET.LAST_MESSAGE_BY, first.author().kind().name())
                        .set(TICKET.PREVIEW, first.preview())
                        .set(TICKET.NOTIFY_CUSTOMER, row.notifyCustomer())
                        .set(TICKET.NOTIFY_AGENT, row.notifyAgent())
                        .set(TICKET.PREVIOUS_TICKET_ID, row.previousTicketId())
                        .set(TICKET.MAILBOX_ID, row.mailboxId())
                        .set(TICKET.REPLY_TOKEN, row.replyToken())
                        .returningResult(TICKET.ID, TICKET.NUMBER));
        Field<UUID> ticketId = field(select(opened.field(TICKET.ID)).from(opened));
        var message = message(ticketId, first, val(row.subject()), Places.of(row), number);
        var lines = history(ticketId, history, first.at(), null);
        return sql.with(withFiles(List.of(numbered, opened, message, lines), ticketId, message, first.files()))
                .select(opened.field(TICKET.ID), opened.field(TICKET.NUMBER), message.field(TICKET_MESSAGE.ID))
                .from(opened, message)
                .fetchSingle(each -> new OpenedTicket(each.value1(), each.value2(), each.value3()));
    }

    /** Takes the next number. */
    static CommonTableExpression<Record1<Long>> numbered() {
        return name("numbered")
                .as(insertInto(TICKET_COUNTER)
                        .set(TICKET_COUNTER.ACCOUNT_ID, Tenant.id())
                        .set(TICKET_COUNTER.LAST_NUMBER, 1L)
                        .onConflict(TICKET_COUNTER.ACCOUNT_ID)
                        .doUpdate()
                        .set(TICKET_COUNTER.LAST_NUMBER, TICKET_COUNTER.LAST_NUMBER.plus(1))
                        .returningResult(TICKET_COUNTER.LAST_NUMBER));
    }

    /** Adds an answer, in either direction, to a ticket loaded for update; {@code after} is the ticket with it. */
    public UUID reply(TicketState after, boolean situationChanged, NewMessage reply, List<NewEntry> history) {
        boolean answers = !after.isAskedBy(reply.author());
        var change = update(TICKET)
                .set(TICKET.SITUATION, (short) after.situation().code())
                .set(TICKET.LAST_MESSAGE_AT, reply.at())
                .set(TICKET.LAST_MESSAGE_BY, reply.author().kind().name())
                .set(TICKET.PREVIEW, reply.preview())
                .set(TICKET.VERSION, after.version());
        if (situationChanged) {
            change = change.set(TICKET.SITUATION_AT, reply.at()).set(TICKET.SITUATION_BY, agentOrNull(reply.author()));
        }
        if (answers) {
            change = change.set(TICKET.FIRST_REPLY_AT, coalesce(TICKET.FIRST_REPLY_AT, val(reply.at())));
        }
        var touched = name("touched")
                .as(change.where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                        .and(TICKET.ID.eq(after.id()))
                        .returningResult(TICKET.ID));
        Field<UUID> ticketId = val(after.id());
        var message = message(ticketId, reply, NO_SUBJECT, Places.of(after), lastNumber(), inCopy(after, reply));
        var lines = history(ticketId, history, reply.at(), message);
        return sql.with(withFiles(List.of(touched, message, lines), ticketId, message, reply.files()))
                .select(message.field(TICKET_MESSAGE.ID))
                .from(message)
                .fetchSingle()
                .value1();
    }

    // Asked only of somebody outside who is not the customer.
    private static Field<Boolean> inCopy(TicketState ticket, NewMessage message) {
        UUID author = message.author().id();
        return message.author().kind() != Actor.Kind.CUSTOMER || author == null || author.equals(ticket.customerId())
                ? NOBODY_IN_COPY
                : field(CopyRepository.isInCopy(val(ticket.id()), author));
    }

    /** Adds a comment, which changes nothing of the ticket. */
    public UUID comment(TicketState ticket, NewMessage comment, List<NewEntry> history) {
        Field<UUID> ticketId = val(ticket.id());
        var message = message(ticketId, comment, NO_SUBJECT, Places.of(ticket), lastNumber());
        var lines = history(ticketId, history, comment.at(), message);
        return sql.with(withFiles(List.of(message, lines), ticketId, message, comment.files()))
                .select(message.field(TICKET_MESSAGE.ID))
                .from(message)
                .fetchSingle()
                .value1();
    }

    /** Adds a line to a ticket's history. */
    public void record(UUID ticketId, NewEntry entry, OffsetDateTime at) {
        sql.insertInto(TICKET_EVENT)
                .set(TICKET_EVENT.ACCOUNT_ID, Tenant.id())
                .set(TICKET_EVENT.TICKET_ID, ticketId)
                .set(TICKET_EVENT.KIND, entry.kind().name())
                .set(TICKET_EVENT.ACTOR_KIND, entry.actor().kind().name())
                .set(TICKET_EVENT.ACTOR_ID, entry.actor().id())
                .set(TICKET_EVENT.DATA, entry.data())
                .set(TICKET_EVENT.AT, at)
                .execute();
    }

    private static CommonTableExpression<Record1<UUID>> message(
            Field<UUID> ticketId, NewMessage message, Field<String> subject, Places places, Field<Long> lastNumber) {
        return message(ticketId, message, subject, places, lastNumber, NOBODY_IN_COPY);
    }

    private static CommonTableExpression<Record1<UUID>> message(
            Field<UUID> ticketId,
            NewMessage message,
            Field<String> subject,
            Places places,
            Field<Long> lastNumber,
            Field<Boolean> inCopy) {
        Field<Integer> era = field("({0} >> {1})::integer", Integer.class, lastNumber, inline(ERA_BITS));
        return name("message")
                .as(insertInto(TICKET_MESSAGE)
                        .set(TICKET_MESSAGE.ACCOUNT_ID, Tenant.id())
                        .set(TICKET_MESSAGE.TICKET_ID, ticketId)
                        .set(TICKET_MESSAGE.KIND, message.kind().name())
                        .set(TICKET_MESSAGE.AUTHOR_KIND, message.author().kind().name())
                        .set(TICKET_MESSAGE.AUTHOR_ID, message.author().id())
                        .set(TICKET_MESSAGE.HTML, message.html())
                        .set(TICKET_MESSAGE.QUOTED_HTML, message.quotedHtml())
                        .set(TICKET_MESSAGE.CREATED_AT, message.at())
                        .set(TICKET_MESSAGE.SOURCE, message.source())
                        .set(TICKET_MESSAGE.IN_COPY, inCopy)
                        .set(Map.of(TICKET_MESSAGE.SEARCH, searchVector(message, subject, places, era)))
                        .set(TICKET_MESSAGE.SEARCH_ERA, era)
                        .returningResult(TICKET_MESSAGE.ID));
    }

    private static CommonTableExpression<Record1<UUID>> history(
            Field<UUID> ticketId,
            List<NewEntry> entries,
            OffsetDateTime at,
            @Nullable CommonTableExpression<Record1<UUID>> message) {
        var insert = insertInto(
                TICKET_EVENT,
                TICKET_EVENT.ACCOUNT_ID,
                TICKET_EVENT.TICKET_ID,
                TICKET_EVENT.KIND,
                TICKET_EVENT.ACTOR_KIND,
                TICKET_EVENT.ACTOR_ID,
                TICKET_EVENT.DATA,
                TICKET_EVENT.AT);
        for (NewEntry entry : entries) {
            Field<JSONB> data = message == null
                    ? val(entry.data())
                    : field(
                            "jsonb_build_object('messageId', {0})",
                            SQLDataType.JSONB,
                            field(select(message.field(TICKET_MESSAGE.ID)).from(message)));
            insert = insert.values(
                    val(Tenant.id()),
                    ticketId,
                    val(entry.kind().name()),
                    val(entry.actor().kind().name()),
                    val(entry.actor().id(), SQLDataType.UUID),
                    data,
                    val(at));
        }
        return name("history").as(insert.returningResult(TICKET_EVENT.ID));
    }

    private static List<CommonTableExpression<?>> withFiles(
            List<CommonTableExpression<?>> steps,
            Field<UUID> ticketId,
            CommonTableExpression<Record1<UUID>> message,
            List<MessageFile> files) {
        if (files.isEmpty()) {
            return steps;
        }
        List<CommonTableExpression<?>> all = new ArrayList<>(steps);
        all.add(files(ticketId, message, files));
        return all;
    }

    private static CommonTableExpression<?> files(
            Field<UUID> ticketId, CommonTableExpression<Record1<UUID>> message, List<MessageFile> files) {
        UUID[] ids = files.stream().map(MessageFile::id).toArray(UUID[]::new);
        Boolean[] inline = files.stream().map(MessageFile::inline).toArray(Boolean[]::new);
        return name("files")
                .as(insertInto(
                                TICKET_MESSAGE_ATTACHMENT,
                                TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID,
                                TICKET_MESSAGE_ATTACHMENT.TICKET_ID,
                                TICKET_MESSAGE_ATTACHMENT.MESSAGE_ID,
                                TICKET_MESSAGE_ATTACHMENT.ATTACHMENT_ID,
                                TICKET_MESSAGE_ATTACHMENT.INLINE,
                                TICKET_MESSAGE_ATTACHMENT.POSITION)
                        .select(select(
                                        val(Tenant.id()),
                                        ticketId,
                                        message.field(TICKET_MESSAGE.ID),
                                        field("f.id", UUID.class),
                                        field("f.inline", Boolean.class),
                                        field("f.position", Long.class).cast(SQLDataType.SMALLINT))
                                .from(message)
                                .crossJoin(DSL.table(
                                        "unnest({0}, {1}) with ordinality as f(id, inline, position)",
                                        val(ids), val(inline))))
                        .returningResult(TICKET_MESSAGE_ATTACHMENT.ATTACHMENT_ID));
    }

    private static Field<?> searchVector(NewMessage message, Field<String> subject, Places places, Field<Integer> era) {
        UUID[] listed = message.files().stream()
                .filter(each -> !each.inline())
                .map(MessageFile::id)
                .toArray(UUID[]::new);
        Field<String> text = listed.length == 0 ? val(message.text()) : withNames(message.text(), val(listed));
        return searchVector(message.searchConfiguration(), subject, text, places, era);
    }

    /** A message's text, after the names of the files that are listed with it: what is too long is cut off at its end. */
    static Field<String> withNames(String text, Field<UUID[]> files) {
        return field(
                "(select coalesce(string_agg(file_name_words(name), ' '), '') from attachment"
                        + " where account_id = {0} and id = any({1})) || ' ' || {2}",
                String.class, val(Tenant.id()), files, val(text));
    }

    /** What a search finds a message by. */
    static Field<?> searchVector(
            String configuration, Field<String> subject, Field<String> text, Places places, Field<Integer> era) {
        Field<?> vector = field(
                "ticket_search_vector(cast({0} as regconfig), {1}, {2}, {3}, {4})",
                Object.class, val(configuration), subject, text, val(places.department()), era);
        return places.more().isEmpty()
                ? vector
                : field(
                        "{0} || (select array_to_tsvector(array_agg({1} || '/D:' || place)) from unnest({2}) place)",
                        Object.class, vector, era, val(places.more().toArray(UUID[]::new)));
    }

    private static Field<Long> lastNumber() {
        return coalesce(
                field(select(TICKET_COUNTER.LAST_NUMBER)
                        .from(TICKET_COUNTER)
                        .where(TICKET_COUNTER.ACCOUNT_ID.eq(Tenant.id()))),
                inline(0L));
    }

    private static @Nullable UUID agentOrNull(Actor actor) {
        return actor.kind() == Actor.Kind.AGENT ? actor.id() : null;
    }
}
