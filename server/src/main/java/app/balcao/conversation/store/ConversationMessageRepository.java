package app.balcao.conversation.store;

import static app.balcao.conversation.store.ConversationRepository.at;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.CONVERSATION_MESSAGE;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationMessage;
import app.balcao.conversation.ConversationMessage.Author;
import app.balcao.conversation.ConversationMessage.Kind;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.InsertResultStep;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The messages of conversations. The conversation is locked by who appends to it, so its numbers have no gaps. */
@Repository
public class ConversationMessageRepository {

    private static final TypeReference<Map<String, Object>> EVENT = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;

    ConversationMessageRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** What a side has sent under this id already. */
    public Optional<ConversationMessage> sent(UUID conversationId, Author author, String clientId) {
        return sql.selectFrom(CONVERSATION_MESSAGE)
                .where(of(conversationId))
                .and(CONVERSATION_MESSAGE.AUTHOR.eq(author.name()))
                .and(CONVERSATION_MESSAGE.CLIENT_ID.eq(clientId))
                .fetchOptional(this::message);
    }

    /** Messages that follow number {@code after}, in order. */
    public List<ConversationMessage> after(UUID conversationId, long after, int limit) {
        return sql.selectFrom(CONVERSATION_MESSAGE)
                .where(of(conversationId))
                .and(CONVERSATION_MESSAGE.SEQ.gt(after))
                .orderBy(CONVERSATION_MESSAGE.SEQ)
                .limit(limit)
                .fetch(this::message);
    }

    /** The last messages before number {@code before}, in order. */
    public List<ConversationMessage> before(UUID conversationId, long before, int limit) {
        return sql.selectFrom(CONVERSATION_MESSAGE)
                .where(of(conversationId))
                .and(CONVERSATION_MESSAGE.SEQ.lt(before))
                .orderBy(CONVERSATION_MESSAGE.SEQ.desc())
                .limit(limit)
                .fetch(this::message)
                .reversed();
    }

    /** The conversations that a file was sent in. */
    public List<Conversation> conversationsWith(UUID attachmentId) {
        return sql.selectFrom(CONVERSATION)
                .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION.ID.in(select(CONVERSATION_MESSAGE.CONVERSATION_ID)
                        .from(CONVERSATION_MESSAGE)
                        .where(CONVERSATION_MESSAGE.ACCOUNT_ID.eq(Tenant.id()))
                        .and(CONVERSATION_MESSAGE.ATTACHMENT_ID.eq(attachmentId))))
                .fetch(ConversationRepository::conversation);
    }

    /** The files that both sides sent, the first ones first. */
    public List<UUID> files(UUID conversationId, int most) {
        return sql.select(CONVERSATION_MESSAGE.ATTACHMENT_ID)
                .from(CONVERSATION_MESSAGE)
                .where(of(conversationId))
                .and(CONVERSATION_MESSAGE.ATTACHMENT_ID.isNotNull())
                .orderBy(CONVERSATION_MESSAGE.SEQ)
                .limit(most)
                .fetch(CONVERSATION_MESSAGE.ATTACHMENT_ID);
    }

    /** Whether a message of a conversation carries a file. */
    public boolean carries(UUID conversationId, UUID attachmentId) {
        return sql.fetchExists(
                CONVERSATION_MESSAGE, of(conversationId).and(CONVERSATION_MESSAGE.ATTACHMENT_ID.eq(attachmentId)));
    }

    /**
     * Writes the next message of a conversation that the transaction has locked, and answers the conversation as it is then;
     * absent when its side has sent one under this id already.
     */
    public Optional<Conversation> append(Conversation locked, ConversationMessage message) {
        var time = at(message.sentAt());
        // Both in one round trip: every message of a chat comes through here.
        var change = sql.with("written")
                .as(insertion(locked.id(), message))
                .update(CONVERSATION)
                .set(CONVERSATION.LAST_SEQ, message.seq());
        UpdateSetMoreStep<?> marked =
                switch (message.author()) {
                    case CUSTOMER ->
                        change.set(CONVERSATION.LAST_CUSTOMER_AT, time).setNull(CONVERSATION.WARNED_AT);
                    case AGENT -> change.set(CONVERSATION.LAST_AGENT_AT, time);
                    case SYSTEM -> change;
                };
        return marked.where(ConversationRepository.is(locked.id()))
                .andExists(selectOne().from(table(name("written"))))
                .returning(CONVERSATION.fields())
                .fetchOptional(ConversationRepository::conversation);
    }

    private InsertResultStep<?> insertion(UUID conversationId, ConversationMessage message) {
        return sql.insertInto(CONVERSATION_MESSAGE)
                .set(CONVERSATION_MESSAGE.ACCOUNT_ID, Tenant.id())
                .set(CONVERSATION_MESSAGE.CONVERSATION_ID, conversationId)
                .set(CONVERSATION_MESSAGE.SEQ, message.seq())
                .set(CONVERSATION_MESSAGE.AUTHOR, message.author().name())
                .set(CONVERSATION_MESSAGE.AGENT_ID, message.agentId())
                .set(CONVERSATION_MESSAGE.CLIENT_ID, message.clientId())
                .set(CONVERSATION_MESSAGE.KIND, message.kind().name())
                .set(CONVERSATION_MESSAGE.TEXT, message.text())
                .set(CONVERSATION_MESSAGE.ATTACHMENT_ID, message.attachmentId())
                .set(CONVERSATION_MESSAGE.EVENT, written(message.event()))
                .set(CONVERSATION_MESSAGE.SENT_AT, at(message.sentAt()))
                .onConflict(
                        CONVERSATION_MESSAGE.ACCOUNT_ID,
                        CONVERSATION_MESSAGE.CONVERSATION_ID,
                        CONVERSATION_MESSAGE.AUTHOR,
                        CONVERSATION_MESSAGE.CLIENT_ID)
                .where(CONVERSATION_MESSAGE.CLIENT_ID.isNotNull())
                .doNothing()
                .returning(CONVERSATION_MESSAGE.SEQ);
    }

    private @Nullable JSONB written(@Nullable Map<String, Object> event) {
        return event == null ? null : JSONB.valueOf(json.writeValueAsString(event));
    }

    private static Condition of(UUID conversationId) {
        return CONVERSATION_MESSAGE
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(CONVERSATION_MESSAGE.CONVERSATION_ID.eq(conversationId));
    }

    private ConversationMessage message(Record row) {
        JSONB event = row.get(CONVERSATION_MESSAGE.EVENT);
        return new ConversationMessage(
                row.get(CONVERSATION_MESSAGE.SEQ),
                Author.valueOf(row.get(CONVERSATION_MESSAGE.AUTHOR)),
                row.get(CONVERSATION_MESSAGE.AGENT_ID),
                row.get(CONVERSATION_MESSAGE.CLIENT_ID),
                Kind.valueOf(row.get(CONVERSATION_MESSAGE.KIND)),
                row.get(CONVERSATION_MESSAGE.TEXT),
                row.get(CONVERSATION_MESSAGE.ATTACHMENT_ID),
                event == null ? null : json.readValue(event.data(), EVENT),
                row.get(CONVERSATION_MESSAGE.SENT_AT).toInstant());
    }
}
