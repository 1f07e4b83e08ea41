package app.balcao.conversation.store;

import static app.balcao.conversation.store.ConversationRepository.is;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_CHAT_STATUS;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.QUEUE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.conversation.ConversationState;
import app.balcao.people.ChatStatus;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Whether anybody is there for those who wait. */
@Repository
public class AbsenceRepository {

    private final DSLContext sql;

    AbsenceRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * How a queue is attended.
     *
     * @param shiftId its department's own hours; null for the standard ones
     * @param anybody whether an agent is there who could take what waits
     */
    public record Attendance(@Nullable UUID shiftId, boolean anybody) {}

    /** One who waits, and since when. */
    public record Waiting(UUID id, Instant since) {}

    public Optional<Attendance> attendance(UUID queueId) {
        return sql.select(DEPARTMENT.WORK_SHIFT_ID, field(somebodyIn(DEPARTMENT.ID)))
                .from(QUEUE)
                .join(DEPARTMENT)
                .on(DEPARTMENT.ACCOUNT_ID.eq(QUEUE.ACCOUNT_ID))
                .and(DEPARTMENT.ID.eq(QUEUE.DEPARTMENT_ID))
                .where(QUEUE.ACCOUNT_ID.eq(Tenant.id()))
                .and(QUEUE.ID.eq(queueId))
                .fetchOptional(row -> new Attendance(row.value1(), row.value2()));
    }

    /** Notes of one who comes to wait that somebody is there, if so. */
    public void comes(UUID conversationId) {
        sql.update(CONVERSATION)
                .set(CONVERSATION.ATTENDABLE, true)
                .where(is(conversationId))
                .and(CONVERSATION.ATTENDABLE.isNull())
                .and(somebodyIn(CONVERSATION.DEPARTMENT_ID))
                .execute();
    }

    /** Notes of those who came while nobody was there that somebody is now. */
    public void somebodyCame(UUID queueId) {
        sql.update(CONVERSATION)
                .set(CONVERSATION.ATTENDABLE, true)
                .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION.ID.in(select(CONVERSATION.ID)
                        .from(CONVERSATION)
                        .where(waitsIn(queueId))
                        .and(CONVERSATION.ATTENDABLE.isNull())
                        .forNoKeyUpdate()
                        .skipLocked()))
                .execute();
    }

    /** Some of those who were told last that somebody is there, or that nobody is. */
    public List<UUID> told(UUID queueId, boolean somebody, int most) {
        return sql.select(CONVERSATION.ID)
                .from(CONVERSATION)
                .where(waitsIn(queueId))
                .and(CONVERSATION.ATTENDABLE.eq(somebody))
                .orderBy(CONVERSATION.WAITING_SINCE, CONVERSATION.ID)
                .limit(most)
                .fetch(CONVERSATION.ID);
    }

    /** Notes what one who waits is told; whether that is news. */
    public boolean tell(UUID conversationId, boolean somebody) {
        return sql.update(CONVERSATION)
                        .set(CONVERSATION.ATTENDABLE, somebody)
                        .where(is(conversationId))
                        .and(CONVERSATION.ATTENDABLE.eq(!somebody))
                        .execute()
                > 0;
    }

    /** Those who have waited longest. */
    public List<Waiting> first(UUID queueId, int most) {
        return sql.select(CONVERSATION.ID, CONVERSATION.WAITING_SINCE)
                .from(CONVERSATION)
                .where(waitsIn(queueId))
                .orderBy(CONVERSATION.WAITING_SINCE, CONVERSATION.ID)
                .limit(most)
                .fetch(row -> new Waiting(row.value1(), row.value2().toInstant()));
    }

    private static Condition waitsIn(UUID queueId) {
        return CONVERSATION
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(CONVERSATION.QUEUE_ID.eq(queueId))
                .and(CONVERSATION.STATE.eq(inline(ConversationState.WAITING.name())));
    }

    // Who is busy is given nothing, but may take what waits (CAG-8).
    private static Condition somebodyIn(Field<UUID> departmentId) {
        return exists(selectOne()
                .from(DEPARTMENT_AGENT)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(DEPARTMENT_AGENT.ACCOUNT_ID))
                .and(AGENT.ID.eq(DEPARTMENT_AGENT.AGENT_ID))
                .and(AGENT.ACTIVE)
                .join(AGENT_CHAT_STATUS)
                .on(AGENT_CHAT_STATUS.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(AGENT_CHAT_STATUS.AGENT_ID.eq(AGENT.ID))
                .and(AGENT_CHAT_STATUS.STATUS.ne(inline(ChatStatus.OFFLINE.name())))
                .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(departmentId))
                .and(DEPARTMENT_AGENT.CHAT));
    }
}
