package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.ATTACHMENT;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_COUNTER;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static app.balcao.schema.Tables.TICKET_MESSAGE_ATTACHMENT;
import static app.balcao.schema.Tables.TICKET_SPLIT;
import static app.balcao.schema.Tables.WORK_ENTRY;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.Ticket;
import app.balcao.ticket.Actor;
import app.balcao.ticket.Situation;
import app.balcao.ticket.TicketMessage;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.split.SplitPreview;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Splits of tickets, and the messages that went with them. */
@Repository
public class SplitRepository {

    private static final Ticket SOURCE = TICKET.as("source");
    private static final app.balcao.schema.tables.TicketMessage FIRST = TICKET_MESSAGE.as("first_message");

    private static final Field<Boolean> OPENING = field(select(FIRST.ID)
                    .from(FIRST)
                    .where(FIRST.ACCOUNT_ID.eq(TICKET_MESSAGE.ACCOUNT_ID))
                    .and(FIRST.TICKET_ID.eq(TICKET_MESSAGE.TICKET_ID))
                    .orderBy(FIRST.ID)
                    .limit(1))
            .eq(TICKET_MESSAGE.ID)
            .as("opening");

    private final DSLContext sql;

    SplitRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A message that somebody wrote.
     *
     * @param opening whether its ticket begins with it
     */
    public record Said(
            UUID id,
            TicketMessage.Kind kind,
            Actor.Kind by,
            String author,
            String html,
            OffsetDateTime at,
            boolean opening) {}

    /** What the ticket that is split off is to be. */
    public record NewPart(
            String subject,
            UUID departmentId,
            @Nullable UUID categoryId,
            int priority,
            @Nullable UUID agentId,
            String replyToken) {}

    /**
     * How a ticket was split off another.
     *
     * @param sourceId null when that was removed for good
     */
    public record Split(
            @Nullable UUID sourceId,
            long sourceNumber,
            @Nullable Situation sourceSituation,
            List<UUID> messageIds,
            OffsetDateTime at,
            boolean undone) {

        /** Whether the ticket that messages were split off stands elsewhere by now. */
        public boolean movedOn(TicketState source) {
            return sourceSituation != null && sourceSituation != source.situation();
        }
    }

    /** A ticket that has messages already, and who split it off. */
    public record Taken(UUID id, long number, String by) {}

    /** Those of some messages that were written in a ticket and are there now, oldest first. */
    public List<Said> said(UUID ticketId, Collection<UUID> ids) {
        return messages(of(ticketId, ids)).orderBy(TICKET_MESSAGE.ID).fetch(SplitRepository::said);
    }

    /** The last message of a ticket that is no comment; absent when it has none. */
    public Optional<Said> lastPublic(UUID ticketId) {
        return messages(of(ticketId).and(TICKET_MESSAGE.KIND.eq(TicketMessage.Kind.REPLY.name())))
                .orderBy(TICKET_MESSAGE.ID.desc())
                .limit(1)
                .fetchOptional(SplitRepository::said);
    }

    private SelectConditionStep<? extends Record> messages(Condition which) {
        return sql.select(
                        TICKET_MESSAGE.ID,
                        TICKET_MESSAGE.KIND,
                        TICKET_MESSAGE.AUTHOR_KIND,
                        AGENT.NAME,
                        CUSTOMER.NAME,
                        TICKET_MESSAGE.HTML,
                        TICKET_MESSAGE.CREATED_AT,
                        OPENING)
                .from(TICKET_MESSAGE)
                .leftJoin(AGENT)
                .on(TICKET_MESSAGE.AUTHOR_KIND.eq(Actor.Kind.AGENT.name()))
                .and(row(AGENT.ACCOUNT_ID, AGENT.ID).eq(TICKET_MESSAGE.ACCOUNT_ID, TICKET_MESSAGE.AUTHOR_ID))
                .leftJoin(CUSTOMER)
                .on(TICKET_MESSAGE.AUTHOR_KIND.eq(Actor.Kind.CUSTOMER.name()))
                .and(row(CUSTOMER.ACCOUNT_ID, CUSTOMER.ID).eq(TICKET_MESSAGE.ACCOUNT_ID, TICKET_MESSAGE.AUTHOR_ID))
                .where(which);
    }

    private static Said said(Record found) {
        String name = found.get(AGENT.NAME) == null ? found.get(CUSTOMER.NAME) : found.get(AGENT.NAME);
        return new Said(
                found.get(TICKET_MESSAGE.ID),
                TicketMessage.Kind.valueOf(found.get(TICKET_MESSAGE.KIND)),
                Actor.Kind.valueOf(found.get(TICKET_MESSAGE.AUTHOR_KIND)),
                name == null ? "" : name,
                found.get(TICKET_MESSAGE.HTML),
                found.get(TICKET_MESSAGE.CREATED_AT),
                found.get(OPENING));
    }

    /** The files of messages that are listed with them. */
    public List<SplitPreview.File> files(UUID ticketId, Collection<UUID> ids) {
        return sql.select(ATTACHMENT.NAME, ATTACHMENT.SIZE_BYTES)
                .from(TICKET_MESSAGE_ATTACHMENT)
                .join(ATTACHMENT)
                .on(row(ATTACHMENT.ACCOUNT_ID, ATTACHMENT.ID)
                        .eq(TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID, TICKET_MESSAGE_ATTACHMENT.ATTACHMENT_ID))
                .where(TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_MESSAGE_ATTACHMENT.TICKET_ID.eq(ticketId))
                .and(TICKET_MESSAGE_ATTACHMENT.MESSAGE_ID.eq(any(array(ids))))
                .and(TICKET_MESSAGE_ATTACHMENT.INLINE.isFalse())
                .orderBy(TICKET_MESSAGE_ATTACHMENT.MESSAGE_ID, TICKET_MESSAGE_ATTACHMENT.POSITION)
                .fetch(found -> new SplitPreview.File(found.value1(), found.value2()));
    }

    public long workSeconds(UUID ticketId, Collection<UUID> ids) {
        return sql.select(coalesce(sum(WORK_ENTRY.SECONDS), inline(0)))
                .from(WORK_ENTRY)
                .where(WORK_ENTRY.ACCOUNT_ID.eq(Tenant.id()))
                .and(WORK_ENTRY.TICKET_ID.eq(ticketId))
                .and(WORK_ENTRY.MESSAGE_ID.eq(any(array(ids))))
                .fetchSingle()
                .value1()
                .longValue();
    }

    /** A ticket that was split off another with one of some messages. */
    public Optional<Taken> partWith(UUID sourceId, Collection<UUID> ids) {
        return sql.select(TICKET.ID, TICKET.NUMBER, AGENT.NAME)
                .from(TICKET_SPLIT)
                .join(TICKET)
                .on(row(TICKET.ACCOUNT_ID, TICKET.ID).eq(TICKET_SPLIT.ACCOUNT_ID, TICKET_SPLIT.TICKET_ID))
                .join(AGENT)
                .on(row(AGENT.ACCOUNT_ID, AGENT.ID).eq(TICKET_SPLIT.ACCOUNT_ID, TICKET_SPLIT.SPLIT_BY))
                .where(isPartOf(sourceId))
                .and("{0} && {1}", TICKET_SPLIT.MESSAGE_IDS, val(array(ids)))
                .orderBy(TICKET.NUMBER.desc())
                .limit(1)
                .fetchOptional(found -> new Taken(found.value1(), found.value2(), found.value3()));
    }

    public boolean hasParts(UUID sourceId) {
        return sql.fetchExists(TICKET_SPLIT, isPartOf(sourceId));
    }

    /** Opens a ticket without messages, of the customer and mailbox of another one, that came in as that did. */
    public UUID open(TicketState source, NewPart part, Said last, String preview, UUID by, OffsetDateTime now) {
        var numbered = MessageRepository.numbered();
        Situation situation = part.agentId() == null ? Situation.NEW : Situation.AWAITING_AGENT;
        return sql.with(numbered)
                .insertInto(TICKET)
                .set(TICKET.ACCOUNT_ID, Tenant.id())
                .set(
                        TICKET.NUMBER,
                        field(select(numbered.field(TICKET_COUNTER.LAST_NUMBER)).from(numbered)))
                .set(
                        TICKET.ORIGIN,
                        field(select(SOURCE.ORIGIN)
                                .from(SOURCE)
                                .where(SOURCE.ACCOUNT_ID.eq(Tenant.id()))
                                .and(SOURCE.ID.eq(source.id()))))
                .set(TICKET.SUBJECT, part.subject())
                .set(TICKET.DEPARTMENT_ID, part.departmentId())
                .set(TICKET.CATEGORY_ID, part.categoryId())
                .set(TICKET.PRIORITY, (short) part.priority())
                .set(TICKET.KIND, source.kind().name())
                .set(TICKET.CUSTOMER_ID, source.customerId())
                .set(TICKET.AGENT_ID, part.agentId())
                .set(TICKET.SITUATION, (short) situation.code())
                .set(TICKET.SITUATION_AT, now)
                .set(TICKET.SITUATION_BY, by)
                .set(TICKET.CREATED_AT, now)
                .set(TICKET.CREATED_BY, by)
                .set(TICKET.LAST_MESSAGE_AT, last.at())
                .set(TICKET.LAST_MESSAGE_BY, last.by().name())
                .set(TICKET.PREVIEW, preview)
                .set(TICKET.NOTIFY_CUSTOMER, source.notifyCustomer())
                .set(TICKET.MAILBOX_ID, source.mailboxId())
                .set(TICKET.REPLY_TOKEN, part.replyToken())
                .returningResult(TICKET.ID)
                .fetchSingle()
                .value1();
    }

    /** Takes messages from one ticket to another; their files and the time told with them follow. */
    public void move(TicketState from, TicketState to, Collection<UUID> ids) {
        sql.update(TICKET_MESSAGE)
                .set(TICKET_MESSAGE.TICKET_ID, to.id())
                .set(TransferRepository.placed(from, to))
                .where(of(from.id(), ids))
                .execute();
    }

    /** Has a search find a message by its text and, where it opens its ticket, by the subject. */
    public void index(TicketState ticket, UUID messageId, @Nullable String subject, String text, String configuration) {
        sql.update(TICKET_MESSAGE)
                .set(Map.of(
                        TICKET_MESSAGE.SEARCH,
                        MessageRepository.searchVector(
                                configuration,
                                val(subject, SQLDataType.CLOB),
                                MessageRepository.withNames(text, EditRepository.listed(ticket.id(), messageId)),
                                MessageRepository.Places.of(ticket),
                                TICKET_MESSAGE.SEARCH_ERA)))
                .where(of(ticket.id()).and(TICKET_MESSAGE.ID.eq(messageId)))
                .execute();
    }

    /** Writes which message is a ticket's last, and its version. */
    public void settle(TicketState after, Said last, String preview) {
        sql.update(TICKET)
                .set(TICKET.LAST_MESSAGE_AT, last.at())
                .set(TICKET.LAST_MESSAGE_BY, last.by().name())
                .set(TICKET.PREVIEW, preview)
                .set(TICKET.VERSION, after.version())
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(after.id()))
                .execute();
    }

    public void add(TicketState part, TicketState source, List<UUID> ids, UUID by, OffsetDateTime now) {
        sql.insertInto(TICKET_SPLIT)
                .set(TICKET_SPLIT.ACCOUNT_ID, Tenant.id())
                .set(TICKET_SPLIT.TICKET_ID, part.id())
                .set(TICKET_SPLIT.SOURCE_ID, source.id())
                .set(TICKET_SPLIT.SOURCE_NUMBER, source.number())
                .set(TICKET_SPLIT.SOURCE_SITUATION, (short) source.situation().code())
                .set(TICKET_SPLIT.MESSAGE_IDS, array(ids))
                .set(TICKET_SPLIT.SPLIT_AT, now)
                .set(TICKET_SPLIT.SPLIT_BY, by)
                .execute();
    }

    /** How a ticket was split off another, also when that was undone. */
    public Optional<Split> find(UUID partId) {
        return sql.selectFrom(TICKET_SPLIT)
                .where(TICKET_SPLIT.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_SPLIT.TICKET_ID.eq(partId))
                .fetchOptional(found -> new Split(
                        found.getSourceId(),
                        found.getSourceNumber(),
                        found.getSourceSituation() == null ? null : Situation.of(found.getSourceSituation()),
                        Arrays.asList(found.getMessageIds()),
                        found.getSplitAt(),
                        found.getUndoneAt() != null));
    }

    public void undone(UUID partId, UUID by, OffsetDateTime now) {
        sql.update(TICKET_SPLIT)
                .set(TICKET_SPLIT.UNDONE_AT, now)
                .set(TICKET_SPLIT.UNDONE_BY, by)
                .where(TICKET_SPLIT.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_SPLIT.TICKET_ID.eq(partId))
                .execute();
    }

    private static Condition isPartOf(UUID sourceId) {
        return TICKET_SPLIT
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(TICKET_SPLIT.SOURCE_ID.eq(sourceId))
                .and(TICKET_SPLIT.UNDONE_AT.isNull());
    }

    private static Condition of(UUID ticketId) {
        return TICKET_MESSAGE.ACCOUNT_ID.eq(Tenant.id()).and(TICKET_MESSAGE.TICKET_ID.eq(ticketId));
    }

    private static Condition of(UUID ticketId, Collection<UUID> ids) {
        return of(ticketId).and(TICKET_MESSAGE.ID.eq(any(array(ids))));
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
