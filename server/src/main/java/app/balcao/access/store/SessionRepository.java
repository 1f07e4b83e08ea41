package app.balcao.access.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.ACCOUNT_SECURITY;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_CHAT_STATUS;
import static app.balcao.schema.Tables.AGENT_SESSION;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import app.balcao.access.Sessions.NewSession;
import app.balcao.people.ChatStatus;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.AgentSessionRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of sessions. */
@Repository
public class SessionRepository {

    private static final int USER_AGENT_LENGTH = 500;
    private static final int MOST_LISTED = 200;

    private final DSLContext sql;

    SessionRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * What of a session a request needs.
     *
     * @param zone the account's, in which its days begin
     */
    public record AliveSession(
            UUID agentId,
            Instant lastSeenAt,
            String signedInBy,
            @Nullable Instant confirmedAt,
            boolean mustSetUp,
            ZoneId zone) {}

    public UUID insert(NewSession session, byte[] secretHash, Instant now, Instant expiresAt) {
        String userAgent = session.userAgent();
        return sql.insertInto(AGENT_SESSION)
                .set(AGENT_SESSION.ACCOUNT_ID, Tenant.id())
                .set(AGENT_SESSION.AGENT_ID, session.agentId())
                .set(AGENT_SESSION.SECRET_HASH, secretHash)
                .set(AGENT_SESSION.CREATED_AT, utc(now))
                .set(AGENT_SESSION.LAST_SEEN_AT, utc(now))
                .set(AGENT_SESSION.DAY_BEGAN_AT, utc(now))
                .set(AGENT_SESSION.CONFIRMED_AT, utc(now))
                .set(AGENT_SESSION.EXPIRES_AT, utc(expiresAt))
                .set(AGENT_SESSION.IP, session.ip())
                .set(AGENT_SESSION.SIGNED_IN_BY, session.signedInBy())
                .set(AGENT_SESSION.MUST_SET_UP, session.mustSetUp())
                .set(AGENT_SESSION.DEVICE_ID, session.deviceId())
                .set(
                        AGENT_SESSION.USER_AGENT,
                        userAgent.length() > USER_AGENT_LENGTH ? userAgent.substring(0, USER_AGENT_LENGTH) : userAgent)
                .returningResult(AGENT_SESSION.ID)
                .fetchSingle()
                .value1();
    }

    public Optional<AliveSession> findAlive(UUID id, byte[] secretHash, Instant now) {
        return sql.select(
                        AGENT_SESSION.AGENT_ID,
                        AGENT_SESSION.LAST_SEEN_AT,
                        AGENT_SESSION.SIGNED_IN_BY,
                        AGENT_SESSION.CONFIRMED_AT,
                        AGENT_SESSION.MUST_SET_UP,
                        ACCOUNT.TIME_ZONE)
                .from(AGENT_SESSION)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(AGENT_SESSION.ACCOUNT_ID))
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.ID.eq(id))
                .and(AGENT_SESSION
                        .SECRET_HASH
                        .eq(secretHash)
                        .or(AGENT_SESSION
                                .FORMER_SECRET_HASH
                                .eq(secretHash)
                                .and(AGENT_SESSION.FORMER_SECRET_UNTIL.gt(utc(now)))))
                .and(goesOn(now))
                .fetchOptional(row -> new AliveSession(
                        row.value1(),
                        row.value2().toInstant(),
                        row.value3(),
                        row.value4() == null ? null : row.value4().toInstant(),
                        row.value5(),
                        ZoneId.of(row.value6())));
    }

    /**
     * A session that is alive.
     *
     * @param exempt whether its agent may be anywhere, as the owner and administrators may
     */
    public record Alive(UUID id, boolean exempt) {}

    /** Those of the sessions that are alive and whose agents are active. */
    public List<Alive> alive(Collection<UUID> ids, Instant now) {
        return sql.select(AGENT_SESSION.ID, field(condition(AGENT.IS_OWNER).or(AGENT.IS_ADMINISTRATOR)))
                .from(AGENT_SESSION)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(AGENT_SESSION.ACCOUNT_ID))
                .and(AGENT.ID.eq(AGENT_SESSION.AGENT_ID))
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.ID.in(ids))
                .and(goesOn(now))
                .and(AGENT.ACTIVE)
                .fetch(row -> new Alive(row.value1(), row.value2()));
    }

    /** The sessions of an agent that are alive, the latest used first. */
    public List<AgentSessionRecord> list(UUID agentId, Instant now) {
        return sql.selectFrom(AGENT_SESSION)
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.AGENT_ID.eq(agentId))
                .and(goesOn(now))
                .orderBy(AGENT_SESSION.LAST_SEEN_AT.desc(), AGENT_SESSION.ID.desc())
                .limit(MOST_LISTED)
                .fetch();
    }

    /** Who of the agents has a session that is alive. */
    public Set<UUID> signedIn(Collection<UUID> agents, Instant now) {
        return sql.selectDistinct(AGENT_SESSION.AGENT_ID)
                .from(AGENT_SESSION)
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.AGENT_ID.in(agents))
                .and(goesOn(now))
                .fetchSet(AGENT_SESSION.AGENT_ID);
    }

    /**
     * Who is in the chat without a session that is alive. Their status is kept from a sign-in under way, which makes it
     * anew, until the transaction ends.
     */
    public List<UUID> chattingSignedOut(Instant now) {
        return sql.select(AGENT_CHAT_STATUS.AGENT_ID)
                .from(AGENT_CHAT_STATUS)
                .where(AGENT_CHAT_STATUS.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_CHAT_STATUS.STATUS.ne(ChatStatus.OFFLINE.name()))
                .and(notExists(selectOne()
                        .from(AGENT_SESSION)
                        .where(AGENT_SESSION.ACCOUNT_ID.eq(AGENT_CHAT_STATUS.ACCOUNT_ID))
                        .and(AGENT_SESSION.AGENT_ID.eq(AGENT_CHAT_STATUS.AGENT_ID))
                        .and(goesOn(now))))
                .orderBy(AGENT_CHAT_STATUS.AGENT_ID)
                .forUpdate()
                .fetch(AGENT_CHAT_STATUS.AGENT_ID);
    }

    // The account's limits of today hold, whatever they were when the session began (ACC-10).
    private static Condition goesOn(Instant now) {
        return AGENT_SESSION
                .REVOKED_AT
                .isNull()
                .and(AGENT_SESSION.EXPIRES_AT.gt(utc(now)))
                .and(AGENT_SESSION.LAST_SEEN_AT.gt(
                        before(now, "{0} - make_interval(mins => {1})", ACCOUNT_SECURITY.SESSION_IDLE_MINUTES)))
                .and(AGENT_SESSION.CREATED_AT.gt(
                        before(now, "{0} - make_interval(days => {1})", ACCOUNT_SECURITY.SESSION_LIFETIME_DAYS)));
    }

    private static Field<OffsetDateTime> before(Instant now, String difference, Field<? extends Number> limit) {
        return field(
                difference,
                OffsetDateTime.class,
                val(utc(now)),
                field(select(limit.cast(Integer.class))
                        .from(ACCOUNT_SECURITY)
                        .where(ACCOUNT_SECURITY.ACCOUNT_ID.eq(Tenant.id()))));
    }

    /** Revokes an agent's session; false when they have none of this id that is open. */
    public boolean revoke(UUID agentId, UUID id, Instant now) {
        return sql.update(AGENT_SESSION)
                        .set(AGENT_SESSION.REVOKED_AT, utc(now))
                        .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT_SESSION.AGENT_ID.eq(agentId))
                        .and(AGENT_SESSION.ID.eq(id))
                        .and(AGENT_SESSION.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Removes what nobody can use any more; last accesses before that time are forgotten. */
    public int removeEnded(Instant before) {
        return sql.deleteFrom(AGENT_SESSION)
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.EXPIRES_AT.lt(utc(before)))
                .execute();
    }

    public void confirm(UUID id, Instant now) {
        sql.update(AGENT_SESSION)
                .set(AGENT_SESSION.CONFIRMED_AT, utc(now))
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.ID.eq(id))
                .execute();
    }

    /**
     * Gives a session another secret in place of one; false when that is not its present one any more.
     *
     * @param overlap until when the former one goes on working
     */
    public boolean renew(UUID id, byte[] presentHash, byte[] nextHash, Instant overlap) {
        return sql.update(AGENT_SESSION)
                        .set(AGENT_SESSION.SECRET_HASH, nextHash)
                        .set(AGENT_SESSION.FORMER_SECRET_HASH, presentHash)
                        .set(AGENT_SESSION.FORMER_SECRET_UNTIL, utc(overlap))
                        .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT_SESSION.ID.eq(id))
                        .and(AGENT_SESSION.SECRET_HASH.eq(presentHash))
                        .execute()
                == 1;
    }

    public boolean confirmedSince(UUID id, Instant since) {
        return sql.fetchExists(sql.selectFrom(AGENT_SESSION)
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.ID.eq(id))
                .and(AGENT_SESSION.CONFIRMED_AT.gt(utc(since))));
    }

    public void setUpDone(UUID agentId) {
        sql.update(AGENT_SESSION)
                .set(AGENT_SESSION.MUST_SET_UP, false)
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.AGENT_ID.eq(agentId))
                .and(AGENT_SESSION.MUST_SET_UP)
                .execute();
    }

    public boolean mustSetUp(UUID id) {
        return sql.fetchExists(sql.selectFrom(AGENT_SESSION)
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.ID.eq(id))
                .and(AGENT_SESSION.MUST_SET_UP));
    }

    /**
     * Notes that a session is used.
     *
     * @param today when the account's present day began: the first use since then stays known (CAG-1)
     */
    public void touch(UUID id, Instant now, Instant today) {
        sql.update(AGENT_SESSION)
                .set(AGENT_SESSION.LAST_SEEN_AT, utc(now))
                .set(
                        AGENT_SESSION.DAY_BEGAN_AT,
                        when(AGENT_SESSION.DAY_BEGAN_AT.ge(utc(today)), AGENT_SESSION.DAY_BEGAN_AT)
                                .otherwise(utc(now)))
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.ID.eq(id))
                .execute();
    }

    /** Why the program ended a session by itself; absent for one that lives, or that ended in another way. */
    public Optional<String> endReason(UUID id, byte[] secretHash) {
        return sql.select(AGENT_SESSION.END_REASON)
                .from(AGENT_SESSION)
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.ID.eq(id))
                .and(AGENT_SESSION.SECRET_HASH.eq(secretHash))
                .and(AGENT_SESSION.REVOKED_AT.isNotNull())
                .fetchOptional(AGENT_SESSION.END_REASON);
    }

    /**
     * Revokes the sessions of an agent and answers which were still open.
     *
     * @param but the one that stays; null for none
     * @param reason what the agent is told; null for an end that explains itself
     */
    public List<UUID> revokeAll(UUID agentId, @Nullable UUID but, @Nullable String reason, Instant now) {
        return sql.update(AGENT_SESSION)
                .set(AGENT_SESSION.REVOKED_AT, utc(now))
                .set(AGENT_SESSION.END_REASON, reason)
                .where(AGENT_SESSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_SESSION.AGENT_ID.eq(agentId))
                .and(AGENT_SESSION.REVOKED_AT.isNull())
                .and(but == null ? noCondition() : AGENT_SESSION.ID.ne(but))
                .returningResult(AGENT_SESSION.ID)
                .fetch(AGENT_SESSION.ID);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
