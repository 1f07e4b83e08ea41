package app.balcao.conversation.store;

import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.CONVERSATION_NUMBER;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.QUEUE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import app.balcao.conversation.Answer;
import app.balcao.conversation.Channel;
import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.EndReason;
import app.balcao.conversation.Entry;
import app.balcao.conversation.NewConversation;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Conversations, one row each. Who changes one locks it first. */
@Repository
public class ConversationRepository {

    private final DSLContext sql;
    private final JsonMapper json;

    ConversationRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    public Optional<Conversation> find(UUID id) {
        return sql.selectFrom(CONVERSATION).where(is(id)).fetchOptional(ConversationRepository::conversation);
    }

    /** Reads it, and keeps others from changing it until the transaction ends. */
    public Optional<Conversation> lock(UUID id) {
        return sql.selectFrom(CONVERSATION)
                .where(is(id))
                .forNoKeyUpdate()
                .fetchOptional(ConversationRepository::conversation);
    }

    /** Reads the one that a contact began last on a channel, also when it is over, and keeps it as {@link #lock} does. */
    public Optional<Conversation> lockLastOf(Channel channel, String contact) {
        return sql.selectFrom(CONVERSATION)
                .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION.CHANNEL.eq(channel.name()))
                .and(CONVERSATION.CONTACT.eq(contact))
                .orderBy(CONVERSATION.ID.desc())
                .limit(1)
                .forNoKeyUpdate()
                .fetchOptional(ConversationRepository::conversation);
    }

    /** The numbers of the last messages of several. */
    public Map<UUID, Long> lastSeqs(Collection<UUID> ids) {
        return sql.select(CONVERSATION.ID, CONVERSATION.LAST_SEQ)
                .from(CONVERSATION)
                .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION.ID.eq(any(ids.toArray(UUID[]::new))))
                .fetchMap(CONVERSATION.ID, CONVERSATION.LAST_SEQ);
    }

    /** The one that a contact has open on a channel, the newest when there are several. */
    public Optional<Conversation> openOf(Channel channel, String contact) {
        return sql.selectFrom(CONVERSATION)
                .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION.CHANNEL.eq(channel.name()))
                .and(CONVERSATION.CONTACT.eq(contact))
                .and(CONVERSATION.STATE.ne(inline(ConversationState.ENDED.name())))
                .orderBy(CONVERSATION.ID.desc())
                .limit(1)
                .fetchOptional(ConversationRepository::conversation);
    }

    /** Writes one that waits, under the account's next number. */
    public Conversation insert(NewConversation opened, Instant now) {
        OffsetDateTime at = at(now);
        return Objects.requireNonNull(sql.insertInto(CONVERSATION)
                .set(CONVERSATION.ACCOUNT_ID, Tenant.id())
                .set(CONVERSATION.NUMBER, nextNumber())
                .set(CONVERSATION.QUEUE_ID, opened.queueId())
                .set(
                        CONVERSATION.DEPARTMENT_ID,
                        field(select(QUEUE.DEPARTMENT_ID)
                                .from(QUEUE)
                                .where(QUEUE.ACCOUNT_ID.eq(Tenant.id()))
                                .and(QUEUE.ID.eq(opened.queueId()))))
                .set(CONVERSATION.CHANNEL, opened.channel().name())
                .set(CONVERSATION.ENTRY, opened.entry().name())
                .set(CONVERSATION.CONTACT, opened.contact())
                .set(CONVERSATION.CUSTOMER_ID, opened.customerId())
                .set(CONVERSATION.CUSTOMER_NAME, opened.customerName())
                .set(CONVERSATION.CUSTOMER_EMAIL, opened.customerEmail())
                .set(CONVERSATION.ANSWERS, JSONB.valueOf(json.writeValueAsString(opened.answers())))
                .set(CONVERSATION.STATE, ConversationState.WAITING.name())
                .set(CONVERSATION.OPENED_AT, at)
                .set(CONVERSATION.WAITING_SINCE, at)
                .returning()
                .fetchOne(ConversationRepository::conversation));
    }

    /** What was answered before it began. */
    public List<Answer> answers(UUID id) {
        return sql.select(CONVERSATION.ANSWERS)
                .from(CONVERSATION)
                .where(is(id))
                .fetchOptional(CONVERSATION.ANSWERS)
                .map(text -> List.of(json.readValue(text.data(), Answer[].class)))
                .orElse(List.of());
    }

    /** Where a department wants what was said in its conversations; absent when it does not. */
    public Optional<String> copiedTo(UUID departmentId) {
        return sql.select(DEPARTMENT.CONTACT_EMAIL)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(departmentId))
                .and(DEPARTMENT.TRANSCRIPT_COPIED)
                .fetchOptional(DEPARTMENT.CONTACT_EMAIL);
    }

    private long nextNumber() {
        return Objects.requireNonNull(sql.insertInto(CONVERSATION_NUMBER)
                .set(CONVERSATION_NUMBER.ACCOUNT_ID, Tenant.id())
                .set(CONVERSATION_NUMBER.LAST_NUMBER, 1L)
                .onConflict(CONVERSATION_NUMBER.ACCOUNT_ID)
                .doUpdate()
                .set(CONVERSATION_NUMBER.LAST_NUMBER, CONVERSATION_NUMBER.LAST_NUMBER.plus(1))
                .returningResult(CONVERSATION_NUMBER.LAST_NUMBER)
                .fetchOne(CONVERSATION_NUMBER.LAST_NUMBER));
    }

    static Condition is(UUID id) {
        return CONVERSATION.ACCOUNT_ID.eq(Tenant.id()).and(CONVERSATION.ID.eq(id));
    }

    static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** A row of {@link app.balcao.schema.tables.Conversation} as the record. */
    static Conversation conversation(Record row) {
        return new Conversation(
                row.get(CONVERSATION.ID),
                row.get(CONVERSATION.NUMBER),
                row.get(CONVERSATION.QUEUE_ID),
                row.get(CONVERSATION.DEPARTMENT_ID),
                Channel.valueOf(row.get(CONVERSATION.CHANNEL)),
                Entry.valueOf(row.get(CONVERSATION.ENTRY)),
                row.get(CONVERSATION.CONTACT),
                row.get(CONVERSATION.CUSTOMER_ID),
                row.get(CONVERSATION.CUSTOMER_NAME),
                row.get(CONVERSATION.CUSTOMER_EMAIL),
                ConversationState.valueOf(row.get(CONVERSATION.STATE)),
                row.get(CONVERSATION.AGENT_ID),
                row.get(CONVERSATION.OPENED_AT).toInstant(),
                row.get(CONVERSATION.WAITING_SINCE).toInstant(),
                instant(row.get(CONVERSATION.ANSWERED_AT)),
                instant(row.get(CONVERSATION.ENDED_AT)),
                row.get(CONVERSATION.END_REASON) == null ? null : EndReason.valueOf(row.get(CONVERSATION.END_REASON)),
                row.get(CONVERSATION.LAST_SEQ),
                row.get(CONVERSATION.CUSTOMER_GOT_SEQ),
                row.get(CONVERSATION.CUSTOMER_SEEN_SEQ),
                row.get(CONVERSATION.AGENT_GOT_SEQ),
                row.get(CONVERSATION.AGENT_SEEN_SEQ),
                row.get(CONVERSATION.TICKET_ID),
                row.get(CONVERSATION.VERSION));
    }
}
