package app.balcao.account.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.ACCOUNT_DIRECTORY;
import static app.balcao.schema.Tables.ACCOUNT_SECURITY;

import app.balcao.account.Account;
import app.balcao.account.AccountSettings;
import app.balcao.account.NewAccount;
import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.text.Cnpj;
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
                        .set(ACCOUNT.LEGAL_NAME, settings.identification().legalName())
                        .set(ACCOUNT.TAX_ID, taxId(settings.identification().taxId()))
                        .set(ACCOUNT.POSTAL_ADDRESS, settings.identification().postalAddress())
                        .set(ACCOUNT.PHONE, settings.identification().phone())
                        .set(ACCOUNT.WEBSITE, settings.identification().website())
                        .set(ACCOUNT.SUPPORT_EMAIL, settings.identification().supportEmail())
                        .set(ACCOUNT.ACCENT, settings.accent())
                        .set(ACCOUNT.LOGO_ID, settings.logoId())
                        .set(ACCOUNT.REOPEN_DAYS, (short) settings.reopenDays())
                        .set(ACCOUNT.CONFIRM_BY_EMAIL, settings.confirmByEmail())
                        .set(ACCOUNT.TAKE_COPIES, settings.takeCopies())
                        .set(ACCOUNT.AUTOMATIC_MAILS_PER_HOUR, (short) settings.automaticMailsPerHour())
                        .set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
                        .where(ACCOUNT.ACCOUNT_ID.eq(Tenant.id()))
                        .and(ACCOUNT.VERSION.eq(version))
                        .execute()
                == 1;
    }

    private static @Nullable String taxId(@Nullable String written) {
        return written == null ? null : Cnpj.of(written).orElseThrow();
    }

    /** Where a browser of an agent finds the logo. */
    public static @Nullable String logoUrl(@Nullable UUID logoId) {
        return logoId == null ? null : "/api/v1/attachments/" + logoId + "/content";
    }

    /** Whether it is the company's logo. */
    public boolean isLogo(UUID attachmentId) {
        return sql.fetchExists(ACCOUNT, ACCOUNT.ACCOUNT_ID.eq(Tenant.id()).and(ACCOUNT.LOGO_ID.eq(attachmentId)));
    }

    private static Account account(AccountRecord row) {
        return new Account(
                row.getAccountId(),
                row.getLoginName(),
                row.getCompanyName(),
                row.getLanguage(),
                row.getTimeZone(),
                row.getActive(),
                row.getLegalName(),
                row.getTaxId() == null ? null : Cnpj.written(row.getTaxId()),
                row.getPostalAddress(),
                row.getPhone(),
                row.getWebsite(),
                row.getSupportEmail(),
                row.getAccent(),
                row.getLogoId(),
                logoUrl(row.getLogoId()),
                row.getReopenDays(),
                row.getConfirmByEmail(),
                row.getTakeCopies(),
                row.getAutomaticMailsPerHour(),
                row.getVersion());
    }
}
