package app.balcao.access.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.API_TOKEN;
import static app.balcao.schema.Tables.API_TOKEN_POLICY;
import static org.jooq.impl.DSL.noCondition;

import app.balcao.access.ApiToken;
import app.balcao.access.ApiTokenForm;
import app.balcao.access.ApiTokenPolicy;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.ApiTokenRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of API tokens. */
@Repository
public class ApiTokenRepository {

    private final DSLContext sql;

    ApiTokenRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What of a token a request needs. */
    public record KnownToken(
            UUID agentId,
            String name,
            List<String> scopes,
            List<String> addresses,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            boolean revoked) {}

    public UUID newId() {
        return sql.select(org.jooq.impl.DSL.field("uuidv7()", UUID.class))
                .fetchSingle()
                .value1();
    }

    public void insert(
            UUID id, UUID agentId, ApiTokenForm form, String hint, byte[] secretHash, Instant now, Instant expiresAt) {
        sql.insertInto(API_TOKEN)
                .set(API_TOKEN.ACCOUNT_ID, Tenant.id())
                .set(API_TOKEN.ID, id)
                .set(API_TOKEN.AGENT_ID, agentId)
                .set(API_TOKEN.NAME, form.name())
                .set(API_TOKEN.HINT, hint)
                .set(API_TOKEN.SECRET_HASH, secretHash)
                .set(API_TOKEN.SCOPES, form.scopes().toArray(String[]::new))
                .set(API_TOKEN.ADDRESSES, form.addresses().toArray(String[]::new))
                .set(API_TOKEN.CREATED_AT, utc(now))
                .set(API_TOKEN.EXPIRES_AT, utc(expiresAt))
                .execute();
    }

    /** The token of this id and secret, whatever became of it. */
    public Optional<KnownToken> find(UUID id, byte[] secretHash) {
        return sql.selectFrom(API_TOKEN)
                .where(API_TOKEN.ACCOUNT_ID.eq(Tenant.id()))
                .and(API_TOKEN.ID.eq(id))
                .and(API_TOKEN.SECRET_HASH.eq(secretHash))
                .fetchOptional(row -> new KnownToken(
                        row.getAgentId(),
                        row.getName(),
                        List.of(row.getScopes()),
                        List.of(row.getAddresses()),
                        row.getExpiresAt().toInstant(),
                        instant(row.getLastUsedAt()),
                        row.getRevokedAt() != null));
    }

    public void touch(UUID id, Instant now, String ip) {
        sql.update(API_TOKEN)
                .set(API_TOKEN.LAST_USED_AT, utc(now))
                .set(API_TOKEN.LAST_USED_IP, ip)
                .where(API_TOKEN.ACCOUNT_ID.eq(Tenant.id()))
                .and(API_TOKEN.ID.eq(id))
                .execute();
    }

    /** Tokens, the latest first: those of one agent when given, else all of the account. */
    public Page<ApiToken> list(@Nullable UUID agentId, Instant now, PageRequest page) {
        Cursor after = page.after();
        var rows = select(agentId == null ? noCondition() : API_TOKEN.AGENT_ID.eq(agentId))
                .and(after == null ? noCondition() : API_TOKEN.ID.lt(after.uuid(0)))
                .orderBy(API_TOKEN.ID.desc())
                .limit(page.limit() + 1)
                .fetch(row -> view(row, now));
        return Page.of(rows, page.limit(), token -> Cursor.of(token.id()));
    }

    public Optional<ApiToken> view(UUID id, Instant now) {
        return select(API_TOKEN.ID.eq(id)).fetchOptional(row -> view(row, now));
    }

    private org.jooq.SelectConditionStep<Record2<ApiTokenRecord, String>> select(Condition which) {
        return sql.select(API_TOKEN, AGENT.NAME)
                .from(API_TOKEN)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(API_TOKEN.ACCOUNT_ID))
                .and(AGENT.ID.eq(API_TOKEN.AGENT_ID))
                .where(API_TOKEN.ACCOUNT_ID.eq(Tenant.id()))
                .and(which);
    }

    public int countActive(UUID agentId, Instant now) {
        return sql.fetchCount(
                API_TOKEN,
                API_TOKEN
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(API_TOKEN.AGENT_ID.eq(agentId))
                        .and(API_TOKEN.REVOKED_AT.isNull())
                        .and(API_TOKEN.EXPIRES_AT.gt(utc(now))));
    }

    /** Revokes a token; false when it was already. */
    public boolean revoke(UUID id, Instant now) {
        return sql.update(API_TOKEN)
                        .set(API_TOKEN.REVOKED_AT, utc(now))
                        .where(API_TOKEN.ACCOUNT_ID.eq(Tenant.id()))
                        .and(API_TOKEN.ID.eq(id))
                        .and(API_TOKEN.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Revokes what an agent has left, and answers which. */
    public List<UUID> revokeAll(UUID agentId, Instant now) {
        return sql.update(API_TOKEN)
                .set(API_TOKEN.REVOKED_AT, utc(now))
                .where(API_TOKEN.ACCOUNT_ID.eq(Tenant.id()))
                .and(API_TOKEN.AGENT_ID.eq(agentId))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .returningResult(API_TOKEN.ID)
                .fetch(API_TOKEN.ID);
    }

    /** Removes what expired before a time. */
    public int removeExpired(Instant before) {
        return sql.deleteFrom(API_TOKEN)
                .where(API_TOKEN.ACCOUNT_ID.eq(Tenant.id()))
                .and(API_TOKEN.EXPIRES_AT.lt(utc(before)))
                .execute();
    }

    public ApiTokenPolicy policy() {
        return sql.selectFrom(API_TOKEN_POLICY)
                .where(API_TOKEN_POLICY.ACCOUNT_ID.eq(Tenant.id()))
                .fetchOptional(row -> new ApiTokenPolicy(row.getAgentsMayCreate(), row.getVersion()))
                .orElse(new ApiTokenPolicy(false, 1));
    }

    /** Changes the policy if nobody did since {@code version}; answers whether it did. */
    public boolean update(boolean agentsMayCreate, int version) {
        sql.insertInto(API_TOKEN_POLICY)
                .set(API_TOKEN_POLICY.ACCOUNT_ID, Tenant.id())
                .set(API_TOKEN_POLICY.AGENTS_MAY_CREATE, false)
                .set(API_TOKEN_POLICY.VERSION, 1)
                .onConflictDoNothing()
                .execute();
        return sql.update(API_TOKEN_POLICY)
                        .set(API_TOKEN_POLICY.AGENTS_MAY_CREATE, agentsMayCreate)
                        .set(API_TOKEN_POLICY.VERSION, API_TOKEN_POLICY.VERSION.plus(1))
                        .where(API_TOKEN_POLICY.ACCOUNT_ID.eq(Tenant.id()))
                        .and(API_TOKEN_POLICY.VERSION.eq(version))
                        .execute()
                == 1;
    }

    private static ApiToken view(Record2<ApiTokenRecord, String> found, Instant now) {
        ApiTokenRecord row = found.value1();
        Instant expiresAt = row.getExpiresAt().toInstant();
        ApiToken.State state = row.getRevokedAt() != null
                ? ApiToken.State.REVOKED
                : expiresAt.isAfter(now) ? ApiToken.State.ACTIVE : ApiToken.State.EXPIRED;
        return new ApiToken(
                row.getId(),
                row.getName(),
                new ApiToken.Owner(row.getAgentId(), found.value2()),
                row.getHint(),
                List.of(row.getScopes()),
                List.of(row.getAddresses()),
                state,
                row.getCreatedAt().toInstant(),
                expiresAt,
                instant(row.getLastUsedAt()),
                row.getLastUsedIp(),
                instant(row.getRevokedAt()));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
