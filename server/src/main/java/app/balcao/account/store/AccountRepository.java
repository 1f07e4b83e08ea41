package app.balcao.account.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.ACCOUNT_DIRECTORY;
import static app.balcao.schema.Tables.ACCOUNT_SECURITY;

import app.balcao.account.Account;
import app.balcao.account.AccountSettings;
import app.balcao.account.NewAccount;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.AccountRecord;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of accounts. */
@Repository
public class AccountRepository {

    private final DSLContext sql;

    AccountRepository(DSLContext sql) {
        this.sql = sql;
    }

    public UUID newId() {
        return sql.select(DSL.field("uuidv7()", UUID.class)).fetchSingle().value1();
    }

    public Optional<UUID> idOf(String loginName) {
        return sql.select(ACCOUNT_DIRECTORY.ACCOUNT_ID)
                .from(ACCOUNT_DIRECTORY)
                .where(ACCOUNT_DIRECTORY.LOGIN_NAME.eq(loginName))
                .fetchOptional(ACCOUNT_DIRECTORY.ACCOUNT_ID);
    }

    /** Opens the current tenant's account; fails with a duplicate key when the login name is taken. */
    public void insert(NewAccount account, @Nullable Integer agentLimit) {
        sql.insertInto(ACCOUNT_DIRECTORY)
                .set(ACCOUNT_DIRECTORY.LOGIN_NAME, account.loginName())
                .set(ACCOUNT_DIRECTORY.ACCOUNT_ID, Tenant.id())
                .execute();
        sql.insertInto(ACCOUNT)
                .set(ACCOUNT.ACCOUNT_ID, Tenant.id())
                .set(ACCOUNT.LOGIN_NAME, account.loginName())
                .set(ACCOUNT.COMPANY_NAME, account.companyName())
                .set(ACCOUNT.LANGUAGE, account.language().tag())
                .set(ACCOUNT.TIME_ZONE, account.zone().getId())
                .set(ACCOUNT.AGENT_LIMIT, agentLimit)
                .execute();
        sql.insertInto(ACCOUNT_SECURITY)
                .set(ACCOUNT_SECURITY.ACCOUNT_ID, Tenant.id())
                .execute();
    }

    public Account current() {
        return sql.selectFrom(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(Tenant.id()))
                .fetchSingle(AccountRepository::account);
    }

    /** Changes the settings if nobody did since {@code version}; answers whether it did. */
    public boolean update(AccountSettings settings, int version) {
        return sql.update(ACCOUNT)
                        .set(ACCOUNT.COMPANY_NAME, settings.companyName())
                        .set(ACCOUNT.LANGUAGE, settings.language())
                        .set(ACCOUNT.TIME_ZONE, settings.timeZone())
                        .set(ACCOUNT.REOPEN_DAYS, (short) settings.reopenDays())
                        .set(ACCOUNT.CONFIRM_BY_EMAIL, settings.confirmByEmail())
                        .set(ACCOUNT.AUTOMATIC_MAILS_PER_HOUR, (short) settings.automaticMailsPerHour())
                        .set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
                        .where(ACCOUNT.ACCOUNT_ID.eq(Tenant.id()))
                        .and(ACCOUNT.VERSION.eq(version))
                        .execute()
                == 1;
    }

    private static Account account(AccountRecord row) {
        return new Account(
                row.getAccountId(),
                row.getLoginName(),
                row.getCompanyName(),
                row.getLanguage(),
                row.getTimeZone(),
                row.getActive(),
                row.getReopenDays(),
                row.getConfirmByEmail(),
                row.getAutomaticMailsPerHour(),
                row.getVersion());
    }
}
