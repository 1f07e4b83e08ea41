package app.balcao.conversation.store;

import static app.balcao.schema.Tables.CONVERSATION_NOTE;

import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Notes and whispers. */
@Repository
public class NoteRepository {

    private final DSLContext sql;

    NoteRepository(DSLContext sql) {
        this.sql = sql;
    }

    public void insert(UUID conversationId, UUID agentId, String text, boolean whisper, Instant now) {
        sql.insertInto(CONVERSATION_NOTE)
                .set(CONVERSATION_NOTE.ACCOUNT_ID, Tenant.id())
                .set(CONVERSATION_NOTE.CONVERSATION_ID, conversationId)
                .set(CONVERSATION_NOTE.AGENT_ID, agentId)
                .set(CONVERSATION_NOTE.WHISPER, whisper)
                .set(CONVERSATION_NOTE.TEXT, text)
                .set(CONVERSATION_NOTE.WRITTEN_AT, ConversationRepository.at(now))
                .execute();
    }
}
