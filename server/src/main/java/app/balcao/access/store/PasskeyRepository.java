package app.balcao.access.store;

import static app.balcao.schema.Tables.AGENT_PASSKEY;
import static app.balcao.schema.Tables.PASSKEY_CHALLENGE;

import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.AgentPasskeyRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of passkeys and of the challenges they sign. */
@Repository
public class PasskeyRepository {

    private final DSLContext sql;

    PasskeyRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A passkey that was just made. */
    public record NewPasskey(
            String name,
            byte[] credentialId,
            byte[] credentialData,
            long signCount,
            List<String> transports,
            boolean backedUp) {}

    /** Keeps a passkey; absent when the account has it already. */
    public Optional<UUID> insert(UUID agentId, NewPasskey passkey) {
        return sql.insertInto(AGENT_PASSKEY)
                .set(AGENT_PASSKEY.ACCOUNT_ID, Tenant.id())
                .set(AGENT_PASSKEY.AGENT_ID, agentId)
                .set(AGENT_PASSKEY.NAME, passkey.name())
                .set(AGENT_PASSKEY.CREDENTIAL_ID, passkey.credentialId())
                .set(AGENT_PASSKEY.CREDENTIAL_DATA, passkey.credentialData())
                .set(AGENT_PASSKEY.SIGN_COUNT, passkey.signCount())
                .set(AGENT_PASSKEY.TRANSPORTS, passkey.transports().toArray(String[]::new))
                .set(AGENT_PASSKEY.BACKED_UP, passkey.backedUp())
                .onConflictDoNothing()
                .returningResult(AGENT_PASSKEY.ID)
                .fetchOptional()
                .map(row -> row.value1());
    }

    /** The passkeys of an agent, the first made first. */
    public List<AgentPasskeyRecord> list(UUID agentId) {
        return sql.selectFrom(AGENT_PASSKEY)
                .where(AGENT_PASSKEY.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_PASSKEY.AGENT_ID.eq(agentId))
                .orderBy(AGENT_PASSKEY.ID)
                .fetch();
    }

    public Optional<AgentPasskeyRecord> byCredential(byte[] credentialId) {
        return sql.selectFrom(AGENT_PASSKEY)
                .where(AGENT_PASSKEY.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_PASSKEY.CREDENTIAL_ID.eq(credentialId))
                .fetchOptional();
    }

    /** Notes a use; false when another use with as high a count came first. Counts of 0 do not count. */
    public boolean use(UUID id, long signCount, Instant now) {
        return sql.update(AGENT_PASSKEY)
                        .set(AGENT_PASSKEY.SIGN_COUNT, signCount)
                        .set(AGENT_PASSKEY.LAST_USED_AT, utc(now))
                        .where(AGENT_PASSKEY.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT_PASSKEY.ID.eq(id))
                        .and(AGENT_PASSKEY.SIGN_COUNT.lt(signCount).or(AGENT_PASSKEY.SIGN_COUNT.eq(0L)))
                        .execute()
                == 1;
    }

    public boolean rename(UUID agentId, UUID id, String name) {
        return sql.update(AGENT_PASSKEY)
                        .set(AGENT_PASSKEY.NAME, name)
                        .where(AGENT_PASSKEY.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT_PASSKEY.AGENT_ID.eq(agentId))
                        .and(AGENT_PASSKEY.ID.eq(id))
                        .execute()
                == 1;
    }

    public boolean remove(UUID agentId, UUID id) {
        return sql.deleteFrom(AGENT_PASSKEY)
                        .where(AGENT_PASSKEY.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT_PASSKEY.AGENT_ID.eq(agentId))
                        .and(AGENT_PASSKEY.ID.eq(id))
                        .execute()
                == 1;
    }

    public int removeAll(UUID agentId) {
        return sql.deleteFrom(AGENT_PASSKEY)
                .where(AGENT_PASSKEY.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_PASSKEY.AGENT_ID.eq(agentId))
                .execute();
    }

    /** Keeps a challenge until then; needs no tenant. */
    public void addChallenge(byte[] hash, String purpose, String holder, Instant expiresAt) {
        sql.insertInto(PASSKEY_CHALLENGE)
                .set(PASSKEY_CHALLENGE.CHALLENGE_HASH, hash)
                .set(PASSKEY_CHALLENGE.PURPOSE, purpose)
                .set(PASSKEY_CHALLENGE.HOLDER, holder)
                .set(PASSKEY_CHALLENGE.EXPIRES_AT, utc(expiresAt))
                .execute();
    }

    /** Uses a challenge up; false when it was not made for this, or is no more. Needs no tenant. */
    public boolean takeChallenge(byte[] hash, String purpose, String holder, Instant now) {
        return sql.deleteFrom(PASSKEY_CHALLENGE)
                        .where(PASSKEY_CHALLENGE.CHALLENGE_HASH.eq(hash))
                        .and(PASSKEY_CHALLENGE.PURPOSE.eq(purpose))
                        .and(PASSKEY_CHALLENGE.HOLDER.eq(holder))
                        .and(PASSKEY_CHALLENGE.EXPIRES_AT.gt(utc(now)))
                        .execute()
                == 1;
    }

    public int removeExpiredChallenges(Instant now) {
        return sql.deleteFrom(PASSKEY_CHALLENGE)
                .where(PASSKEY_CHALLENGE.EXPIRES_AT.lt(utc(now)))
                .execute();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
