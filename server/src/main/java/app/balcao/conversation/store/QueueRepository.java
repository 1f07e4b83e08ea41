package app.balcao.conversation.store;

import static app.balcao.conversation.store.ConversationRepository.instant;
import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.QUEUE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.conversation.ConversationState;
import app.balcao.conversation.queue.Distribution;
import app.balcao.conversation.queue.Overflow;
import app.balcao.conversation.queue.Queue;
import app.balcao.conversation.queue.QueueSettings;
import app.balcao.people.ActingAgent;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.QueueRecord;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Queues, and how many wait in them. Who decides what becomes of several conversations of one locks it first. */
@Repository
public class QueueRepository {

    private static final Field<String> NAME = coalesce(QUEUE.NAME, DEPARTMENT.NAME);
    private static final int MOST_WATCHED = 100;

    private final DSLContext sql;

    QueueRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** All of the account, by the names of their departments. */
    public List<Queue> all() {
        return queues().where(QUEUE.ACCOUNT_ID.eq(Tenant.id()))
                .orderBy(NAME, QUEUE.ID)
                .fetch(QueueRepository::queue);
    }

    public Optional<Queue> find(UUID id) {
        return queues().where(is(id)).fetchOptional(QueueRepository::queue);
    }

    /** The one that a department has had since it was made. */
    public Optional<UUID> ofDepartment(UUID departmentId) {
        return sql.select(QUEUE.ID)
                .from(QUEUE)
                .where(QUEUE.ACCOUNT_ID.eq(Tenant.id()))
                .and(QUEUE.DEPARTMENT_ID.eq(departmentId))
                .and(QUEUE.NAME.isNull())
                .fetchOptional(QUEUE.ID);
    }

    /** Keeps others from deciding about the queue until the transaction ends, and reads it as it is then. */
    public Optional<Queue> lock(UUID id) {
        return sql.select(QUEUE.ID)
                .from(QUEUE)
                .where(is(id))
                .forNoKeyUpdate()
                .fetchOptional(QUEUE.ID)
                .flatMap(this::find);
    }

    /** Lets the settings of one queue be changed at a time: they refer to each other. */
    public void lockSettings() {
        sql.select(ACCOUNT.ACCOUNT_ID)
                .from(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(Tenant.id()))
                .forNoKeyUpdate()
                .fetchOptional();
    }

    public void update(UUID id, QueueSettings settings) {
        sql.update(QUEUE)
                .set(QUEUE.DISTRIBUTION, settings.distribution().name())
                .set(QUEUE.RING_SECONDS, (short) settings.ringSeconds())
                .set(
                        QUEUE.MISSED_UNTIL_AWAY,
                        settings.missedUntilAway() == null
                                ? null
                                : settings.missedUntilAway().shortValue())
                .set(QUEUE.MOST_WAITING, settings.mostWaiting())
                .set(QUEUE.LONGEST_WAIT_MINUTES, settings.longestWaitMinutes())
                .set(QUEUE.OVERFLOW, settings.overflow().name())
                .set(QUEUE.OVERFLOW_QUEUE_ID, settings.overflowQueueId())
                .set(QUEUE.STICKY, settings.sticky())
                .set(QUEUE.STICKY_NOTICE, settings.stickyNotice())
                .set(QUEUE.TYPING_SHOWN, settings.typingShown())
                .set(QUEUE.IDLE_WARNING_MINUTES, settings.idleWarningMinutes())
                .set(QUEUE.IDLE_END_MINUTES, settings.idleEndMinutes())
                .set(QUEUE.CLOSING_FORM, settings.closingForm())
                .set(QUEUE.VERSION, QUEUE.VERSION.plus(1))
                .where(is(id))
                .execute();
    }

    /** Active agents of each department who attend its chats and are given nothing, by name. */
    public Map<UUID, List<Queue.Named>> withoutDistribution(Collection<UUID> departmentIds) {
        return sql.select(DEPARTMENT_AGENT.DEPARTMENT_ID, AGENT.ID, AGENT.NAME)
                .from(DEPARTMENT_AGENT)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(DEPARTMENT_AGENT.ACCOUNT_ID))
                .and(AGENT.ID.eq(DEPARTMENT_AGENT.AGENT_ID))
                .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(any(departmentIds.toArray(UUID[]::new))))
                .and(DEPARTMENT_AGENT.CHAT)
                .and(AGENT.ACTIVE)
                .andNot(AGENT.AUTOMATIC_DISTRIBUTION)
                .orderBy(AGENT.NAME, AGENT.ID)
                .fetchGroups(DEPARTMENT_AGENT.DEPARTMENT_ID, row -> new Queue.Named(row.value2(), row.value3()));
    }

    /** How many wait in each queue of these departments. */
    public List<Queue.Waiting> waiting(Collection<UUID> departmentIds) {
        var some = select(CONVERSATION.WAITING_SINCE.as("since"))
                .from(CONVERSATION)
                .where(CONVERSATION.ACCOUNT_ID.eq(QUEUE.ACCOUNT_ID))
                .and(CONVERSATION.QUEUE_ID.eq(QUEUE.ID))
                .and(CONVERSATION.STATE.eq(inline(ConversationState.WAITING.name())))
                .orderBy(CONVERSATION.WAITING_SINCE)
                .limit(Queue.Waiting.MOST_COUNTED)
                .asTable("some");
        Field<OffsetDateTime> since = some.field("since", OffsetDateTime.class);
        var counted = lateral(
                        select(count().as("waiting"), min(since).as("oldest")).from(some))
                .as("counted");
        return sql.select(
                        QUEUE.ID,
                        QUEUE.DEPARTMENT_ID,
                        NAME,
                        counted.field("waiting", Integer.class),
                        counted.field("oldest", OffsetDateTime.class))
                .from(QUEUE)
                .join(DEPARTMENT)
                .on(DEPARTMENT.ACCOUNT_ID.eq(QUEUE.ACCOUNT_ID))
                .and(DEPARTMENT.ID.eq(QUEUE.DEPARTMENT_ID))
                .crossJoin(counted)
                .where(QUEUE.ACCOUNT_ID.eq(Tenant.id()))
                .and(QUEUE.DEPARTMENT_ID.eq(any(departmentIds.toArray(UUID[]::new))))
                .orderBy(NAME, QUEUE.ID)
                .fetch(row -> new Queue.Waiting(
                        row.value1(), row.value2(), row.value3(), row.value4(), instant(row.value5())));
    }

    /** The queues of the departments whose chat an agent attends, or that they lead. */
    public List<UUID> watched(ActingAgent agent) {
        Set<UUID> departments = new HashSet<>(agent.chatsIn());
        departments.addAll(agent.manages());
        return sql.select(QUEUE.ID)
                .from(QUEUE)
                .where(QUEUE.ACCOUNT_ID.eq(Tenant.id()))
                .and(
                        agent.administrator()
                                ? noCondition()
                                : QUEUE.DEPARTMENT_ID.eq(any(departments.toArray(UUID[]::new))))
                .orderBy(QUEUE.ID)
                .limit(MOST_WATCHED)
                .fetch(QUEUE.ID);
    }

    /** Whether at least so many wait. */
    public boolean waitAtLeast(UUID id, int number) {
        return sql.fetchCount(selectOne()
                        .from(CONVERSATION)
                        .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                        .and(CONVERSATION.QUEUE_ID.eq(id))
                        .and(CONVERSATION.STATE.eq(inline(ConversationState.WAITING.name())))
                        .limit(number))
                >= number;
    }

    private SelectOnConditionStep<Record4<QueueRecord, String, Boolean, String>> queues() {
        return sql.select(QUEUE, DEPARTMENT.NAME, DEPARTMENT.ACTIVE, NAME)
                .from(QUEUE)
                .join(DEPARTMENT)
                .on(DEPARTMENT.ACCOUNT_ID.eq(QUEUE.ACCOUNT_ID))
                .and(DEPARTMENT.ID.eq(QUEUE.DEPARTMENT_ID));
    }

    private static Condition is(UUID id) {
        return QUEUE.ACCOUNT_ID.eq(Tenant.id()).and(QUEUE.ID.eq(id));
    }

    private static Queue queue(Record4<QueueRecord, String, Boolean, String> row) {
        QueueRecord queue = row.value1();
        return new Queue(
                queue.getId(),
                new Queue.Department(queue.getDepartmentId(), row.value2(), row.value3()),
                row.value4(),
                settings(queue),
                queue.getVersion());
    }

    private static QueueSettings settings(QueueRecord row) {
        return new QueueSettings(
                Distribution.valueOf(row.getDistribution()),
                row.getRingSeconds(),
                whole(row.getMissedUntilAway()),
                row.getMostWaiting(),
                row.getLongestWaitMinutes(),
                Overflow.valueOf(row.getOverflow()),
                row.getOverflowQueueId(),
                row.getSticky(),
                row.getStickyNotice(),
                row.getTypingShown(),
                row.getIdleWarningMinutes(),
                row.getIdleEndMinutes(),
                row.getClosingForm());
    }

    private static @Nullable Integer whole(@Nullable Short number) {
        return number == null ? null : number.intValue();
    }
}
