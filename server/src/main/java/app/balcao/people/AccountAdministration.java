package app.balcao.people;

import app.balcao.account.Account;
import app.balcao.account.AccountSettings;
import app.balcao.account.Accounts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The account's settings, as administrators see and change them (ACC-15, ACC-17). It stands here because the
 * account itself knows nobody, and so no permission either.
 */
@Service
public class AccountAdministration {

    private final Accounts accounts;
    private final Directory directory;

    AccountAdministration(Accounts accounts, Directory directory) {
        this.accounts = accounts;
        this.directory = directory;
    }

    /** @throws app.balcao.platform.errors.Problem forbidden */
    @Transactional(readOnly = true)
    public Account find(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return accounts.current();
    }

    /** @throws app.balcao.platform.errors.Problem forbidden; validation; version-conflict */
    @Transactional
    public Account change(ActingAgent acting, AccountSettings wanted, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        FormChecks checks = new FormChecks();
        String name = checks.name("companyName", wanted.companyName(), Agents.LONGEST_NAME);
        checks.language("language", wanted.language());
        checks.timeZone("timeZone", wanted.timeZone());
        checks.range("reopenDays", wanted.reopenDays(), 0, 365);
        checks.range("automaticMailsPerHour", wanted.automaticMailsPerHour(), 1, 100);
        checks.done();
        Account before = accounts.current();
        Account after = accounts.change(
                new AccountSettings(
                        name,
                        wanted.language(),
                        wanted.timeZone(),
                        wanted.reopenDays(),
                        wanted.confirmByEmail(),
                        wanted.automaticMailsPerHour()),
                version);
        directory.audit(acting, "account.changed", "account", after.id(), auditable(before), auditable(after));
        directory.changed(Directory.Part.ACCOUNT);
        return after;
    }

    private static Map<String, @Nullable Object> auditable(Account account) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("companyName", account.companyName());
        values.put("language", account.language());
        values.put("timeZone", account.timeZone());
        values.put("reopenDays", account.reopenDays());
        values.put("confirmByEmail", account.confirmByEmail());
        values.put("automaticMailsPerHour", account.automaticMailsPerHour());
        return values;
    }
}
