package app.balcao.conversation.store;

import static app.balcao.schema.Tables.CONVERSATION_LABEL;
import static app.balcao.schema.Tables.CONVERSATION_LABELLED;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.balcao.conversation.desk.ConversationLabel;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.ConversationLabelRecord;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The account's labels, and which conversations have them. */
@Repository
public class LabelRepository {

    private final DSLContext sql;

    LabelRepository(DSLContext sql) {
        this.sql = sql;
    }

    public List<ConversationLabel> list() {
        return sql.selectFrom(CONVERSATION_LABEL)
                .where(CONVERSATION_LABEL.ACCOUNT_ID.eq(Tenant.id()))
                .orderBy(CONVERSATION_LABEL.NAME, CONVERSATION_LABEL.ID)
                .fetch(LabelRepository::label);
    }

    public Optional<ConversationLabel> find(UUID id) {
        return sql.selectFrom(CONVERSATION_LABEL).where(is(id)).fetchOptional(LabelRepository::label);
    }

    public Optional<ConversationLabel> lock(UUID id) {
        return sql.selectFrom(CONVERSATION_LABEL).where(is(id)).forUpdate().fetchOptional(LabelRepository::label);
    }

    public int count() {
        return sql.fetchCount(CONVERSATION_LABEL, CONVERSATION_LABEL.ACCOUNT_ID.eq(Tenant.id()));
    }

    public UUID insert(String name, String color, boolean active) {
        return sql.insertInto(CONVERSATION_LABEL)
                .set(CONVERSATION_LABEL.ACCOUNT_ID, Tenant.id())
                .set(CONVERSATION_LABEL.NAME, name)
                .set(CONVERSATION_LABEL.COLOR, color)
                .set(CONVERSATION_LABEL.ACTIVE, active)
                .returningResult(CONVERSATION_LABEL.ID)
                .fetchSingle()
                .value1();
    }

    public void update(UUID id, String name, String color, boolean active) {
        sql.update(CONVERSATION_LABEL)
                .set(CONVERSATION_LABEL.NAME, name)
                .set(CONVERSATION_LABEL.COLOR, color)
                .set(CONVERSATION_LABEL.ACTIVE, active)
                .set(CONVERSATION_LABEL.VERSION, CONVERSATION_LABEL.VERSION.plus(1))
                .where(is(id))
                .execute();
    }

    public void delete(UUID id) {
        sql.deleteFrom(CONVERSATION_LABEL).where(is(id)).execute();
    }

    /** Those of the labels that can be given to a conversation: the active ones, and what it has already. */
    public Set<UUID> givable(UUID conversationId, Collection<UUID> ids) {
        return sql.select(CONVERSATION_LABEL.ID)
                .from(CONVERSATION_LABEL)
                .where(CONVERSATION_LABEL.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION_LABEL.ID.eq(any(ids.toArray(UUID[]::new))))
                .and(CONVERSATION_LABEL
                        .ACTIVE
                        .isTrue()
                        .or(CONVERSATION_LABEL.ID.in(select(CONVERSATION_LABELLED.LABEL_ID)
                                .from(CONVERSATION_LABELLED)
                                .where(of(conversationId)))))
                .fetchSet(CONVERSATION_LABEL.ID);
    }

    /** Gives a conversation these labels and no others. */
    public void set(UUID conversationId, Set<UUID> ids) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        sql.deleteFrom(CONVERSATION_LABELLED)
                .where(of(conversationId))
                .and(CONVERSATION_LABELLED.LABEL_ID.ne(all(wanted)))
                .execute();
        sql.insertInto(
                        CONVERSATION_LABELLED,
                        CONVERSATION_LABELLED.ACCOUNT_ID,
                        CONVERSATION_LABELLED.CONVERSATION_ID,
                        CONVERSATION_LABELLED.LABEL_ID)
                .select(select(CONVERSATION_LABEL.ACCOUNT_ID, val(conversationId), CONVERSATION_LABEL.ID)
                        .from(CONVERSATION_LABEL)
                        .where(CONVERSATION_LABEL.ACCOUNT_ID.eq(Tenant.id()))
                        .and(CONVERSATION_LABEL.ID.eq(any(wanted))))
                .onConflictDoNothing()
                .execute();
    }

    private static Condition is(UUID id) {
        return CONVERSATION_LABEL.ACCOUNT_ID.eq(Tenant.id()).and(CONVERSATION_LABEL.ID.eq(id));
    }

    private static Condition of(UUID conversationId) {
        return CONVERSATION_LABELLED
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(CONVERSATION_LABELLED.CONVERSATION_ID.eq(conversationId));
    }

    private static ConversationLabel label(ConversationLabelRecord row) {
        return new ConversationLabel(row.getId(), row.getName(), row.getColor(), row.getActive(), row.getVersion());
    }
}
