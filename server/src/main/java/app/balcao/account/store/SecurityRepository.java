package app.balcao.account.store;

import static app.balcao.schema.Tables.ACCOUNT_SECURITY;

import app.balcao.account.SecuritySettings;
import app.balcao.account.SecuritySettings.TwoFactorPolicy;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.AccountSecurityRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of how accounts guard themselves. */
@Repository
public class SecurityRepository {

    private final DSLContext sql;

    SecurityRepository(DSLContext sql) {
        this.sql = sql;
    }

    public SecuritySettings current() {
        return sql.selectFrom(ACCOUNT_SECURITY)
                .where(ACCOUNT_SECURITY.ACCOUNT_ID.eq(Tenant.id()))
                .fetchSingle(SecurityRepository::settings);
    }

    /** Changes the settings if nobody did since their version; answers whether it did. */
    public boolean update(SecuritySettings settings) {
        return sql.update(ACCOUNT_SECURITY)
                        .set(ACCOUNT_SECURITY.LEAST_PASSWORD_SCORE, (short) settings.leastPasswordScore())
                        .set(ACCOUNT_SECURITY.LEAST_PASSWORD_LENGTH, (short) settings.leastPasswordLength())
                        .set(ACCOUNT_SECURITY.LOCK_AFTER_FAILURES, (short) settings.lockAfterFailures())
                        .set(ACCOUNT_SECURITY.SESSION_IDLE_MINUTES, settings.sessionIdleMinutes())
                        .set(ACCOUNT_SECURITY.SESSION_LIFETIME_DAYS, (short) settings.sessionLifetimeDays())
                        .set(
                                ACCOUNT_SECURITY.TWO_FACTOR_POLICY,
                                settings.twoFactorPolicy().name())
                        .set(ACCOUNT_SECURITY.TWO_FACTOR_BY_EMAIL, settings.twoFactorByEmail())
                        .set(ACCOUNT_SECURITY.NOTIFY_UNKNOWN_DEVICES, settings.notifyUnknownDevices())
                        .set(ACCOUNT_SECURITY.AGENTS_MAY_CHANGE_EMAIL, settings.agentsMayChangeEmail())
                        .set(ACCOUNT_SECURITY.VERSION, ACCOUNT_SECURITY.VERSION.plus(1))
                        .where(ACCOUNT_SECURITY.ACCOUNT_ID.eq(Tenant.id()))
                        .and(ACCOUNT_SECURITY.VERSION.eq(settings.version()))
                        .execute()
                == 1;
    }

    private static SecuritySettings settings(AccountSecurityRecord row) {
        return new SecuritySettings(
                row.getLeastPasswordScore(),
                row.getLeastPasswordLength(),
                row.getLockAfterFailures(),
                row.getSessionIdleMinutes(),
                row.getSessionLifetimeDays(),
                TwoFactorPolicy.valueOf(row.getTwoFactorPolicy()),
                row.getTwoFactorByEmail(),
                row.getNotifyUnknownDevices(),
                row.getAgentsMayChangeEmail(),
                row.getVersion());
    }
}
