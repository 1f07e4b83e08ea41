package app.balcao.conversation.store;

import static app.balcao.conversation.store.ConversationRepository.at;
import static app.balcao.conversation.store.ConversationRepository.is;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.QUEUE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.EndReason;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.ConversationRecord;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Moves conversations from one state to the next. The transaction has locked them; each answers how it stands then. */
@Repository
public class ConversationStateRepository {

    private final DSLContext sql;

    ConversationStateRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Rings at an agent; or at several, whose it is not before one of them accepts: null. */
    public Conversation rings(UUID id, @Nullable UUID agentId) {
        return changed(id, to(ConversationState.RINGING).set(CONVERSATION.AGENT_ID, agentId));
    }

    /** Waits again, from when it waited before (BND-55). */
    public Conversation waits(UUID id) {
        return changed(id, to(ConversationState.WAITING).setNull(CONVERSATION.AGENT_ID));
    }

    /** Waits in another queue, behind who waits there. */
    public Conversation waitsIn(UUID id, UUID queueId, Instant now) {
        return changed(
                id,
                to(ConversationState.WAITING)
                        .setNull(CONVERSATION.AGENT_ID)
                        .setNull(CONVERSATION.ATTENDABLE)
                        .set(CONVERSATION.QUEUE_ID, queueId)
                        .set(
                                CONVERSATION.DEPARTMENT_ID,
                                field(select(QUEUE.DEPARTMENT_ID)
                                        .from(QUEUE)
                                        .where(QUEUE.ACCOUNT_ID.eq(Tenant.id()))
                                        .and(QUEUE.ID.eq(queueId))))
                        .set(CONVERSATION.WAITING_SINCE, at(now)));
    }

    /** An agent attends it from now on. */
    public Conversation attended(UUID id, UUID agentId, Instant now) {
        return changed(
                id,
                to(ConversationState.ACTIVE)
                        .set(CONVERSATION.AGENT_ID, agentId)
                        .set(CONVERSATION.ANSWERED_AT, coalesce(CONVERSATION.ANSWERED_AT, val(at(now)))));
    }

    public Conversation ended(UUID id, EndReason reason, Instant now) {
        return changed(
                id,
                to(ConversationState.ENDED)
                        .set(CONVERSATION.ENDED_AT, at(now))
                        .set(CONVERSATION.END_REASON, reason.name()));
    }

    private UpdateSetMoreStep<ConversationRecord> to(ConversationState state) {
        return sql.update(CONVERSATION)
                .set(CONVERSATION.STATE, state.name())
                .set(CONVERSATION.VERSION, CONVERSATION.VERSION.plus(1));
    }

    private static Conversation changed(UUID id, UpdateSetMoreStep<ConversationRecord> update) {
        return Objects.requireNonNull(update.where(is(id)).returning().fetchOne(ConversationRepository::conversation));
    }
}
