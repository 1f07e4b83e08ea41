package app.balcao.conversation.store;

import static app.balcao.conversation.store.ConversationRepository.at;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CONTACT_BLOCK;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.noCondition;

import app.balcao.conversation.Channel;
import app.balcao.conversation.desk.ContactBlock;
import app.balcao.conversation.desk.ContactBlock.Kind;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Named;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who may not begin conversations. */
@Repository
public class ContactBlockRepository {

    private final DSLContext sql;

    ContactBlockRepository(DSLContext sql) {
        this.sql = sql;
    }

    public boolean blocked(Channel channel, Kind kind, String contact, Instant now) {
        return sql.fetchExists(
                CONTACT_BLOCK,
                CONTACT_BLOCK
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(CONTACT_BLOCK.CHANNEL.eq(channel.name()))
                        .and(CONTACT_BLOCK.KIND.eq(kind.name()))
                        .and(CONTACT_BLOCK.CONTACT.eq(contact))
                        .and(CONTACT_BLOCK.EXPIRES_AT.isNull().or(CONTACT_BLOCK.EXPIRES_AT.gt(at(now)))));
    }

    /**
     * Whom to block.
     *
     * @param contact by which they are told, according to the kind
     * @param name as they gave it; empty where nobody did
     */
    public record Blocked(Channel channel, Kind kind, String contact, String name) {}

    /** Blocks somebody; a block that there is gives way. */
    public UUID put(Blocked blocked, String reason, UUID by, Instant now, @Nullable OffsetDateTime expiresAt) {
        return sql.insertInto(CONTACT_BLOCK)
                .set(CONTACT_BLOCK.ACCOUNT_ID, Tenant.id())
                .set(CONTACT_BLOCK.CHANNEL, blocked.channel().name())
                .set(CONTACT_BLOCK.KIND, blocked.kind().name())
                .set(CONTACT_BLOCK.CONTACT, blocked.contact())
                .set(CONTACT_BLOCK.NAME, blocked.name())
                .set(CONTACT_BLOCK.REASON, reason)
                .set(CONTACT_BLOCK.BLOCKED_BY, by)
                .set(CONTACT_BLOCK.BLOCKED_AT, at(now))
                .set(CONTACT_BLOCK.EXPIRES_AT, expiresAt)
                .onConflict(CONTACT_BLOCK.ACCOUNT_ID, CONTACT_BLOCK.CHANNEL, CONTACT_BLOCK.KIND, CONTACT_BLOCK.CONTACT)
                .doUpdate()
                .set(CONTACT_BLOCK.NAME, excluded(CONTACT_BLOCK.NAME))
                .set(CONTACT_BLOCK.REASON, excluded(CONTACT_BLOCK.REASON))
                .set(CONTACT_BLOCK.BLOCKED_BY, excluded(CONTACT_BLOCK.BLOCKED_BY))
                .set(CONTACT_BLOCK.BLOCKED_AT, excluded(CONTACT_BLOCK.BLOCKED_AT))
                .set(CONTACT_BLOCK.EXPIRES_AT, excluded(CONTACT_BLOCK.EXPIRES_AT))
                .returningResult(CONTACT_BLOCK.ID)
                .fetchSingle()
                .value1();
    }

    public Optional<ContactBlock> find(UUID id) {
        return read().where(CONTACT_BLOCK.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONTACT_BLOCK.ID.eq(id))
                .fetchOptional(ContactBlockRepository::block);
    }

    /** The latest first. */
    public Page<ContactBlock> list(PageRequest page) {
        Condition after = page.after() == null
                ? noCondition()
                : CONTACT_BLOCK.ID.lt(page.after().uuid(0));
        return Page.of(
                read().where(CONTACT_BLOCK.ACCOUNT_ID.eq(Tenant.id()))
                        .and(after)
                        .orderBy(CONTACT_BLOCK.ID.desc())
                        .limit(page.limit() + 1)
                        .fetch(ContactBlockRepository::block),
                page.limit(),
                last -> Cursor.of(last.id()));
    }

    public void delete(UUID id) {
        sql.deleteFrom(CONTACT_BLOCK)
                .where(CONTACT_BLOCK.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONTACT_BLOCK.ID.eq(id))
                .execute();
    }

    private SelectOnConditionStep<Record> read() {
        return sql.select(CONTACT_BLOCK.fields())
                .select(AGENT.NAME)
                .from(CONTACT_BLOCK)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(CONTACT_BLOCK.ACCOUNT_ID))
                .and(AGENT.ID.eq(CONTACT_BLOCK.BLOCKED_BY));
    }

    private static ContactBlock block(Record row) {
        Kind kind = Kind.valueOf(row.get(CONTACT_BLOCK.KIND));
        String contact = row.get(CONTACT_BLOCK.CONTACT);
        return new ContactBlock(
                row.get(CONTACT_BLOCK.ID),
                Channel.valueOf(row.get(CONTACT_BLOCK.CHANNEL)),
                kind,
                row.get(CONTACT_BLOCK.NAME),
                kind == Kind.ADDRESS ? contact : null,
                kind == Kind.COUNTRY ? contact : null,
                row.get(CONTACT_BLOCK.REASON),
                new Named(row.get(CONTACT_BLOCK.BLOCKED_BY), row.get(AGENT.NAME)),
                row.get(CONTACT_BLOCK.BLOCKED_AT),
                row.get(CONTACT_BLOCK.EXPIRES_AT));
    }
}
