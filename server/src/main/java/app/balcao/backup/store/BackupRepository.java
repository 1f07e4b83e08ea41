package app.balcao.backup.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.ACCOUNT_BACKUP;
import static app.balcao.schema.Tables.AGENT;
import static org.jooq.impl.DSL.currentOffsetDateTime;

import app.balcao.backup.Backup;
import app.balcao.platform.files.Sha256;
import app.balcao.platform.files.StoredContent;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.springframework.stereotype.Repository;

/** Backups that were asked for. */
@Repository
public class BackupRepository {

    private static final List<SelectField<?>> FIELDS = List.of(
            ACCOUNT_BACKUP.ID,
            ACCOUNT_BACKUP.STATE,
            ACCOUNT_BACKUP.PROGRESS,
            ACCOUNT_BACKUP.CREATED_AT,
            ACCOUNT_BACKUP.FINISHED_AT,
            ACCOUNT_BACKUP.EXPIRES_AT,
            ACCOUNT_BACKUP.SIZE_BYTES,
            AGENT.NAME);

    private final DSLContext sql;

    BackupRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * The file of a backup.
     *
     * @param login of the account
     * @param day on which it was taken
     */
    public record Kept(StoredContent content, String login, LocalDate day) {}

    /** All of the account, the latest first; there are never many. */
    public List<Backup> list() {
        return sql.select(FIELDS)
                .from(ACCOUNT_BACKUP)
                .leftJoin(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(ACCOUNT_BACKUP.ACCOUNT_ID))
                .and(AGENT.ID.eq(ACCOUNT_BACKUP.REQUESTED_BY))
                .where(ACCOUNT_BACKUP.ACCOUNT_ID.eq(Tenant.id()))
                .orderBy(ACCOUNT_BACKUP.ID.desc())
                .fetch(BackupRepository::backup);
    }

    public Optional<Backup> find(UUID id) {
        return list().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Adds one that waits; empty while another does or is being made. */
    public Optional<UUID> add(UUID requestedBy) {
        return sql.insertInto(ACCOUNT_BACKUP)
                .set(ACCOUNT_BACKUP.ACCOUNT_ID, Tenant.id())
                .set(ACCOUNT_BACKUP.REQUESTED_BY, requestedBy)
                .onConflictDoNothing()
                .returningResult(ACCOUNT_BACKUP.ID)
                .fetchOptional(ACCOUNT_BACKUP.ID);
    }

    public boolean remove(UUID id) {
        return sql.deleteFrom(ACCOUNT_BACKUP).where(is(id)).execute() == 1;
    }

    public Optional<Kept> kept(UUID id, Instant now) {
        return sql.select(
                        ACCOUNT_BACKUP.SHA256, ACCOUNT_BACKUP.SIZE_BYTES, ACCOUNT_BACKUP.CREATED_AT, ACCOUNT.LOGIN_NAME)
                .from(ACCOUNT_BACKUP)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(ACCOUNT_BACKUP.ACCOUNT_ID))
                .where(is(id))
                .and(ACCOUNT_BACKUP.STATE.eq(Backup.State.READY.name()))
                .and(ACCOUNT_BACKUP.EXPIRES_AT.gt(utc(now)))
                .fetchOptional(row -> new Kept(
                        new StoredContent(Sha256.of(row.value1()), row.value2()),
                        row.value4(),
                        row.value3().toLocalDate()));
    }

    /** Marks one as being made; answers which attempt this is, empty when there is nothing to make. */
    public Optional<Integer> begin(UUID id) {
        return sql.update(ACCOUNT_BACKUP)
                .set(ACCOUNT_BACKUP.STATE, Backup.State.RUNNING.name())
                .set(ACCOUNT_BACKUP.PROGRESS, (short) 0)
                .set(ACCOUNT_BACKUP.ATTEMPTS, ACCOUNT_BACKUP.ATTEMPTS.plus(1))
                .where(is(id))
                .and(unfinished())
                .returningResult(ACCOUNT_BACKUP.ATTEMPTS)
                .fetchOptional(row -> row.value1().intValue());
    }

    /** False when it is not being made any more. */
    public boolean progress(UUID id, int percent) {
        return sql.update(ACCOUNT_BACKUP)
                        .set(ACCOUNT_BACKUP.PROGRESS, (short) Math.clamp(percent, 0, 100))
                        .where(is(id))
                        .and(unfinished())
                        .execute()
                == 1;
    }

    /** Marks one as ready; answers who asked for it, empty when nobody waits for it any more. */
    public Optional<UUID> finish(UUID id, StoredContent content, Instant expiry) {
        return sql.update(ACCOUNT_BACKUP)
                .set(ACCOUNT_BACKUP.STATE, Backup.State.READY.name())
                .set(ACCOUNT_BACKUP.PROGRESS, (short) 100)
                .set(ACCOUNT_BACKUP.SHA256, content.sha256().bytes())
                .set(ACCOUNT_BACKUP.SIZE_BYTES, content.sizeBytes())
                .set(ACCOUNT_BACKUP.FINISHED_AT, currentOffsetDateTime())
                .set(ACCOUNT_BACKUP.EXPIRES_AT, utc(expiry))
                .where(is(id))
                .and(unfinished())
                .returningResult(ACCOUNT_BACKUP.REQUESTED_BY)
                .fetchOptional(ACCOUNT_BACKUP.REQUESTED_BY);
    }

    public void fail(UUID id, Instant expiry) {
        sql.update(ACCOUNT_BACKUP)
                .set(ACCOUNT_BACKUP.STATE, Backup.State.FAILED.name())
                .set(ACCOUNT_BACKUP.FINISHED_AT, currentOffsetDateTime())
                .set(ACCOUNT_BACKUP.EXPIRES_AT, utc(expiry))
                .where(is(id))
                .and(unfinished())
                .execute();
    }

    /** Removes those over their time; their content is cleared away as nobody's. */
    public int removeExpired(Instant now) {
        return sql.deleteFrom(ACCOUNT_BACKUP)
                .where(ACCOUNT_BACKUP.ACCOUNT_ID.eq(Tenant.id()))
                .and(ACCOUNT_BACKUP.EXPIRES_AT.le(utc(now)))
                .execute();
    }

    private static Condition is(UUID id) {
        return ACCOUNT_BACKUP.ACCOUNT_ID.eq(Tenant.id()).and(ACCOUNT_BACKUP.ID.eq(id));
    }

    private static Condition unfinished() {
        return ACCOUNT_BACKUP.STATE.in(Backup.State.QUEUED.name(), Backup.State.RUNNING.name());
    }

    private static Backup backup(Record row) {
        return new Backup(
                row.get(ACCOUNT_BACKUP.ID),
                Backup.State.valueOf(row.get(ACCOUNT_BACKUP.STATE)),
                row.get(ACCOUNT_BACKUP.PROGRESS),
                row.get(AGENT.NAME),
                row.get(ACCOUNT_BACKUP.CREATED_AT),
                row.get(ACCOUNT_BACKUP.FINISHED_AT),
                row.get(ACCOUNT_BACKUP.EXPIRES_AT),
                row.get(ACCOUNT_BACKUP.SIZE_BYTES));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
