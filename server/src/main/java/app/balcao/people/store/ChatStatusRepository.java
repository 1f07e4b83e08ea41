package app.balcao.people.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_CHAT_STATUS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.select;

import app.balcao.people.ChatStatus;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of the agents' status in the chat. */
@Repository
public class ChatStatusRepository {

    private final DSLContext sql;

    ChatStatusRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What an agent becomes when they sign in. */
    public ChatStatus atSignIn(UUID agentId) {
        return sql.select(AGENT.CHAT_ONLINE_AT_SIGN_IN)
                        .from(AGENT)
                        .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT.ID.eq(agentId))
                        .fetchSingle()
                        .value1()
                ? ChatStatus.ONLINE
                : ChatStatus.OFFLINE;
    }

    /** Active agents who are online. */
    public Set<UUID> online() {
        return sql.select(AGENT.ID)
                .from(AGENT_CHAT_STATUS)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(AGENT_CHAT_STATUS.ACCOUNT_ID))
                .and(AGENT.ID.eq(AGENT_CHAT_STATUS.AGENT_ID))
                .where(AGENT_CHAT_STATUS.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_CHAT_STATUS.STATUS.eq(ChatStatus.ONLINE.name()))
                .and(AGENT.ACTIVE)
                .fetchSet(AGENT.ID);
    }

    /** Keeps the status; false when it was that already. Whose status changes is heard of by it. */
    public boolean set(UUID agentId, ChatStatus status, Instant now) {
        OffsetDateTime time = utc(now);
        return sql.insertInto(AGENT_CHAT_STATUS)
                        .set(AGENT_CHAT_STATUS.ACCOUNT_ID, Tenant.id())
                        .set(AGENT_CHAT_STATUS.AGENT_ID, agentId)
                        .set(AGENT_CHAT_STATUS.STATUS, status.name())
                        .set(AGENT_CHAT_STATUS.CHANGED_AT, time)
                        .set(AGENT_CHAT_STATUS.HEARD_AT, time)
                        .onConflict(AGENT_CHAT_STATUS.ACCOUNT_ID, AGENT_CHAT_STATUS.AGENT_ID)
                        .doUpdate()
                        .set(AGENT_CHAT_STATUS.STATUS, excluded(AGENT_CHAT_STATUS.STATUS))
                        .set(AGENT_CHAT_STATUS.CHANGED_AT, excluded(AGENT_CHAT_STATUS.CHANGED_AT))
                        .set(AGENT_CHAT_STATUS.HEARD_AT, excluded(AGENT_CHAT_STATUS.HEARD_AT))
                        .where(AGENT_CHAT_STATUS.STATUS.ne(excluded(AGENT_CHAT_STATUS.STATUS)))
                        .execute()
                == 1;
    }

    /** Those of the agents who are in the chat were heard of now. */
    public void heard(Collection<UUID> agentIds, Instant now) {
        sql.update(AGENT_CHAT_STATUS)
                .set(AGENT_CHAT_STATUS.HEARD_AT, utc(now))
                .where(inOrder(AGENT_CHAT_STATUS.AGENT_ID.eq(any(agentIds.toArray(UUID[]::new)))))
                .execute();
    }

    /** Everybody who is in the chat counts as heard of now. */
    public void allHeard(Instant now) {
        sql.update(AGENT_CHAT_STATUS)
                .set(AGENT_CHAT_STATUS.HEARD_AT, utc(now))
                .where(inOrder(AGENT_CHAT_STATUS.HEARD_AT.lt(utc(now))))
                .execute();
    }

    /** Who is in the chat and was not heard of since a time; keeps others from changing them until the transaction ends. */
    public List<UUID> lockSilent(Instant since) {
        return sql.select(AGENT_CHAT_STATUS.AGENT_ID)
                .from(AGENT_CHAT_STATUS)
                .where(inChat())
                .and(AGENT_CHAT_STATUS.HEARD_AT.lt(utc(since)))
                .orderBy(AGENT_CHAT_STATUS.AGENT_ID)
                .forNoKeyUpdate()
                .fetch(AGENT_CHAT_STATUS.AGENT_ID);
    }

    // As everybody locks several of them, so that nobody waits for somebody who waits for them.
    private static Condition inOrder(Condition which) {
        return AGENT_CHAT_STATUS
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(AGENT_CHAT_STATUS.AGENT_ID.in(select(AGENT_CHAT_STATUS.AGENT_ID)
                        .from(AGENT_CHAT_STATUS)
                        .where(inChat())
                        .and(which)
                        .orderBy(AGENT_CHAT_STATUS.AGENT_ID)
                        .forNoKeyUpdate()));
    }

    private static Condition inChat() {
        return AGENT_CHAT_STATUS.ACCOUNT_ID.eq(Tenant.id()).and(AGENT_CHAT_STATUS.STATUS.ne(ChatStatus.OFFLINE.name()));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
