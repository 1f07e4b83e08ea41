package app.balcao.access.store;

import static app.balcao.schema.Tables.PENDING_SIGN_IN;

import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of sign-ins that wait for their second factor. */
@Repository
public class PendingSignInRepository {

    private final DSLContext sql;

    PendingSignInRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A sign-in that waits.
     *
     * @param emailCode hash of the code that was sent; null when none was
     */
    public record Pending(UUID id, UUID agentId, String how, byte @Nullable [] emailCode) {}

    public UUID insert(UUID agentId, byte[] secretHash, String how, Instant expiresAt) {
        return sql.insertInto(PENDING_SIGN_IN)
                .set(PENDING_SIGN_IN.ACCOUNT_ID, Tenant.id())
                .set(PENDING_SIGN_IN.AGENT_ID, agentId)
                .set(PENDING_SIGN_IN.SECRET_HASH, secretHash)
                .set(PENDING_SIGN_IN.HOW, how)
                .set(PENDING_SIGN_IN.EXPIRES_AT, utc(expiresAt))
                .returningResult(PENDING_SIGN_IN.ID)
                .fetchSingle()
                .value1();
    }

    /** A sign-in that may go on; locks it, so that of two answers one waits for the other. */
    public Optional<Pending> find(UUID id, byte[] secretHash, int mostFailures, Instant now) {
        return sql.selectFrom(PENDING_SIGN_IN)
                .where(PENDING_SIGN_IN.ACCOUNT_ID.eq(Tenant.id()))
                .and(PENDING_SIGN_IN.ID.eq(id))
                .and(PENDING_SIGN_IN.SECRET_HASH.eq(secretHash))
                .and(PENDING_SIGN_IN.EXPIRES_AT.gt(utc(now)))
                .and(PENDING_SIGN_IN.FAILURES.lt((short) mostFailures))
                .forUpdate()
                .fetchOptional(row -> new Pending(row.getId(), row.getAgentId(), row.getHow(), row.getEmailCode()));
    }

    /** Counts a wrong code and answers how many there were. */
    public int countFailure(UUID id) {
        return sql.update(PENDING_SIGN_IN)
                .set(PENDING_SIGN_IN.FAILURES, PENDING_SIGN_IN.FAILURES.plus((short) 1))
                .where(PENDING_SIGN_IN.ACCOUNT_ID.eq(Tenant.id()))
                .and(PENDING_SIGN_IN.ID.eq(id))
                .returningResult(PENDING_SIGN_IN.FAILURES)
                .fetchSingle()
                .value1();
    }

    public void setEmailCode(UUID id, byte[] hash) {
        sql.update(PENDING_SIGN_IN)
                .set(PENDING_SIGN_IN.EMAIL_CODE, hash)
                .where(PENDING_SIGN_IN.ACCOUNT_ID.eq(Tenant.id()))
                .and(PENDING_SIGN_IN.ID.eq(id))
                .execute();
    }

    public void remove(UUID id) {
        remove(PENDING_SIGN_IN.ID.eq(id));
    }

    /** Ends whatever sign-ins of an agent wait, such as when their password changes. */
    public void removeAll(UUID agentId) {
        remove(PENDING_SIGN_IN.AGENT_ID.eq(agentId));
    }

    public int removeExpired(Instant now) {
        return remove(PENDING_SIGN_IN.EXPIRES_AT.lt(utc(now)));
    }

    private int remove(Condition which) {
        return sql.deleteFrom(PENDING_SIGN_IN)
                .where(PENDING_SIGN_IN.ACCOUNT_ID.eq(Tenant.id()))
                .and(which)
                .execute();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
