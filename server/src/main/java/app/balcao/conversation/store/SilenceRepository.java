package app.balcao.conversation.store;

import static app.balcao.conversation.store.ConversationRepository.at;
import static app.balcao.conversation.store.ConversationRepository.is;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.QUEUE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;

import app.balcao.conversation.Channel;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Whether customers are there, and since when they are silent. */
@Repository
public class SilenceRepository {

    private final DSLContext sql;

    SilenceRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A conversation, and the queue it is of. */
    public record InQueue(UUID id, UUID queueId) {}

    /** @return the conversations that a contact has open, and was connected to */
    public List<InQueue> gone(Channel channel, String contact, Instant now) {
        return sql.update(CONVERSATION)
                .set(CONVERSATION.GONE_AT, at(now))
                .where(open(channel, CONVERSATION.CONTACT.eq(contact)))
                .and(CONVERSATION.GONE_AT.isNull())
                .returningResult(CONVERSATION.ID, CONVERSATION.QUEUE_ID)
                .fetch(row -> new InQueue(row.value1(), row.value2()));
    }

    /** @return the conversations that contacts have open, and were gone from */
    public List<InQueue> back(Channel channel, Collection<String> contacts) {
        return sql.update(CONVERSATION)
                .setNull(CONVERSATION.GONE_AT)
                .where(open(channel, CONVERSATION.CONTACT.eq(any(contacts.toArray(String[]::new)))))
                .and(CONVERSATION.GONE_AT.isNotNull())
                .returningResult(CONVERSATION.ID, CONVERSATION.QUEUE_ID)
                .fetch(row -> new InQueue(row.value1(), row.value2()));
    }

    public Optional<Instant> goneSince(UUID id) {
        return sql.select(CONVERSATION.GONE_AT)
                .from(CONVERSATION)
                .where(is(id))
                .fetchOptional(CONVERSATION.GONE_AT)
                .map(OffsetDateTime::toInstant);
    }

    /**
     * One whose customer was silent after its agent wrote.
     *
     * @param since when the agent wrote last
     * @param warnedAt null when nobody warned the customer since
     */
    public record Silent(
            UUID id,
            Instant since,
            @Nullable Instant warnedAt,
            @Nullable Integer warningMinutes,
            @Nullable Integer endMinutes) {}

    /** Those attended in queues that end idle ones, where the customer is the one to write. */
    public List<Silent> silent() {
        return silent(noCondition());
    }

    /** One of these. */
    public Optional<Silent> silent(UUID id) {
        return silent(CONVERSATION.ID.eq(id)).stream().findFirst();
    }

    private List<Silent> silent(Condition which) {
        return sql.select(
                        CONVERSATION.ID,
                        CONVERSATION.LAST_AGENT_AT,
                        CONVERSATION.WARNED_AT,
                        QUEUE.IDLE_WARNING_MINUTES,
                        QUEUE.IDLE_END_MINUTES)
                .from(CONVERSATION)
                .join(QUEUE)
                .on(QUEUE.ACCOUNT_ID.eq(CONVERSATION.ACCOUNT_ID))
                .and(QUEUE.ID.eq(CONVERSATION.QUEUE_ID))
                .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(which)
                .and(CONVERSATION.STATE.eq(inline("ACTIVE")))
                .and(QUEUE.IDLE_WARNING_MINUTES.isNotNull().or(QUEUE.IDLE_END_MINUTES.isNotNull()))
                .and(CONVERSATION.LAST_AGENT_AT.gt(coalesce(CONVERSATION.LAST_CUSTOMER_AT, CONVERSATION.OPENED_AT)))
                .fetch(row -> new Silent(
                        row.value1(),
                        row.value2().toInstant(),
                        ConversationRepository.instant(row.value3()),
                        row.value4(),
                        row.value5()));
    }

    public void warned(UUID id, Instant now) {
        sql.update(CONVERSATION)
                .set(CONVERSATION.WARNED_AT, at(now))
                .where(is(id))
                .execute();
    }

    private static Condition open(Channel channel, Condition contact) {
        return CONVERSATION
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(CONVERSATION.CHANNEL.eq(channel.name()))
                .and(contact)
                .and(CONVERSATION.STATE.ne(inline("ENDED")));
    }
}
