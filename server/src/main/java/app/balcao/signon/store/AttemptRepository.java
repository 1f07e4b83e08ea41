package app.balcao.signon.store;

import static app.balcao.schema.Tables.SIGN_ON_ATTEMPT;

import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of sign-ins that were begun at a provider. */
@Repository
public class AttemptRepository {

    private final DSLContext sql;

    AttemptRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A sign-in that was begun and has not ended.
     *
     * @param agentId whom the provider has named already
     */
    public record OpenAttempt(
            UUID id,
            UUID providerId,
            byte[] browserHash,
            String returnPath,
            @Nullable UUID agentId) {}

    public UUID insert(UUID providerId, byte[] secretHash, byte[] browserHash, String returnPath, Instant expiresAt) {
        return sql.insertInto(SIGN_ON_ATTEMPT)
                .set(SIGN_ON_ATTEMPT.ACCOUNT_ID, Tenant.id())
                .set(SIGN_ON_ATTEMPT.PROVIDER_ID, providerId)
                .set(SIGN_ON_ATTEMPT.SECRET_HASH, secretHash)
                .set(SIGN_ON_ATTEMPT.BROWSER_HASH, browserHash)
                .set(SIGN_ON_ATTEMPT.RETURN_PATH, returnPath)
                .set(SIGN_ON_ATTEMPT.EXPIRES_AT, expiresAt.atOffset(ZoneOffset.UTC))
                .returningResult(SIGN_ON_ATTEMPT.ID)
                .fetchSingle()
                .value1();
    }

    public Optional<OpenAttempt> findOpen(UUID id, byte[] secretHash, Instant now) {
        return sql.selectFrom(SIGN_ON_ATTEMPT)
                .where(open(id, now))
                .and(SIGN_ON_ATTEMPT.SECRET_HASH.eq(secretHash))
                .fetchOptional(row -> new OpenAttempt(
                        row.getId(), row.getProviderId(), row.getBrowserHash(), row.getReturnPath(), row.getAgentId()));
    }

    /** Ends an attempt; false when it has ended, even at the same moment. */
    public boolean use(UUID id, Instant now) {
        return sql.update(SIGN_ON_ATTEMPT)
                        .set(SIGN_ON_ATTEMPT.USED_AT, now.atOffset(ZoneOffset.UTC))
                        .where(open(id, now))
                        .execute()
                == 1;
    }

    /** Keeps whom the provider named; false when the attempt has ended or somebody was named already. */
    public boolean name(UUID id, UUID agentId, Instant now) {
        return sql.update(SIGN_ON_ATTEMPT)
                        .set(SIGN_ON_ATTEMPT.AGENT_ID, agentId)
                        .where(open(id, now))
                        .and(SIGN_ON_ATTEMPT.AGENT_ID.isNull())
                        .execute()
                == 1;
    }

    /** Forgets attempts of the current account that ended before a time. */
    public int removeEnded(Instant before) {
        return sql.deleteFrom(SIGN_ON_ATTEMPT)
                .where(SIGN_ON_ATTEMPT.ACCOUNT_ID.eq(Tenant.id()))
                .and(SIGN_ON_ATTEMPT.EXPIRES_AT.lt(before.atOffset(ZoneOffset.UTC)))
                .execute();
    }

    private static Condition open(UUID id, Instant now) {
        return SIGN_ON_ATTEMPT
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(SIGN_ON_ATTEMPT.ID.eq(id))
                .and(SIGN_ON_ATTEMPT.USED_AT.isNull())
                .and(SIGN_ON_ATTEMPT.EXPIRES_AT.gt(now.atOffset(ZoneOffset.UTC)));
    }
}
