package app.balcao.ldap.store;

import static app.balcao.schema.Tables.LDAP_DIRECTORY;

import app.balcao.ldap.LdapForm;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.LdapDirectoryRecord;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of the account's directory. */
@Repository
public class LdapRepository {

    private final DSLContext sql;

    LdapRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<LdapDirectoryRecord> find() {
        return sql.selectFrom(LDAP_DIRECTORY)
                .where(LDAP_DIRECTORY.ACCOUNT_ID.eq(Tenant.id()))
                .fetchOptional();
    }

    /**
     * Sets the directory if nobody did since {@code version}; answers whether it did.
     *
     * @param secret the password to search with, encrypted; null for none
     */
    public boolean put(LdapForm form, byte @Nullable [] secret, int version) {
        LdapDirectoryRecord row = new LdapDirectoryRecord();
        row.setAccountId(Tenant.id());
        row.setForAgents(form.forAgents());
        row.setForCustomers(form.forCustomers());
        row.setHost(form.host());
        row.setPort(form.port());
        row.setProtection(form.protection().name());
        row.setVerifyCertificate(form.verifyCertificate());
        row.setAuthorities(form.authorities());
        row.setBaseDn(form.baseDn());
        row.setBindDn(form.bindDn());
        row.setBindSecret(secret);
        row.setUserFilter(form.userFilter());
        row.setTimeoutSeconds((short) form.timeoutSeconds());
        row.setLocalFallback(form.localFallback());
        row.setVersion(version + 1);
        int changed = version == 0
                ? sql.insertInto(LDAP_DIRECTORY).set(row).onConflictDoNothing().execute()
                : sql.update(LDAP_DIRECTORY)
                        .set(row)
                        .where(LDAP_DIRECTORY.ACCOUNT_ID.eq(Tenant.id()))
                        .and(LDAP_DIRECTORY.VERSION.eq(version))
                        .execute();
        return changed == 1;
    }
}
