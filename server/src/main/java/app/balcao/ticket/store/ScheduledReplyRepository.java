package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.ATTACHMENT;
import static app.balcao.schema.Tables.SCHEDULED_REPLY;
import static app.balcao.schema.Tables.SCHEDULED_REPLY_ATTACHMENT;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.ScheduledReplyRecord;
import app.balcao.ticket.MessageFile;
import app.balcao.ticket.Named;
import app.balcao.ticket.ScheduledReply;
import app.balcao.ticket.ScheduledReply.Stopped;
import app.balcao.ticket.TicketMessage;
import app.balcao.ticket.TicketStanding;
import app.balcao.ticket.WorkTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Answers that wait for their time. */
@Repository
public class ScheduledReplyRepository {

    private static final Field<List<TicketMessage.File>> FILES = multiset(select(
                            ATTACHMENT.ID,
                            ATTACHMENT.NAME,
                            ATTACHMENT.MEDIA_TYPE,
                            ATTACHMENT.SIZE_BYTES,
                            SCHEDULED_REPLY_ATTACHMENT.INLINE)
                    .from(SCHEDULED_REPLY_ATTACHMENT)
                    .join(ATTACHMENT)
                    .on(ATTACHMENT.ACCOUNT_ID.eq(SCHEDULED_REPLY_ATTACHMENT.ACCOUNT_ID))
                    .and(ATTACHMENT.ID.eq(SCHEDULED_REPLY_ATTACHMENT.ATTACHMENT_ID))
                    .where(SCHEDULED_REPLY_ATTACHMENT.ACCOUNT_ID.eq(SCHEDULED_REPLY.ACCOUNT_ID))
                    .and(SCHEDULED_REPLY_ATTACHMENT.REPLY_ID.eq(SCHEDULED_REPLY.ID))
                    .orderBy(SCHEDULED_REPLY_ATTACHMENT.POSITION))
            .convertFrom(rows -> rows.map(row -> new TicketMessage.File(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    TicketMessage.attachmentUrl(row.value1()))));

    private final DSLContext sql;

    ScheduledReplyRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** One that is to be sent now. */
    public record Waiting(
            UUID id,
            UUID ticketId,
            UUID agentId,
            String html,
            List<MessageFile> files,
            @Nullable WorkTime work,
            boolean toCopies) {}

    public List<ScheduledReply> list(UUID ticketId, UUID readerId) {
        return read(SCHEDULED_REPLY.TICKET_ID.eq(ticketId), readerId);
    }

    /** One of an agent's own. */
    public Optional<ScheduledReply> find(UUID id, UUID agentId) {
        return read(SCHEDULED_REPLY.ID.eq(id).and(SCHEDULED_REPLY.AGENT_ID.eq(agentId)), agentId).stream()
                .findFirst();
    }

    private List<ScheduledReply> read(Condition which, UUID readerId) {
        return sql.select(SCHEDULED_REPLY, AGENT.NAME, FILES)
                .from(SCHEDULED_REPLY)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(SCHEDULED_REPLY.ACCOUNT_ID))
                .and(AGENT.ID.eq(SCHEDULED_REPLY.AGENT_ID))
                .where(SCHEDULED_REPLY.ACCOUNT_ID.eq(Tenant.id()))
                .and(which)
                .orderBy(SCHEDULED_REPLY.SEND_AT, SCHEDULED_REPLY.ID)
                .fetch(row -> new ScheduledReply(
                        row.value1().getId(),
                        new Named(row.value1().getAgentId(), row.value2()),
                        row.value1().getHtml(),
                        row.value3(),
                        row.value1().getSendAt(),
                        row.value1().getCreatedAt(),
                        work(row.value1()),
                        row.value1().getToCopies(),
                        row.value1().getStopped() == null
                                ? null
                                : Stopped.valueOf(row.value1().getStopped()),
                        row.value1().getAgentId().equals(readerId)));
    }

    public int count(UUID ticketId) {
        return sql.fetchCount(
                SCHEDULED_REPLY,
                SCHEDULED_REPLY.ACCOUNT_ID.eq(Tenant.id()).and(SCHEDULED_REPLY.TICKET_ID.eq(ticketId)));
    }

    public UUID insert(
            UUID ticketId,
            UUID agentId,
            String html,
            List<MessageFile> files,
            @Nullable WorkTime work,
            boolean toCopies,
            OffsetDateTime sendAt,
            OffsetDateTime now) {
        UUID id = sql.insertInto(SCHEDULED_REPLY)
                .set(SCHEDULED_REPLY.ACCOUNT_ID, Tenant.id())
                .set(SCHEDULED_REPLY.TICKET_ID, ticketId)
                .set(SCHEDULED_REPLY.AGENT_ID, agentId)
                .set(SCHEDULED_REPLY.HTML, html)
                .set(SCHEDULED_REPLY.WORK_STARTED_AT, work == null ? null : work.startedAt())
                .set(SCHEDULED_REPLY.WORK_ENDED_AT, work == null ? null : work.endedAt())
                .set(SCHEDULED_REPLY.TO_COPIES, toCopies)
                .set(SCHEDULED_REPLY.SEND_AT, sendAt)
                .set(SCHEDULED_REPLY.CREATED_AT, now)
                .returningResult(SCHEDULED_REPLY.ID)
                .fetchSingle()
                .value1();
        for (int i = 0; i < files.size(); i++) {
            sql.insertInto(SCHEDULED_REPLY_ATTACHMENT)
                    .set(SCHEDULED_REPLY_ATTACHMENT.ACCOUNT_ID, Tenant.id())
                    .set(SCHEDULED_REPLY_ATTACHMENT.REPLY_ID, id)
                    .set(SCHEDULED_REPLY_ATTACHMENT.ATTACHMENT_ID, files.get(i).id())
                    .set(SCHEDULED_REPLY_ATTACHMENT.INLINE, files.get(i).inline())
                    .set(SCHEDULED_REPLY_ATTACHMENT.POSITION, (short) i)
                    .execute();
        }
        return id;
    }

    /** One that still waits, kept from others until the transaction ends. */
    public Optional<Waiting> take(UUID id) {
        return sql.selectFrom(SCHEDULED_REPLY)
                .where(is(id))
                .and(SCHEDULED_REPLY.STOPPED.isNull())
                .forUpdate()
                .fetchOptional(row -> new Waiting(
                        row.getId(),
                        row.getTicketId(),
                        row.getAgentId(),
                        row.getHtml(),
                        files(row.getId()),
                        work(row),
                        row.getToCopies()));
    }

    private static @Nullable WorkTime work(ScheduledReplyRecord row) {
        return row.getWorkStartedAt() == null ? null : WorkTime.between(row.getWorkStartedAt(), row.getWorkEndedAt());
    }

    private List<MessageFile> files(UUID id) {
        return sql.select(SCHEDULED_REPLY_ATTACHMENT.ATTACHMENT_ID, SCHEDULED_REPLY_ATTACHMENT.INLINE)
                .from(SCHEDULED_REPLY_ATTACHMENT)
                .where(SCHEDULED_REPLY_ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(SCHEDULED_REPLY_ATTACHMENT.REPLY_ID.eq(id))
                .orderBy(SCHEDULED_REPLY_ATTACHMENT.POSITION)
                .fetch(row -> new MessageFile(row.value1(), row.value2()));
    }

    /** @return its ticket; absent when the agent has no such */
    public Optional<UUID> remove(UUID id, UUID agentId) {
        return sql.deleteFrom(SCHEDULED_REPLY)
                .where(is(id))
                .and(SCHEDULED_REPLY.AGENT_ID.eq(agentId))
                .returningResult(SCHEDULED_REPLY.TICKET_ID)
                .fetchOptional(SCHEDULED_REPLY.TICKET_ID);
    }

    public void stop(UUID id, Stopped why) {
        sql.update(SCHEDULED_REPLY)
                .set(SCHEDULED_REPLY.STOPPED, why.name())
                .where(is(id))
                .execute();
    }

    /** Stops what waits for a ticket; answers its writers. */
    public List<UUID> stopAll(UUID ticketId, Stopped why) {
        return sql.update(SCHEDULED_REPLY)
                .set(SCHEDULED_REPLY.STOPPED, why.name())
                .where(SCHEDULED_REPLY.ACCOUNT_ID.eq(Tenant.id()))
                .and(SCHEDULED_REPLY.TICKET_ID.eq(ticketId))
                .and(SCHEDULED_REPLY.STOPPED.isNull())
                .returningResult(SCHEDULED_REPLY.AGENT_ID)
                .fetch(SCHEDULED_REPLY.AGENT_ID);
    }

    /** The tickets whose waiting answers carry an attachment, as far as it says who sees them. */
    public List<TicketStanding> ticketsWith(UUID attachmentId) {
        return sql.select(TicketRepository.STANDING)
                .from(SCHEDULED_REPLY_ATTACHMENT)
                .join(SCHEDULED_REPLY)
                .on(SCHEDULED_REPLY.ACCOUNT_ID.eq(SCHEDULED_REPLY_ATTACHMENT.ACCOUNT_ID))
                .and(SCHEDULED_REPLY.ID.eq(SCHEDULED_REPLY_ATTACHMENT.REPLY_ID))
                .join(TICKET)
                .on(TICKET.ACCOUNT_ID.eq(SCHEDULED_REPLY.ACCOUNT_ID))
                .and(TICKET.ID.eq(SCHEDULED_REPLY.TICKET_ID))
                .where(SCHEDULED_REPLY_ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(SCHEDULED_REPLY_ATTACHMENT.ATTACHMENT_ID.eq(attachmentId))
                .fetch(row -> TicketRepository.standing(TICKET, row));
    }

    private static Condition is(UUID id) {
        return SCHEDULED_REPLY.ACCOUNT_ID.eq(Tenant.id()).and(SCHEDULED_REPLY.ID.eq(id));
    }
}
