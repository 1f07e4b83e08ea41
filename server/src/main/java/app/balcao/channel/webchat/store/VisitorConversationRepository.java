package app.balcao.channel.webchat.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.QUEUE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.nullif;

import app.balcao.channel.webchat.ConversationView;
import app.balcao.conversation.Channel;
import app.balcao.platform.tenant.Tenant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** SQL of conversations as visitors see them: their own, and none besides. */
@Repository
public class VisitorConversationRepository {

    private static final Field<String> AGENT_NAME =
            coalesce(nullif(AGENT.CHAT_NICKNAME, ""), AGENT.NAME).as("shown_name");

    private final DSLContext sql;

    VisitorConversationRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<ConversationView> find(String contact, UUID id) {
        return one(ownedBy(contact).and(CONVERSATION.ID.eq(id)));
    }

    /** The one that they began last. */
    public Optional<ConversationView> last(String contact) {
        return one(ownedBy(contact));
    }

    /** The one that they have open. */
    public Optional<ConversationView> open(String contact) {
        return one(ownedBy(contact).and(CONVERSATION.STATE.ne("ENDED")));
    }

    public boolean owns(String contact, UUID id) {
        return sql.fetchExists(CONVERSATION, ownedBy(contact).and(CONVERSATION.ID.eq(id)));
    }

    /** The queue that comes with a department. */
    public UUID queueOf(UUID departmentId) {
        return sql.select(QUEUE.ID)
                .from(QUEUE)
                .where(QUEUE.ACCOUNT_ID.eq(Tenant.id()))
                .and(QUEUE.DEPARTMENT_ID.eq(departmentId))
                .and(QUEUE.NAME.isNull())
                .fetchSingle(QUEUE.ID);
    }

    private Optional<ConversationView> one(Condition which) {
        return sql.select(
                        CONVERSATION.ID,
                        CONVERSATION.NUMBER,
                        CONVERSATION.DEPARTMENT_ID,
                        CONVERSATION.STATE,
                        CONVERSATION.LAST_SEQ,
                        CONVERSATION.AGENT_GOT_SEQ,
                        CONVERSATION.AGENT_SEEN_SEQ,
                        CONVERSATION.END_REASON,
                        AGENT_NAME)
                .from(CONVERSATION)
                .leftJoin(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(CONVERSATION.ACCOUNT_ID))
                .and(AGENT.ID.eq(CONVERSATION.AGENT_ID))
                // Whom it only rings at is nobody to the customer yet.
                .and(CONVERSATION.ANSWERED_AT.isNotNull())
                .where(which)
                .orderBy(CONVERSATION.ID.desc())
                .limit(1)
                .fetchOptional(row -> new ConversationView(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        null,
                        null,
                        row.value9() == null ? null : new ConversationView.Agent(row.value9(), null),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        false));
    }

    private static Condition ownedBy(String contact) {
        return CONVERSATION
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(CONVERSATION.CHANNEL.eq(Channel.WEB_CHAT.name()))
                .and(CONVERSATION.CONTACT.eq(contact));
    }
}
