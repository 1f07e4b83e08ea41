package app.balcao.conversation.store;

import static app.balcao.conversation.store.ConversationRepository.at;
import static app.balcao.conversation.store.ConversationRepository.is;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.CONVERSATION_CLOSING;
import static app.balcao.schema.Tables.QUEUE;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.val;

import app.balcao.conversation.desk.ClosingForm;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

/** What agents and customers change of a conversation that the transaction has locked. */
@Repository
public class DeskRepository {

    private final DSLContext sql;

    DeskRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Whether an agent has to say how it ended. */
    public boolean asksAtTheEnd(UUID queueId) {
        return sql.fetchExists(
                QUEUE,
                QUEUE.ACCOUNT_ID.eq(Tenant.id()).and(QUEUE.ID.eq(queueId)).and(QUEUE.CLOSING_FORM));
    }

    /** Whether agents see what its customers are typing. */
    public boolean showsTyping(UUID queueId) {
        return sql.fetchExists(
                QUEUE,
                QUEUE.ACCOUNT_ID.eq(Tenant.id()).and(QUEUE.ID.eq(queueId)).and(QUEUE.TYPING_SHOWN));
    }

    /** Remembers the ticket that goes on from a conversation. */
    public void linkTicket(UUID id, UUID ticketId) {
        sql.update(CONVERSATION)
                .set(CONVERSATION.TICKET_ID, ticketId)
                .set(CONVERSATION.VERSION, CONVERSATION.VERSION.plus(1))
                .where(is(id))
                .execute();
    }

    public void storeClosing(UUID id, UUID agentId, ClosingForm form, Instant now) {
        sql.insertInto(CONVERSATION_CLOSING)
                .set(CONVERSATION_CLOSING.ACCOUNT_ID, Tenant.id())
                .set(CONVERSATION_CLOSING.CONVERSATION_ID, id)
                .set(CONVERSATION_CLOSING.AGENT_ID, agentId)
                .set(CONVERSATION_CLOSING.SOLVED, form.solved())
                .set(CONVERSATION_CLOSING.SUMMARY, form.summary())
                .set(CONVERSATION_CLOSING.WRITTEN_AT, at(now))
                .onConflictDoNothing()
                .execute();
    }

    /** Moves a mark on, up to the last message and never back. @return whether it moved */
    public boolean mark(UUID id, Mark mark, long seq) {
        TableField<? extends Record, Long> field = mark.field;
        return sql.update(CONVERSATION)
                        .set(field, greatest(field, least(val(seq), CONVERSATION.LAST_SEQ)))
                        .where(is(id))
                        .and(field.lt(least(val(seq), CONVERSATION.LAST_SEQ)))
                        .execute()
                > 0;
    }

    /** How far one side has got, or read. */
    public enum Mark {
        CUSTOMER_GOT(CONVERSATION.CUSTOMER_GOT_SEQ),
        CUSTOMER_SEEN(CONVERSATION.CUSTOMER_SEEN_SEQ),
        AGENT_GOT(CONVERSATION.AGENT_GOT_SEQ),
        AGENT_SEEN(CONVERSATION.AGENT_SEEN_SEQ);

        private final TableField<? extends Record, Long> field;

        Mark(TableField<? extends Record, Long> field) {
            this.field = field;
        }
    }
}
