package app.balcao.audit.store;

import static app.balcao.schema.Tables.AUDIT_SETTINGS;

import app.balcao.audit.AuditSettings;
import app.balcao.audit.OptionalItem;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.AuditSettingsRecord;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What each account has audited; no row stands for the default. */
@Repository
public class AuditSettingsRepository {

    private final DSLContext sql;

    AuditSettingsRepository(DSLContext sql) {
        this.sql = sql;
    }

    public AuditSettings find() {
        return sql.selectFrom(AUDIT_SETTINGS)
                .where(AUDIT_SETTINGS.ACCOUNT_ID.eq(Tenant.id()))
                .fetchOptional(AuditSettingsRepository::settings)
                .orElse(AuditSettings.DEFAULT);
    }

    /** The same, nobody else changing them until the transaction ends. */
    public AuditSettings lock() {
        sql.insertInto(AUDIT_SETTINGS)
                .set(AUDIT_SETTINGS.ACCOUNT_ID, Tenant.id())
                .onConflictDoNothing()
                .execute();
        return sql.selectFrom(AUDIT_SETTINGS)
                .where(AUDIT_SETTINGS.ACCOUNT_ID.eq(Tenant.id()))
                .forNoKeyUpdate()
                .fetchSingle(AuditSettingsRepository::settings);
    }

    public void update(List<OptionalItem> auditedItems, int retentionMonths) {
        sql.update(AUDIT_SETTINGS)
                .set(
                        AUDIT_SETTINGS.AUDITED_ITEMS,
                        auditedItems.stream().map(OptionalItem::name).toArray(String[]::new))
                .set(AUDIT_SETTINGS.RETENTION_MONTHS, (short) retentionMonths)
                .set(AUDIT_SETTINGS.VERSION, AUDIT_SETTINGS.VERSION.plus(1))
                .where(AUDIT_SETTINGS.ACCOUNT_ID.eq(Tenant.id()))
                .execute();
    }

    private static AuditSettings settings(AuditSettingsRecord row) {
        List<OptionalItem> items =
                Arrays.stream(row.getAuditedItems()).map(OptionalItem::valueOf).toList();
        return AuditSettings.of(items, row.getRetentionMonths(), row.getVersion());
    }
}
