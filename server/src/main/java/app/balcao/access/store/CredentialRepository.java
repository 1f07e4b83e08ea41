package app.balcao.access.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.AGENT_CREDENTIAL;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import app.balcao.access.Candidate;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** SQL of passwords and of the attempts made with them. */
@Repository
public class CredentialRepository {

    private final DSLContext sql;

    CredentialRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The agent who signs in with an address. */
    public Optional<Candidate> candidate(String email) {
        return candidate(AGENT.EMAIL.eq(email));
    }

    public Optional<Candidate> candidate(UUID agentId) {
        return candidate(AGENT.ID.eq(agentId));
    }

    private Optional<Candidate> candidate(Condition which) {
        return sql.select(
                        ACCOUNT.ACTIVE,
                        AGENT.ID,
                        AGENT.NAME,
                        AGENT.EMAIL,
                        AGENT.ACTIVE,
                        AGENT.EMAIL_VALIDATED_AT.isNotNull(),
                        AGENT_CREDENTIAL.PASSWORD_HASH,
                        AGENT_CREDENTIAL.LOCKED_AT,
                        AGENT.IS_OWNER)
                .from(AGENT)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .leftJoin(AGENT_CREDENTIAL)
                .on(AGENT_CREDENTIAL.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .and(AGENT_CREDENTIAL.AGENT_ID.eq(AGENT.ID))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(which)
                .fetchOptional(row -> new Candidate(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8() == null ? null : row.value8().toInstant(),
                        row.value9()));
    }

    public Optional<String> passwordHash(UUID agentId) {
        return sql.select(AGENT_CREDENTIAL.PASSWORD_HASH)
                .from(AGENT_CREDENTIAL)
                .where(AGENT_CREDENTIAL.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_CREDENTIAL.AGENT_ID.eq(agentId))
                .fetchOptional(AGENT_CREDENTIAL.PASSWORD_HASH);
    }

    /** Sets the password, and opens the lock that wrong ones may have closed. */
    public void set(UUID agentId, String hash, Instant now) {
        sql.insertInto(AGENT_CREDENTIAL)
                .set(AGENT_CREDENTIAL.ACCOUNT_ID, Tenant.id())
                .set(AGENT_CREDENTIAL.AGENT_ID, agentId)
                .set(AGENT_CREDENTIAL.PASSWORD_HASH, hash)
                .set(AGENT_CREDENTIAL.CHANGED_AT, utc(now))
                .onConflict(AGENT_CREDENTIAL.ACCOUNT_ID, AGENT_CREDENTIAL.AGENT_ID)
                .doUpdate()
                .set(AGENT_CREDENTIAL.PASSWORD_HASH, hash)
                .set(AGENT_CREDENTIAL.CHANGED_AT, utc(now))
                .set(AGENT_CREDENTIAL.FAILED_ATTEMPTS, (short) 0)
                .setNull(AGENT_CREDENTIAL.LOCKED_AT)
                .execute();
    }

    /** Counts a wrong password, and locks at the {@code most}th in a row; whether this was the one that locked. */
    public boolean countFailure(UUID agentId, int most, Instant now) {
        Field<Short> counted = AGENT_CREDENTIAL.FAILED_ATTEMPTS.plus((short) 1);
        return sql.update(AGENT_CREDENTIAL)
                .set(AGENT_CREDENTIAL.FAILED_ATTEMPTS, counted)
                .set(
                        AGENT_CREDENTIAL.LOCKED_AT,
                        when(counted.ge(val((short) most)), utc(now)).otherwise(AGENT_CREDENTIAL.LOCKED_AT))
                .where(AGENT_CREDENTIAL.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_CREDENTIAL.AGENT_ID.eq(agentId))
                .returningResult(AGENT_CREDENTIAL.FAILED_ATTEMPTS)
                .fetchOptional()
                .filter(row -> row.value1() == most)
                .isPresent();
    }

    /** Forgets the wrong passwords; false when others locked it meanwhile, or changed the password. */
    public boolean countSuccess(UUID agentId, String hash) {
        return sql.update(AGENT_CREDENTIAL)
                        .set(AGENT_CREDENTIAL.FAILED_ATTEMPTS, (short) 0)
                        .where(AGENT_CREDENTIAL.ACCOUNT_ID.eq(Tenant.id()))
                        .and(AGENT_CREDENTIAL.AGENT_ID.eq(agentId))
                        .and(AGENT_CREDENTIAL.LOCKED_AT.isNull())
                        .and(AGENT_CREDENTIAL.PASSWORD_HASH.eq(hash))
                        .execute()
                == 1;
    }

    /** Locks the password, whatever was typed. */
    public void lock(UUID agentId, Instant now) {
        sql.update(AGENT_CREDENTIAL)
                .set(AGENT_CREDENTIAL.LOCKED_AT, utc(now))
                .where(AGENT_CREDENTIAL.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_CREDENTIAL.AGENT_ID.eq(agentId))
                .execute();
    }

    /** Opens the lock that wrong passwords closed. */
    public void unlock(UUID agentId) {
        sql.update(AGENT_CREDENTIAL)
                .set(AGENT_CREDENTIAL.FAILED_ATTEMPTS, (short) 0)
                .setNull(AGENT_CREDENTIAL.LOCKED_AT)
                .where(AGENT_CREDENTIAL.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT_CREDENTIAL.AGENT_ID.eq(agentId))
                .execute();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
