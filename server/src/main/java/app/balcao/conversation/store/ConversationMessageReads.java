package app.balcao.conversation.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.ATTACHMENT;
import static app.balcao.schema.Tables.CONVERSATION_MESSAGE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.nullif;

import app.balcao.conversation.ConversationMessage.Author;
import app.balcao.conversation.ConversationMessage.Kind;
import app.balcao.conversation.ConversationMessageView;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The messages of conversations with the names that go with them, each list in one statement. */
@Repository
public class ConversationMessageReads {

    private static final TypeReference<Map<String, Object>> EVENT = new TypeReference<>() {};
    private static final Field<String> SHOWN_NAME =
            coalesce(nullif(AGENT.CHAT_NICKNAME, ""), AGENT.NAME).as("shown_name");

    private final DSLContext sql;
    private final JsonMapper json;

    ConversationMessageReads(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** The message of a number. */
    public Optional<ConversationMessageView> find(UUID conversationId, long seq) {
        return read(CONVERSATION_MESSAGE.CONVERSATION_ID.eq(conversationId).and(CONVERSATION_MESSAGE.SEQ.eq(seq)))
                .fetchOptional(this::view);
    }

    /** Those that follow number {@code after}, in order. */
    public List<ConversationMessageView> after(UUID conversationId, long after, int limit) {
        return read(CONVERSATION_MESSAGE.CONVERSATION_ID.eq(conversationId).and(CONVERSATION_MESSAGE.SEQ.gt(after)))
                .orderBy(CONVERSATION_MESSAGE.SEQ)
                .limit(limit)
                .fetch(this::view);
    }

    /** The last ones before number {@code before}, in order. */
    public List<ConversationMessageView> before(UUID conversationId, long before, int limit) {
        return read(CONVERSATION_MESSAGE.CONVERSATION_ID.eq(conversationId).and(CONVERSATION_MESSAGE.SEQ.lt(before)))
                .orderBy(CONVERSATION_MESSAGE.SEQ.desc())
                .limit(limit)
                .fetch(this::view)
                .reversed();
    }

    private SelectConditionStep<?> read(Condition which) {
        return sql.select(CONVERSATION_MESSAGE.fields())
                .select(SHOWN_NAME, AGENT.PHOTO_ID, ATTACHMENT.NAME, ATTACHMENT.MEDIA_TYPE, ATTACHMENT.SIZE_BYTES)
                .from(CONVERSATION_MESSAGE)
                .leftJoin(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(CONVERSATION_MESSAGE.ACCOUNT_ID))
                .and(AGENT.ID.eq(CONVERSATION_MESSAGE.AGENT_ID))
                .leftJoin(ATTACHMENT)
                .on(ATTACHMENT.ACCOUNT_ID.eq(CONVERSATION_MESSAGE.ACCOUNT_ID))
                .and(ATTACHMENT.ID.eq(CONVERSATION_MESSAGE.ATTACHMENT_ID))
                .where(CONVERSATION_MESSAGE.ACCOUNT_ID.eq(Tenant.id()))
                .and(which);
    }

    private ConversationMessageView view(Record row) {
        UUID agent = row.get(CONVERSATION_MESSAGE.AGENT_ID);
        UUID file = row.get(CONVERSATION_MESSAGE.ATTACHMENT_ID);
        return new ConversationMessageView(
                row.get(CONVERSATION_MESSAGE.SEQ),
                Author.valueOf(row.get(CONVERSATION_MESSAGE.AUTHOR)),
                agent == null
                        ? null
                        : new ConversationMessageView.Writer(agent, row.get(SHOWN_NAME), row.get(AGENT.PHOTO_ID)),
                row.get(CONVERSATION_MESSAGE.CLIENT_ID),
                Kind.valueOf(row.get(CONVERSATION_MESSAGE.KIND)),
                row.get(CONVERSATION_MESSAGE.TEXT),
                file == null
                        ? null
                        : new ConversationMessageView.File(
                                file,
                                row.get(ATTACHMENT.NAME),
                                row.get(ATTACHMENT.MEDIA_TYPE),
                                row.get(ATTACHMENT.SIZE_BYTES)),
                event(row.get(CONVERSATION_MESSAGE.EVENT)),
                row.get(CONVERSATION_MESSAGE.SENT_AT).toInstant());
    }

    private @Nullable Map<String, Object> event(@Nullable JSONB event) {
        return event == null ? null : json.readValue(event.data(), EVENT);
    }
}
