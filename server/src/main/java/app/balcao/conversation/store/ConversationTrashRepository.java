package app.balcao.conversation.store;

import static app.balcao.conversation.store.ConversationRepository.at;
import static app.balcao.conversation.store.ConversationRepository.is;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.DEPARTMENT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.desk.DiscardedConversation;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.Agent;
import app.balcao.ticket.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Conversations in the trash, for transactions that opened it. */
@Repository
public class ConversationTrashRepository {

    private static final Agent ATTENDED = AGENT.as("attended");
    private static final Agent DELETER = AGENT.as("deleter");

    private final DSLContext sql;

    ConversationTrashRepository(DSLContext sql) {
        this.sql = sql;
    }

    public void discard(UUID id, UUID by, Instant now) {
        sql.update(CONVERSATION)
                .set(CONVERSATION.DELETED_AT, at(now))
                .set(CONVERSATION.DELETED_BY, by)
                .set(CONVERSATION.VERSION, CONVERSATION.VERSION.plus(1))
                .where(is(id))
                .execute();
    }

    public void restore(UUID id) {
        sql.update(CONVERSATION)
                .setNull(CONVERSATION.DELETED_AT)
                .setNull(CONVERSATION.DELETED_BY)
                .set(CONVERSATION.VERSION, CONVERSATION.VERSION.plus(1))
                .where(is(id))
                .execute();
    }

    /** A customer's, with or without those that are there already, kept from others until the transaction ends. */
    public List<Conversation> lockOf(UUID customerId, boolean discardedToo) {
        return sql.selectFrom(CONVERSATION)
                .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION.CUSTOMER_ID.eq(customerId))
                .and(discardedToo ? noCondition() : CONVERSATION.DELETED_AT.isNull())
                .orderBy(CONVERSATION.ID)
                .forUpdate()
                .fetch(ConversationRepository::conversation);
    }

    /** Removes one for good, wherever it is. */
    public void erase(UUID id) {
        sql.deleteFrom(CONVERSATION).where(is(id)).execute();
    }

    public void remove(UUID id) {
        sql.deleteFrom(CONVERSATION)
                .where(is(id))
                .and(CONVERSATION.DELETED_AT.isNotNull())
                .execute();
    }

    /** One that went there after a time, kept from others until the transaction ends. */
    public Optional<Conversation> lock(UUID id, Instant oldest) {
        return sql.selectFrom(CONVERSATION)
                .where(is(id))
                .and(CONVERSATION.DELETED_AT.gt(at(oldest)))
                .forUpdate()
                .fetchOptional(ConversationRepository::conversation);
    }

    /** Some of those that went there until a time. */
    public List<Conversation> discardedUntil(Instant time, int limit) {
        return sql.selectFrom(CONVERSATION)
                .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION.DELETED_AT.le(at(time)))
                .orderBy(CONVERSATION.DELETED_AT, CONVERSATION.ID)
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetch(ConversationRepository::conversation);
    }

    /** Those of departments where the reader may look into the trash, the latest first. */
    public Page<DiscardedConversation> list(ActingAgent reader, Duration kept, PageRequest page) {
        Cursor after = page.after();
        Condition before = after == null
                ? noCondition()
                : row(CONVERSATION.DELETED_AT, CONVERSATION.ID).lt(val(after.time(0)), val(after.uuid(1)));
        List<DiscardedConversation> rows = sql.select(CONVERSATION.fields())
                .select(DEPARTMENT.NAME, ATTENDED.NAME, DELETER.NAME)
                .from(CONVERSATION)
                .join(DEPARTMENT)
                .on(row(DEPARTMENT.ACCOUNT_ID, DEPARTMENT.ID).eq(CONVERSATION.ACCOUNT_ID, CONVERSATION.DEPARTMENT_ID))
                .leftJoin(ATTENDED)
                .on(row(ATTENDED.ACCOUNT_ID, ATTENDED.ID).eq(CONVERSATION.ACCOUNT_ID, CONVERSATION.AGENT_ID))
                .leftJoin(DELETER)
                .on(row(DELETER.ACCOUNT_ID, DELETER.ID).eq(CONVERSATION.ACCOUNT_ID, CONVERSATION.DELETED_BY))
                .where(CONVERSATION.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION.DELETED_AT.isNotNull())
                .and(seen(reader))
                .and(before)
                .orderBy(CONVERSATION.DELETED_AT.desc(), CONVERSATION.ID.desc())
                .limit(page.limit() + 1)
                .fetch(each -> new DiscardedConversation(
                        each.get(CONVERSATION.ID),
                        each.get(CONVERSATION.NUMBER),
                        each.get(CONVERSATION.CUSTOMER_NAME),
                        new Named(each.get(CONVERSATION.DEPARTMENT_ID), each.get(DEPARTMENT.NAME)),
                        named(each.get(CONVERSATION.AGENT_ID), each.get(ATTENDED.NAME)),
                        each.get(CONVERSATION.DELETED_AT),
                        named(each.get(CONVERSATION.DELETED_BY), each.get(DELETER.NAME)),
                        each.get(CONVERSATION.DELETED_AT).plus(kept)));
        return Page.of(rows, page.limit(), last -> Cursor.of(last.deletedAt(), last.id()));
    }

    /** That the reader saw it before it was deleted, and may look into the trash of its department. */
    private static Condition seen(ActingAgent reader) {
        Condition managed = CONVERSATION.DEPARTMENT_ID.eq(any(reader.manages().toArray(UUID[]::new)));
        if (reader.administrator()) {
            return noCondition();
        }
        return reader.may(Permission.TRASH_VIEW)
                ? managed.or(CONVERSATION.DEPARTMENT_ID.eq(any(reader.chatsIn().toArray(UUID[]::new))))
                        .or(CONVERSATION.AGENT_ID.eq(reader.id()))
                : managed;
    }

    private static @Nullable Named named(@Nullable UUID id, @Nullable String name) {
        return id == null || name == null ? null : new Named(id, name);
    }
}
