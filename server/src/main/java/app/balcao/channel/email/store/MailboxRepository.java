package app.balcao.channel.email.store;

import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_CATEGORY;
import static app.balcao.schema.Tables.MAILBOX;
import static org.jooq.impl.DSL.defaultValue;
import static org.jooq.impl.DSL.noCondition;

import app.balcao.channel.email.Mailbox;
import app.balcao.channel.email.MailboxSettings;
import app.balcao.channel.email.Security;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.MailboxRecord;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of mailboxes. */
@Repository
public class MailboxRepository {

    private final DSLContext sql;

    MailboxRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A server as stored; the secret is encrypted. */
    public record StoredLogin(
            String host,
            int port,
            Security security,
            @Nullable String user,
            byte @Nullable [] secret) {}

    /** Both servers of a mailbox. */
    public record StoredLogins(StoredLogin imap, @Nullable StoredLogin smtp) {}

    /**
     * What collecting needs to know.
     *
     * @param archiveUid last message that was there when the folder was first read
     * @param collectFrom from when on such messages are collected all the same
     */
    public record Collected(
            UUID id,
            String address,
            boolean active,
            UUID departmentId,
            @Nullable UUID categoryId,
            int priority,
            StoredLogin imap,
            String folder,
            @Nullable Long uidValidity,
            long lastUid,
            long archiveUid,
            OffsetDateTime collectFrom,
            int version) {}

    public List<Mailbox> list() {
        return sql.selectFrom(MAILBOX)
                .where(MAILBOX.ACCOUNT_ID.eq(Tenant.id()))
                .orderBy(MAILBOX.NAME, MAILBOX.ID)
                .fetch(MailboxRepository::mailbox);
    }

    public Optional<Mailbox> find(UUID id) {
        return sql.selectFrom(MAILBOX).where(is(id)).fetchOptional(MailboxRepository::mailbox);
    }

    public Optional<Mailbox> lock(UUID id) {
        return sql.selectFrom(MAILBOX).where(is(id)).forUpdate().fetchOptional(MailboxRepository::mailbox);
    }

    public Optional<StoredLogins> logins(UUID id) {
        return sql.selectFrom(MAILBOX).where(is(id)).fetchOptional(row -> new StoredLogins(imap(row), smtp(row)));
    }

    public UUID insert(MailboxSettings wanted) {
        MailboxRecord row = sql.newRecord(MAILBOX);
        row.setAccountId(Tenant.id());
        fill(row, wanted);
        row.insert();
        return row.getId();
    }

    public void update(UUID id, MailboxSettings wanted) {
        MailboxRecord row = sql.fetchSingle(MAILBOX, is(id));
        boolean moved = !row.getImapHost().equals(wanted.imapHost())
                || !row.getImapUser().equals(wanted.imapUser())
                || !row.getImapFolder().equals(wanted.imapFolder());
        fill(row, wanted);
        if (moved) {
            row.setUidValidity(null);
            row.setLastUid(0L);
        }
        row.setLastError(null);
        row.setLastErrorAt(null);
        row.setVersion(row.getVersion() + 1);
        row.update();
        if (moved) {
            sql.update(MAILBOX)
                    .set(MAILBOX.COLLECT_FROM, defaultValue(MAILBOX.COLLECT_FROM))
                    .where(is(id))
                    .execute();
        }
    }

    private static void fill(MailboxRecord row, MailboxSettings wanted) {
        row.setName(wanted.name());
        row.setAddress(wanted.address());
        row.setDepartmentId(wanted.departmentId());
        row.setCategoryId(wanted.categoryId());
        row.setPriority((short) wanted.priority());
        row.setActive(wanted.active());
        row.setImapHost(wanted.imapHost());
        row.setImapPort(wanted.imapPort());
        row.setImapSecurity(wanted.imapSecurity().name());
        row.setImapUser(wanted.imapUser());
        if (wanted.imapSecret() != null) {
            row.setImapSecret(wanted.imapSecret());
        }
        row.setImapFolder(wanted.imapFolder());
        row.setSmtpHost(wanted.smtpHost());
        row.setSmtpPort(wanted.smtpPort());
        row.setSmtpSecurity(
                wanted.smtpSecurity() == null ? null : wanted.smtpSecurity().name());
        row.setSmtpUser(wanted.smtpUser());
        if (wanted.smtpSecret() != null || wanted.smtpHost() == null) {
            row.setSmtpSecret(wanted.smtpSecret());
        }
    }

    public void delete(UUID id) {
        sql.deleteFrom(MAILBOX).where(is(id)).execute();
    }

    public boolean departmentExists(UUID id) {
        return sql.fetchExists(DEPARTMENT, DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()).and(DEPARTMENT.ID.eq(id)));
    }

    public boolean categoryFits(UUID departmentId, UUID id) {
        return sql.fetchExists(
                DEPARTMENT_CATEGORY,
                DEPARTMENT_CATEGORY
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(DEPARTMENT_CATEGORY.DEPARTMENT_ID.eq(departmentId))
                        .and(DEPARTMENT_CATEGORY.CATEGORY_ID.eq(id)));
    }

    public boolean addressTaken(String address, @Nullable UUID by) {
        Condition another = by == null ? noCondition() : MAILBOX.ID.ne(by);
        return sql.fetchExists(
                MAILBOX,
                MAILBOX.ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(MAILBOX.ADDRESS.eq(address))
                        .and(another));
    }

    /** Addresses of all mailboxes, active or not. */
    public List<String> addresses() {
        return sql.select(MAILBOX.ADDRESS)
                .from(MAILBOX)
                .where(MAILBOX.ACCOUNT_ID.eq(Tenant.id()))
                .fetch(MAILBOX.ADDRESS);
    }

    /** Mailboxes to collect, whoever does it. */
    public List<Collected> active() {
        return sql.selectFrom(MAILBOX)
                .where(MAILBOX.ACCOUNT_ID.eq(Tenant.id()))
                .and(MAILBOX.ACTIVE)
                .fetch(MailboxRepository::collected);
    }

    public Optional<Collected> toCollect(UUID id) {
        return sql.selectFrom(MAILBOX).where(is(id)).fetchOptional(MailboxRepository::collected);
    }

    /** Takes or prolongs the right to collect a mailbox; false while another node has it. */
    public boolean lease(UUID id, String node, OffsetDateTime now, OffsetDateTime until) {
        return sql.update(MAILBOX)
                        .set(MAILBOX.LEASE_NODE, node)
                        .set(MAILBOX.LEASE_UNTIL, until)
                        .where(is(id))
                        .and(MAILBOX.ACTIVE)
                        .and(MAILBOX.LEASE_NODE
                                .isNull()
                                .or(MAILBOX.LEASE_NODE.eq(node))
                                .or(MAILBOX.LEASE_UNTIL.lt(now)))
                        .execute()
                == 1;
    }

    public void release(UUID id, String node) {
        sql.update(MAILBOX)
                .setNull(MAILBOX.LEASE_NODE)
                .setNull(MAILBOX.LEASE_UNTIL)
                .where(is(id))
                .and(MAILBOX.LEASE_NODE.eq(node))
                .execute();
    }

    /** Has a folder read from its beginning. */
    public void begin(UUID id, long uidValidity, long archiveUid) {
        sql.update(MAILBOX)
                .set(MAILBOX.UID_VALIDITY, uidValidity)
                .set(MAILBOX.LAST_UID, 0L)
                .set(MAILBOX.ARCHIVE_UID, archiveUid)
                .where(is(id))
                .execute();
    }

    /** Remembers how far a mailbox was read. */
    public void advance(UUID id, long lastUid) {
        sql.update(MAILBOX).set(MAILBOX.LAST_UID, lastUid).where(is(id)).execute();
    }

    public void collected(UUID id, OffsetDateTime at) {
        sql.update(MAILBOX)
                .set(MAILBOX.LAST_COLLECTED_AT, at)
                .setNull(MAILBOX.LAST_ERROR)
                .setNull(MAILBOX.LAST_ERROR_AT)
                .where(is(id))
                .execute();
    }

    /** Remembers a failure; true when it is the first since the mailbox was last collected. */
    public boolean failed(UUID id, String error, OffsetDateTime at) {
        boolean first = sql.fetchExists(MAILBOX, is(id).and(MAILBOX.LAST_ERROR.isNull()));
        sql.update(MAILBOX)
                .set(MAILBOX.LAST_ERROR, error)
                .set(MAILBOX.LAST_ERROR_AT, at)
                .where(is(id))
                .execute();
        return first;
    }

    private static Condition is(UUID id) {
        return MAILBOX.ACCOUNT_ID.eq(Tenant.id()).and(MAILBOX.ID.eq(id));
    }

    static StoredLogin imap(MailboxRecord row) {
        return new StoredLogin(
                row.getImapHost(),
                row.getImapPort(),
                Security.valueOf(row.getImapSecurity()),
                row.getImapUser(),
                row.getImapSecret());
    }

    static @Nullable StoredLogin smtp(MailboxRecord row) {
        return row.getSmtpHost() == null
                ? null
                : new StoredLogin(
                        row.getSmtpHost(),
                        row.getSmtpPort(),
                        Security.valueOf(row.getSmtpSecurity()),
                        row.getSmtpUser(),
                        row.getSmtpSecret());
    }

    private static Collected collected(MailboxRecord row) {
        return new Collected(
                row.getId(),
                row.getAddress(),
                row.getActive(),
                row.getDepartmentId(),
                row.getCategoryId(),
                row.getPriority(),
                imap(row),
                row.getImapFolder(),
                row.getUidValidity(),
                row.getLastUid(),
                row.getArchiveUid(),
                row.getCollectFrom(),
                row.getVersion());
    }

    private static Mailbox mailbox(MailboxRecord row) {
        return new Mailbox(
                row.getId(),
                row.getName(),
                row.getAddress(),
                row.getDepartmentId(),
                row.getCategoryId(),
                row.getPriority(),
                row.getActive(),
                new Mailbox.Imap(
                        row.getImapHost(),
                        row.getImapPort(),
                        Security.valueOf(row.getImapSecurity()),
                        row.getImapUser(),
                        true,
                        row.getImapFolder()),
                row.getSmtpHost() == null
                        ? null
                        : new Mailbox.Smtp(
                                row.getSmtpHost(),
                                row.getSmtpPort(),
                                Security.valueOf(row.getSmtpSecurity()),
                                row.getSmtpUser(),
                                row.getSmtpSecret() != null),
                row.getLastCollectedAt(),
                row.getLastError(),
                row.getLastErrorAt(),
                row.getVersion());
    }
}
