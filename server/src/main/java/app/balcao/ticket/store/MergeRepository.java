package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.APPLIED_STATUS;
import static app.balcao.schema.Tables.CLOSING_REQUEST;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.SCHEDULED_REPLY;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_MERGE;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static app.balcao.schema.Tables.TICKET_MESSAGE_ATTACHMENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.TicketMerge;
import app.balcao.ticket.Named;
import app.balcao.ticket.Situation;
import app.balcao.ticket.SituationView;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.merge.MergePreview.Side;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Merges of tickets, and how the source of each stood before it. */
@Repository
public class MergeRepository {

    private static final List<Short> AWAITING_AGENT = Arrays.stream(Situation.values())
            .filter(Situation::awaitsAgent)
            .map(each -> (short) each.code())
            .toList();

    private final DSLContext sql;

    MergeRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A merge that holds.
     *
     * @param targetId null when the target was removed for good
     * @param wasOpen whether the merge closed the source
     * @param undoable false for what undoing a split made
     */
    public record Merge(
            UUID id,
            @Nullable UUID targetId,
            long targetNumber,
            OffsetDateTime mergedAt,
            boolean wasOpen,
            Situation situation,
            boolean undoable) {}

    /** How much comes with a ticket. */
    public record Extent(int messages, int files, int waitingReplies) {}

    /** All that was merged into a ticket. */
    static Field<UUID[]> merged(Field<UUID> ticketId) {
        return field("ticket_merged({0}, {1})", UUID[].class, val(Tenant.id()), ticketId);
    }

    /** The tickets that one was merged into, the nearest first. */
    static Field<UUID[]> homes(Field<UUID> ticketId) {
        return field("ticket_homes({0}, {1})", UUID[].class, val(Tenant.id()), ticketId);
    }

    public List<UUID> merged(UUID ticketId) {
        return Arrays.asList(sql.select(merged(val(ticketId))).fetchSingle().value1());
    }

    /** The parents of a ticket, theirs and so on; and those of another. @return whether one is above the other */
    public boolean isFamily(UUID one, UUID other) {
        return sql.fetchExists(select(DSL.inline(1))
                .from(DSL.table("""
                        (with recursive line as (
                            select id, parent_id from ticket where account_id = {0} and id in ({1}, {2})
                            union
                            select t.id, t.parent_id from line join ticket t on t.account_id = {0} and t.id = line.parent_id)
                        select count(*) filter (where parent_id = {1}) + count(*) filter (where parent_id = {2}) as above
                        from line) as family
                        """, val(Tenant.id()), val(one), val(other)))
                .where(field("above", Long.class).gt(0L)));
    }

    /** Points a ticket loaded for update at the other, and closes it when it is open. */
    public void merge(
            TicketState before, TicketState after, TicketState target, boolean undoable, UUID by, OffsetDateTime now) {
        boolean open = before.closedAt() == null;
        sql.insertInto(
                        TICKET_MERGE,
                        TICKET_MERGE.ACCOUNT_ID,
                        TICKET_MERGE.SOURCE_ID,
                        TICKET_MERGE.TARGET_ID,
                        TICKET_MERGE.TARGET_NUMBER,
                        TICKET_MERGE.MERGED_AT,
                        TICKET_MERGE.MERGED_BY,
                        TICKET_MERGE.WAS_OPEN,
                        TICKET_MERGE.SITUATION,
                        TICKET_MERGE.SITUATION_AT,
                        TICKET_MERGE.SITUATION_BY,
                        TICKET_MERGE.SOURCE_REQUEST,
                        TICKET_MERGE.FIRST_CLOSED_AT,
                        TICKET_MERGE.APPLIED_STATUS_ID,
                        TICKET_MERGE.UNDOABLE)
                .select(select(
                                TICKET.ACCOUNT_ID,
                                TICKET.ID,
                                val(target.id()),
                                val(target.number()),
                                val(now),
                                val(by),
                                val(open),
                                TICKET.SITUATION,
                                TICKET.SITUATION_AT,
                                TICKET.SITUATION_BY,
                                request(TICKET.ID),
                                TICKET.FIRST_CLOSED_AT,
                                APPLIED_STATUS.ID,
                                val(undoable))
                        .from(TICKET)
                        .leftJoin(APPLIED_STATUS)
                        .on(row(APPLIED_STATUS.ACCOUNT_ID, APPLIED_STATUS.TICKET_ID)
                                .eq(TICKET.ACCOUNT_ID, TICKET.ID))
                        .and(APPLIED_STATUS.ENDED_AT.isNull())
                        .where(is(before.id())))
                .execute();
        var change = sql.update(TICKET).set(TICKET.MERGED_INTO, target.id()).set(TICKET.VERSION, after.version());
        if (open) {
            change = change.set(TICKET.SITUATION, (short) after.situation().code())
                    .set(TICKET.SITUATION_AT, now)
                    .set(TICKET.SITUATION_BY, by)
                    .set(TICKET.CLOSED_AT, now)
                    .set(TICKET.CLOSED_BY, by)
                    .set(TICKET.FIRST_CLOSED_AT, coalesce(TICKET.FIRST_CLOSED_AT, val(now)));
        }
        change.where(is(before.id())).execute();
    }

    /** The merge of a ticket that was not undone. */
    public Optional<Merge> inForce(UUID sourceId) {
        return sql.selectFrom(TICKET_MERGE)
                .where(TICKET_MERGE.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_MERGE.SOURCE_ID.eq(sourceId))
                .and(TICKET_MERGE.UNDONE_AT.isNull())
                .orderBy(TICKET_MERGE.ID.desc())
                .limit(1)
                .fetchOptional(found -> new Merge(
                        found.getId(),
                        found.getTargetId(),
                        found.getTargetNumber(),
                        found.getMergedAt(),
                        found.getWasOpen(),
                        Situation.of(found.getSituation()),
                        found.getUndoable()));
    }

    /** Puts a source loaded for update back to how it stood before it was merged. */
    public void undo(TicketState after, Merge merge, UUID by, OffsetDateTime now) {
        UUID status = sql.update(TICKET_MERGE)
                .set(TICKET_MERGE.UNDONE_AT, now)
                .set(TICKET_MERGE.UNDONE_BY, by)
                .where(TICKET_MERGE.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_MERGE.SOURCE_ID.eq(after.id()))
                .and(TICKET_MERGE.ID.eq(merge.id()))
                .returningResult(TICKET_MERGE.APPLIED_STATUS_ID)
                .fetchSingle()
                .value1();
        if (!merge.wasOpen()) {
            sql.update(TICKET)
                    .setNull(TICKET.MERGED_INTO)
                    .set(TICKET.VERSION, after.version())
                    .where(is(after.id()))
                    .execute();
            return;
        }
        sql.update(TICKET)
                .setNull(TICKET.MERGED_INTO)
                .set(TICKET.SITUATION, TICKET_MERGE.SITUATION)
                .set(TICKET.SITUATION_AT, TICKET_MERGE.SITUATION_AT)
                .set(TICKET.SITUATION_BY, TICKET_MERGE.SITUATION_BY)
                .set(TICKET.FIRST_CLOSED_AT, TICKET_MERGE.FIRST_CLOSED_AT)
                .setNull(TICKET.CLOSED_AT)
                .setNull(TICKET.CLOSED_BY)
                .set(TICKET.VERSION, after.version())
                .from(TICKET_MERGE)
                .where(is(after.id()))
                .and(TICKET_MERGE.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                .and(TICKET_MERGE.SOURCE_ID.eq(TICKET.ID))
                .and(TICKET_MERGE.ID.eq(merge.id()))
                .execute();
        if (status != null) {
            resumeStatus(after.id(), status);
        }
        resumeRequest(merge.id(), TICKET_MERGE.SOURCE_REQUEST);
    }

    private void resumeStatus(UUID ticketId, UUID appliedId) {
        UUID statusId = sql.update(APPLIED_STATUS)
                .setNull(APPLIED_STATUS.ENDED_AT)
                .setNull(APPLIED_STATUS.ENDED_BY)
                .where(APPLIED_STATUS.ACCOUNT_ID.eq(Tenant.id()))
                .and(APPLIED_STATUS.TICKET_ID.eq(ticketId))
                .and(APPLIED_STATUS.ID.eq(appliedId))
                .returningResult(APPLIED_STATUS.STATUS_ID)
                .fetchSingle()
                .value1();
        sql.update(TICKET).set(TICKET.STATUS_ID, statusId).where(is(ticketId)).execute();
    }

    /** Writes that a ticket loaded for update is of the next version: its thread is another. */
    public void touch(TicketState after) {
        sql.update(TICKET)
                .set(TICKET.VERSION, after.version())
                .where(is(after.id()))
                .execute();
    }

    /**
     * Has the target of a merge wait for its agent, and keeps with the merge how it stood before.
     *
     * @param after the target, loaded for update, as it is then
     */
    public void wake(UUID sourceId, TicketState after, UUID by, OffsetDateTime now) {
        sql.update(TICKET_MERGE)
                .set(TICKET_MERGE.TARGET_SITUATION, TICKET.SITUATION)
                .set(TICKET_MERGE.TARGET_SITUATION_AT, TICKET.SITUATION_AT)
                .set(TICKET_MERGE.TARGET_SITUATION_BY, TICKET.SITUATION_BY)
                .set(TICKET_MERGE.TARGET_REQUEST, request(TICKET.ID))
                .from(TICKET)
                .where(is(after.id()))
                .and(TICKET_MERGE.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                .and(TICKET_MERGE.SOURCE_ID.eq(sourceId))
                .and(TICKET_MERGE.TARGET_ID.eq(TICKET.ID))
                .and(TICKET_MERGE.UNDONE_AT.isNull())
                .execute();
        sql.update(TICKET)
                .set(TICKET.SITUATION, (short) after.situation().code())
                .set(TICKET.SITUATION_AT, now)
                .set(TICKET.SITUATION_BY, by)
                .set(TICKET.VERSION, after.version())
                .where(is(after.id()))
                .execute();
    }

    /**
     * Puts a target loaded for update back to how it stood before a merge, which was just undone; not when it waits for
     * its agent for another reason by now: it stood elsewhere meanwhile, its customer wrote, or another merge holds that
     * brought a question too.
     *
     * @return how it stands again; absent when it was not changed
     */
    public Optional<Situation> settle(TicketState target, Merge merge) {
        TicketMerge other = TICKET_MERGE.as("other");
        Optional<Situation> settled = sql.update(TICKET)
                .set(TICKET.SITUATION, TICKET_MERGE.TARGET_SITUATION)
                .set(TICKET.SITUATION_AT, TICKET_MERGE.TARGET_SITUATION_AT)
                .set(TICKET.SITUATION_BY, TICKET_MERGE.TARGET_SITUATION_BY)
                .from(TICKET_MERGE)
                .where(is(target.id()))
                .and(TICKET_MERGE.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                .and(TICKET_MERGE.TARGET_ID.eq(TICKET.ID))
                .and(TICKET_MERGE.ID.eq(merge.id()))
                .and(TICKET_MERGE.TARGET_SITUATION.isNotNull())
                .and(TICKET.SITUATION_AT.eq(TICKET_MERGE.MERGED_AT))
                .and(TICKET.LAST_MESSAGE_AT.le(TICKET_MERGE.MERGED_AT))
                .andNotExists(selectOne()
                        .from(other)
                        .where(other.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                        .and(other.TARGET_ID.eq(TICKET.ID))
                        .and(other.UNDONE_AT.isNull())
                        .and(other.MERGED_AT.gt(TICKET_MERGE.MERGED_AT))
                        .and(other.WAS_OPEN)
                        .and(other.SITUATION.in(AWAITING_AGENT)))
                .returningResult(TICKET.SITUATION)
                .fetchOptional(row -> Situation.of(row.value1()));
        settled.ifPresent(again -> resumeRequest(merge.id(), TICKET_MERGE.TARGET_REQUEST));
        return settled;
    }

    private void resumeRequest(UUID mergeId, Field<JSONB> request) {
        sql.insertInto(CLOSING_REQUEST)
                .select(selectFrom(DSL.table(
                                "jsonb_populate_record(null::closing_request, ({0}))",
                                select(request)
                                        .from(TICKET_MERGE)
                                        .where(TICKET_MERGE.ACCOUNT_ID.eq(Tenant.id()))
                                        .and(TICKET_MERGE.ID.eq(mergeId))))
                        .where(condition("account_id is not null")))
                .execute();
    }

    /** The request to close a ticket, whole; null when there is none. */
    private static Field<JSONB> request(Field<UUID> ticketId) {
        return field(select(field("to_jsonb({0})", JSONB.class, DSL.name(CLOSING_REQUEST.getName())))
                .from(CLOSING_REQUEST)
                .where(CLOSING_REQUEST.ACCOUNT_ID.eq(Tenant.id()))
                .and(CLOSING_REQUEST.TICKET_ID.eq(ticketId)));
    }

    /** What the thread of a ticket holds, with what was merged into it. */
    public Extent extent(UUID ticketId) {
        Condition ofThread = TICKET_MESSAGE
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(TICKET_MESSAGE
                        .TICKET_ID
                        .eq(ticketId)
                        .or(TICKET_MESSAGE.TICKET_ID.eq(DSL.any(merged(val(ticketId))))));
        return sql.select(
                        field(selectCount().from(TICKET_MESSAGE).where(ofThread)),
                        field(selectCount()
                                .from(TICKET_MESSAGE)
                                .join(TICKET_MESSAGE_ATTACHMENT)
                                .on(row(
                                                TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID,
                                                TICKET_MESSAGE_ATTACHMENT.TICKET_ID,
                                                TICKET_MESSAGE_ATTACHMENT.MESSAGE_ID)
                                        .eq(TICKET_MESSAGE.ACCOUNT_ID, TICKET_MESSAGE.TICKET_ID, TICKET_MESSAGE.ID))
                                .where(ofThread)
                                .and(DSL.not(TICKET_MESSAGE_ATTACHMENT.INLINE))),
                        field(selectCount()
                                .from(SCHEDULED_REPLY)
                                .where(SCHEDULED_REPLY.ACCOUNT_ID.eq(Tenant.id()))
                                .and(SCHEDULED_REPLY.TICKET_ID.eq(ticketId))
                                .and(SCHEDULED_REPLY.STOPPED.isNull())))
                .fetchSingle(found -> new Extent(found.value1(), found.value2(), found.value3()));
    }

    /** Two tickets as a preview names them. */
    public Map<UUID, Side> sides(UUID one, UUID other) {
        return sql.select(
                        TICKET.ID,
                        TICKET.NUMBER,
                        TICKET.SUBJECT,
                        TICKET.SITUATION,
                        DEPARTMENT.ID,
                        DEPARTMENT.NAME,
                        AGENT.ID,
                        AGENT.NAME,
                        CUSTOMER.NAME)
                .from(TICKET)
                .join(DEPARTMENT)
                .on(row(DEPARTMENT.ACCOUNT_ID, DEPARTMENT.ID).eq(TICKET.ACCOUNT_ID, TICKET.DEPARTMENT_ID))
                .leftJoin(AGENT)
                .on(row(AGENT.ACCOUNT_ID, AGENT.ID).eq(TICKET.ACCOUNT_ID, TICKET.AGENT_ID))
                .leftJoin(CUSTOMER)
                .on(row(CUSTOMER.ACCOUNT_ID, CUSTOMER.ID).eq(TICKET.ACCOUNT_ID, TICKET.CUSTOMER_ID))
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.in(one, other))
                .fetchMap(
                        TICKET.ID,
                        found -> new Side(
                                found.value1(),
                                found.value2(),
                                found.value3(),
                                SituationView.of(found.value4()),
                                new Named(found.value5(), found.value6()),
                                found.value7() == null ? null : new Named(found.value7(), found.value8()),
                                found.value9()));
    }

    private static Condition is(UUID id) {
        return TICKET.ACCOUNT_ID.eq(Tenant.id()).and(TICKET.ID.eq(id));
    }
}
