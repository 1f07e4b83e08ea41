package app.balcao.access.store;

import static app.balcao.schema.Tables.AGENT_PASSKEY;
import static app.balcao.schema.Tables.AGENT_RECOVERY_CODE;
import static app.balcao.schema.Tables.AGENT_TOTP;

import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of authenticator apps and recovery codes. */
@Repository
public class SecondFactorRepository {

    private final DSLContext sql;

    SecondFactorRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * An authenticator app; its secrets are encrypted.
     *
     * @param secret in force; null while the first one waits for its confirmation
     * @param pending secret that waits for a first code; null for none
     * @param lastStep the last step that was used
     */
    public record App(
            byte @Nullable [] secret,
            byte @Nullable [] pending,
            @Nullable Instant setUpAt,
            long lastStep) {}

    /** What an agent has set up. */
    public record Present(boolean totp, int passkeys) {

        public boolean any() {
            return totp || passkeys > 0;
        }
    }

    public Present present(UUID agentId) {
        boolean totp = sql.fetchExists(sql.selectFrom(AGENT_TOTP)
                .where(AGENT_TOTP.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_TOTP.AGENT_ID.eq(agentId))
                .and(AGENT_TOTP.SECRET.isNotNull()));
        int passkeys = sql.fetchCount(sql.selectFrom(AGENT_PASSKEY)
                .where(AGENT_PASSKEY.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_PASSKEY.AGENT_ID.eq(agentId)));
        return new Present(totp, passkeys);
    }

    public Optional<App> app(UUID agentId) {
        return sql.selectFrom(AGENT_TOTP)
                .where(AGENT_TOTP.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_TOTP.AGENT_ID.eq(agentId))
                .fetchOptional(row -> new App(
                        row.getSecret(),
                        row.getPendingSecret(),
                        row.getSetUpAt() == null ? null : row.getSetUpAt().toInstant(),
                        row.getLastStep()));
    }

    /** Keeps a secret that waits for a first code; one in force stays so until then. */
    public void prepare(UUID agentId, byte[] secret) {
        sql.insertInto(AGENT_TOTP)
                .set(AGENT_TOTP.ACCOUNT_ID, Tenant.id())
                .set(AGENT_TOTP.AGENT_ID, agentId)
                .set(AGENT_TOTP.PENDING_SECRET, secret)
                .onConflict(AGENT_TOTP.ACCOUNT_ID, AGENT_TOTP.AGENT_ID)
                .doUpdate()
                .set(AGENT_TOTP.PENDING_SECRET, secret)
                .execute();
    }

    /** Puts the secret that waits in force, its first step used; false when it is not that one any more. */
    public boolean confirm(UUID agentId, byte[] pending, long step, Instant now) {
        return sql.update(AGENT_TOTP)
                        .set(AGENT_TOTP.SECRET, AGENT_TOTP.PENDING_SECRET)
                        .setNull(AGENT_TOTP.PENDING_SECRET)
                        .set(AGENT_TOTP.SET_UP_AT, utc(now))
                        .set(AGENT_TOTP.LAST_STEP, step)
                        .where(AGENT_TOTP.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT_TOTP.AGENT_ID.eq(agentId))
                        .and(AGENT_TOTP.PENDING_SECRET.eq(pending))
                        .execute()
                == 1;
    }

    /** Uses a step up; false when it, or a later one, was used meanwhile (SEC-5). */
    public boolean useStep(UUID agentId, long step) {
        return sql.update(AGENT_TOTP)
                        .set(AGENT_TOTP.LAST_STEP, step)
                        .where(AGENT_TOTP.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT_TOTP.AGENT_ID.eq(agentId))
                        .and(AGENT_TOTP.LAST_STEP.lt(step))
                        .execute()
                == 1;
    }

    /** Forgets the app; false when none was set up. */
    public boolean removeApp(UUID agentId) {
        return sql.deleteFrom(AGENT_TOTP)
                        .where(AGENT_TOTP.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT_TOTP.AGENT_ID.eq(agentId))
                        .and(AGENT_TOTP.SECRET.isNotNull())
                        .execute()
                == 1;
    }

    public int recoveryCodesLeft(UUID agentId) {
        return sql.fetchCount(sql.selectFrom(AGENT_RECOVERY_CODE)
                .where(AGENT_RECOVERY_CODE.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_RECOVERY_CODE.AGENT_ID.eq(agentId)));
    }

    /** Puts these recovery codes in the place of all earlier ones. */
    public void replaceRecoveryCodes(UUID agentId, List<byte[]> hashes) {
        sql.deleteFrom(AGENT_RECOVERY_CODE)
                .where(AGENT_RECOVERY_CODE.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_RECOVERY_CODE.AGENT_ID.eq(agentId))
                .execute();
        sql.batch(hashes.stream()
                        .map(hash -> sql.insertInto(AGENT_RECOVERY_CODE)
                                .set(AGENT_RECOVERY_CODE.ACCOUNT_ID, Tenant.id())
                                .set(AGENT_RECOVERY_CODE.AGENT_ID, agentId)
                                .set(AGENT_RECOVERY_CODE.CODE_HASH, hash))
                        .toList())
                .execute();
    }

    /** Uses a recovery code up; false when the agent has no such code. */
    public boolean useRecoveryCode(UUID agentId, byte[] hash) {
        return sql.deleteFrom(AGENT_RECOVERY_CODE)
                        .where(AGENT_RECOVERY_CODE.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT_RECOVERY_CODE.AGENT_ID.eq(agentId))
                        .and(AGENT_RECOVERY_CODE.CODE_HASH.eq(hash))
                        .execute()
                == 1;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
