package app.balcao.people;

import app.balcao.account.AccountSecurity;
import app.balcao.account.SecuritySettings;
import app.balcao.platform.tenant.Tenant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the account guards itself, as administrators see and change it (ACC-15, ACC-16). */
@Service
public class SecurityAdministration {

    private final AccountSecurity security;
    private final Directory directory;

    SecurityAdministration(AccountSecurity security, Directory directory) {
        this.security = security;
        this.directory = directory;
    }

    /** @throws app.balcao.platform.errors.Problem forbidden */
    @Transactional(readOnly = true)
    public SecuritySettings find(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return security.current();
    }

    /**
     * Changes the settings, if nobody did since the version they carry. They hold for what comes after: passwords
     * that are weaker than the new least still sign in (SEC-28).
     *
     * @throws app.balcao.platform.errors.Problem forbidden; validation; version-conflict
     */
    @Transactional
    public SecuritySettings change(ActingAgent acting, SecuritySettings wanted) {
        acting.require(Permission.MANAGE_ACCOUNT);
        check(wanted);
        SecuritySettings before = security.current();
        SecuritySettings after = security.change(wanted);
        directory.audit(
                acting, "account-security.changed", "account", Tenant.id(), auditable(before), auditable(after));
        directory.changed(Directory.Part.ACCOUNT);
        return after;
    }

    private static void check(SecuritySettings wanted) {
        FormChecks checks = new FormChecks();
        checks.range("leastPasswordScore", wanted.leastPasswordScore(), 0, SecuritySettings.MOST_PASSWORD_SCORE);
        checks.range(
                "leastPasswordLength",
                wanted.leastPasswordLength(),
                SecuritySettings.SHORTEST_PASSWORD,
                SecuritySettings.LONGEST_LEAST_PASSWORD);
        checks.range(
                "lockAfterFailures",
                wanted.lockAfterFailures(),
                SecuritySettings.FEWEST_FAILURES,
                SecuritySettings.MOST_FAILURES);
        checks.range(
                "sessionIdleMinutes",
                wanted.sessionIdleMinutes(),
                SecuritySettings.SHORTEST_IDLE_MINUTES,
                SecuritySettings.LONGEST_IDLE_MINUTES);
        checks.range("sessionLifetimeDays", wanted.sessionLifetimeDays(), 1, SecuritySettings.LONGEST_LIFETIME_DAYS);
        checks.done();
    }

    // Without the word password in their names, lest the audit takes the numbers for secrets.
    private static Map<String, @Nullable Object> auditable(SecuritySettings settings) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("leastStrength", settings.leastPasswordScore());
        values.put("leastLength", settings.leastPasswordLength());
        values.put("lockAfterFailures", settings.lockAfterFailures());
        values.put("sessionIdleMinutes", settings.sessionIdleMinutes());
        values.put("sessionLifetimeDays", settings.sessionLifetimeDays());
        values.put("twoFactorPolicy", settings.twoFactorPolicy().name());
        values.put("twoFactorByEmail", settings.twoFactorByEmail());
        values.put("notifyUnknownDevices", settings.notifyUnknownDevices());
        values.put("agentsMayChangeEmail", settings.agentsMayChangeEmail());
        return values;
    }
}
