package app.balcao.conversation.store;

import static app.balcao.conversation.store.ConversationRepository.at;
import static app.balcao.conversation.store.ConversationRepository.instant;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_CHAT_STATUS;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.CONVERSATION_OFFER;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.QUEUE;
import static app.balcao.schema.Tables.QUEUE_TURN;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.val;

import app.balcao.conversation.ConversationState;
import app.balcao.conversation.queue.Queue;
import app.balcao.conversation.routing.Candidate;
import app.balcao.conversation.routing.Offer.Outcome;
import app.balcao.conversation.routing.OfferReason;
import app.balcao.people.ChatStatus;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * What a decision about who gets a conversation looks at, and the turns it leaves behind. States are written into the
 * statements: as parameters, a plan that is made for any of them could not use the indexes of those that wait or ring.
 */
@Repository
public class RoutingRepository {

    private static final List<Field<String>> BY_RULE = Arrays.stream(OfferReason.values())
            .filter(OfferReason::byRule)
            .<Field<String>>map(each -> inline(each.name()))
            .toList();

    private static final OffsetDateTime LONG_AGO = at(Instant.EPOCH);

    private final DSLContext sql;

    RoutingRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A conversation that waits, and since when: its place in the queue. */
    public record Place(UUID id, Instant since) {}

    /** How many conversations an agent has, and may have. */
    public record Capacity(ChatStatus status, int active, int most) {

        public boolean full() {
            return active >= most;
        }

        /** Whether something may ring at them. */
        public boolean free() {
            return status == ChatStatus.ONLINE && !full();
        }
    }

    /** Active agents of the queue's department who attend its chats, with everything a rule asks for. */
    public List<Candidate> candidates(Queue queue) {
        Field<OffsetDateTime> idle =
                coalesce(greatest(AGENT_CHAT_STATUS.CHANGED_AT, AGENT_CHAT_STATUS.FREE_SINCE), inline(LONG_AGO));
        Field<String> status = coalesce(AGENT_CHAT_STATUS.STATUS, inline(ChatStatus.OFFLINE.name()));
        return sql.select(
                        AGENT.ID,
                        AGENT.NAME,
                        status,
                        AGENT.AUTOMATIC_DISTRIBUTION,
                        active(AGENT.ID),
                        AGENT.MOST_CONVERSATIONS,
                        ringing(queue.id()),
                        coalesce(QUEUE_TURN.TURN, inline(0L)),
                        QUEUE_TURN.LAST_ASSIGNED_AT,
                        idle)
                .from(DEPARTMENT_AGENT)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(DEPARTMENT_AGENT.ACCOUNT_ID))
                .and(AGENT.ID.eq(DEPARTMENT_AGENT.AGENT_ID))
                .leftJoin(AGENT_CHAT_STATUS)
                .on(AGENT_CHAT_STATUS.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(AGENT_CHAT_STATUS.AGENT_ID.eq(AGENT.ID))
                .leftJoin(QUEUE_TURN)
                .on(QUEUE_TURN.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(QUEUE_TURN.QUEUE_ID.eq(queue.id()))
                .and(QUEUE_TURN.AGENT_ID.eq(AGENT.ID))
                .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(queue.department().id()))
                .and(DEPARTMENT_AGENT.CHAT)
                .and(AGENT.ACTIVE)
                .fetch(row -> new Candidate(
                        row.value1(),
                        row.value2(),
                        ChatStatus.valueOf(row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        instant(row.value9()),
                        row.value10().toInstant(),
                        0,
                        null));
    }

    /** What an agent has at the moment; nobody else gives them anything until the transaction ends. */
    public Optional<Capacity> holdAgent(UUID agentId) {
        return Optional.ofNullable(holdAgents(List.of(agentId)).get(agentId));
    }

    /** Holds several agents as above, in one order whoever does it; without those who are not active. */
    public Map<UUID, Capacity> holdAgents(Collection<UUID> agentIds) {
        UUID[] ids = agentIds.toArray(UUID[]::new);
        Map<UUID, String> statuses = sql.select(AGENT_CHAT_STATUS.AGENT_ID, AGENT_CHAT_STATUS.STATUS)
                .from(AGENT_CHAT_STATUS)
                .where(AGENT_CHAT_STATUS.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_CHAT_STATUS.AGENT_ID.eq(any(ids)))
                .orderBy(AGENT_CHAT_STATUS.AGENT_ID)
                .forNoKeyUpdate()
                .fetchMap(AGENT_CHAT_STATUS.AGENT_ID, AGENT_CHAT_STATUS.STATUS);
        if (statuses.isEmpty()) {
            return Map.of();
        }
        // A statement of its own: it sees what was committed while this one waited.
        return sql.select(AGENT.ID, active(AGENT.ID), AGENT.MOST_CONVERSATIONS)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(any(statuses.keySet().toArray(UUID[]::new))))
                .and(AGENT.ACTIVE)
                .fetchMap(
                        AGENT.ID,
                        row -> new Capacity(
                                ChatStatus.valueOf(Objects.requireNonNull(statuses.get(row.value1()))),
                                row.value2(),
                                row.value3()));
    }

    /** Holds those of them at whom something may ring now, and says who they are, in their order. */
    public List<UUID> holdFree(List<UUID> agentIds) {
        Map<UUID, Capacity> held = holdAgents(agentIds);
        return agentIds.stream()
                .filter(each -> held.containsKey(each) && held.get(each).free())
                .toList();
    }

    /** Whether things may ring at an agent now: online, active, and attending the queue's department. */
    public boolean reachable(UUID agentId, UUID queueId) {
        return attends(agentId, queueId)
                && sql.fetchExists(
                        AGENT_CHAT_STATUS,
                        AGENT_CHAT_STATUS
                                .ACCOUNT_ID
                                .eq(Tenant.id())
                                .and(AGENT_CHAT_STATUS.AGENT_ID.eq(agentId))
                                .and(AGENT_CHAT_STATUS.STATUS.eq(inline(ChatStatus.ONLINE.name()))));
    }

    /** Whether an agent is active and attends the chats of the queue's department. */
    public boolean attends(UUID agentId, UUID queueId) {
        return sql.fetchExists(select(inline(1))
                .from(QUEUE)
                .join(DEPARTMENT_AGENT)
                .on(DEPARTMENT_AGENT.ACCOUNT_ID.eq(QUEUE.ACCOUNT_ID))
                .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(QUEUE.DEPARTMENT_ID))
                .and(DEPARTMENT_AGENT.CHAT)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(QUEUE.ACCOUNT_ID))
                .and(AGENT.ID.eq(DEPARTMENT_AGENT.AGENT_ID))
                .and(AGENT.ACTIVE)
                .where(QUEUE.ACCOUNT_ID.eq(Tenant.id()))
                .and(QUEUE.ID.eq(queueId))
                .and(AGENT.ID.eq(agentId)));
    }

    /** Who has waited longest in a queue, of those that come after a place; null from the beginning. */
    public Optional<Place> next(UUID queueId, @Nullable Place after) {
        return sql.select(CONVERSATION.ID, CONVERSATION.WAITING_SINCE)
                .from(CONVERSATION)
                .where(waitsIn(CONVERSATION.QUEUE_ID.eq(queueId)))
                .and(
                        after == null
                                ? noCondition()
                                : row(CONVERSATION.WAITING_SINCE, CONVERSATION.ID)
                                        .gt(val(at(after.since())), val(after.id())))
                .orderBy(CONVERSATION.WAITING_SINCE, CONVERSATION.ID)
                .limit(1)
                .fetchOptional(row -> new Place(row.value1(), row.value2().toInstant()));
    }

    /** The first few of each queue of these departments, who has waited longest first (QUE-2). */
    public List<UUID> firstOf(Collection<UUID> departmentIds, @Nullable UUID queueId, int ofEach) {
        var heads = lateral(select(CONVERSATION.ID.as("id"), CONVERSATION.WAITING_SINCE.as("since"))
                        .from(CONVERSATION)
                        .where(waitsIn(CONVERSATION.QUEUE_ID.eq(QUEUE.ID)))
                        .orderBy(CONVERSATION.WAITING_SINCE, CONVERSATION.ID)
                        .limit(ofEach))
                .as("heads");
        Field<UUID> id = heads.field("id", UUID.class);
        return sql.select(id)
                .from(QUEUE)
                .crossJoin(heads)
                .where(QUEUE.ACCOUNT_ID.eq(Tenant.id()))
                .and(QUEUE.DEPARTMENT_ID.eq(any(departmentIds.toArray(UUID[]::new))))
                .and(queueId == null ? noCondition() : QUEUE.ID.eq(queueId))
                .orderBy(heads.field("since", OffsetDateTime.class), id)
                .fetch(id);
    }

    /** Reads one that waits and keeps it, unless somebody else has it. */
    public boolean tryHold(UUID conversationId) {
        return sql.select(CONVERSATION.ID)
                .from(CONVERSATION)
                .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION.ID.eq(conversationId))
                .and(CONVERSATION.STATE.eq(inline(ConversationState.WAITING.name())))
                .forNoKeyUpdate()
                .skipLocked()
                .fetchOptional()
                .isPresent();
    }

    /** Queues of the departments whose chats an agent attends. */
    public Set<UUID> queuesOf(UUID agentId) {
        return sql.select(QUEUE.ID)
                .from(DEPARTMENT_AGENT)
                .join(QUEUE)
                .on(QUEUE.ACCOUNT_ID.eq(DEPARTMENT_AGENT.ACCOUNT_ID))
                .and(QUEUE.DEPARTMENT_ID.eq(DEPARTMENT_AGENT.DEPARTMENT_ID))
                .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT_AGENT.AGENT_ID.eq(agentId))
                .and(DEPARTMENT_AGENT.CHAT)
                .fetchSet(QUEUE.ID);
    }

    /** What customers know an agent as (WCH-7). */
    public String shownName(UUID agentId) {
        return sql.select(coalesce(AGENT.CHAT_NICKNAME, AGENT.NAME))
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(agentId))
                .fetchSingle()
                .value1();
    }

    /** What colleagues know an agent as. */
    public String name(UUID agentId) {
        return sql.select(AGENT.NAME)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(agentId))
                .fetchSingle(AGENT.NAME);
    }

    /** An agent has something new to do, or is done with something. */
    public void touched(UUID agentId, Instant now) {
        sql.update(AGENT_CHAT_STATUS)
                .set(AGENT_CHAT_STATUS.FREE_SINCE, at(now))
                .where(AGENT_CHAT_STATUS.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_CHAT_STATUS.AGENT_ID.eq(agentId))
                .execute();
    }

    /** Puts an agent at the end of a queue's turns; the queue is locked. */
    public void toTheEnd(UUID queueId, UUID agentId, @Nullable Instant assignedAt) {
        Field<Long> end =
                field(select(coalesce(max(QUEUE_TURN.TURN), inline(0L)).plus(1L))
                        .from(QUEUE_TURN)
                        .where(QUEUE_TURN.ACCOUNT_ID.eq(Tenant.id()))
                        .and(QUEUE_TURN.QUEUE_ID.eq(queueId)));
        var change = sql.insertInto(QUEUE_TURN)
                .set(QUEUE_TURN.ACCOUNT_ID, Tenant.id())
                .set(QUEUE_TURN.QUEUE_ID, queueId)
                .set(QUEUE_TURN.AGENT_ID, agentId)
                .set(QUEUE_TURN.TURN, end)
                .set(QUEUE_TURN.LAST_ASSIGNED_AT, assignedAt == null ? null : at(assignedAt))
                .onConflict(QUEUE_TURN.ACCOUNT_ID, QUEUE_TURN.QUEUE_ID, QUEUE_TURN.AGENT_ID)
                .doUpdate()
                .set(QUEUE_TURN.TURN, end);
        (assignedAt == null ? change : change.set(QUEUE_TURN.LAST_ASSIGNED_AT, at(assignedAt))).execute();
    }

    /** Counts one more offer of a queue that an agent did not answer, and says how many in a row that makes. */
    public int missedOneMore(UUID queueId, UUID agentId) {
        return sql.insertInto(QUEUE_TURN)
                .set(QUEUE_TURN.ACCOUNT_ID, Tenant.id())
                .set(QUEUE_TURN.QUEUE_ID, queueId)
                .set(QUEUE_TURN.AGENT_ID, agentId)
                .set(QUEUE_TURN.MISSED, (short) 1)
                .onConflict(QUEUE_TURN.ACCOUNT_ID, QUEUE_TURN.QUEUE_ID, QUEUE_TURN.AGENT_ID)
                .doUpdate()
                .set(QUEUE_TURN.MISSED, QUEUE_TURN.MISSED.plus(1))
                .returningResult(QUEUE_TURN.MISSED)
                .fetchSingle()
                .value1();
    }

    /** The agent is there: what they missed of the queue does not count any more. */
    public void missedNothing(UUID queueId, UUID agentId) {
        sql.update(QUEUE_TURN)
                .set(QUEUE_TURN.MISSED, (short) 0)
                .where(QUEUE_TURN.ACCOUNT_ID.eq(Tenant.id()))
                .and(QUEUE_TURN.QUEUE_ID.eq(queueId))
                .and(QUEUE_TURN.AGENT_ID.eq(agentId))
                .and(QUEUE_TURN.MISSED.ne((short) 0))
                .execute();
    }

    private static Condition waitsIn(Condition queue) {
        return CONVERSATION
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(queue)
                .and(CONVERSATION.STATE.eq(inline(ConversationState.WAITING.name())));
    }

    // Theirs in all departments, what rings at them, and what somebody is passing on to them.
    private static Field<Integer> active(Field<UUID> agentId) {
        Field<Integer> theirs = field(selectCount()
                .from(CONVERSATION)
                .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION.AGENT_ID.eq(agentId))
                .and(CONVERSATION.STATE.eq(inline(ConversationState.ACTIVE.name()))));
        Field<Integer> asked = field(select(count()).from(CONVERSATION_OFFER).where(open(agentId)));
        return theirs.plus(asked);
    }

    private static Field<Integer> ringing(UUID queueId) {
        return field(select(count())
                .from(CONVERSATION_OFFER)
                .where(open(AGENT.ID))
                .and(CONVERSATION_OFFER.QUEUE_ID.eq(queueId))
                .and(CONVERSATION_OFFER.REASON.in(BY_RULE)));
    }

    private static Condition open(Field<UUID> agentId) {
        return CONVERSATION_OFFER
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(CONVERSATION_OFFER.AGENT_ID.eq(agentId))
                .and(CONVERSATION_OFFER.OUTCOME.eq(inline(Outcome.OPEN.name())));
    }
}
