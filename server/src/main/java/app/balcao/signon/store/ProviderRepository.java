package app.balcao.signon.store;

import static app.balcao.schema.Tables.SIGN_ON_PROVIDER;

import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.SignOnProviderRecord;
import app.balcao.signon.CleanProvider;
import app.balcao.signon.SignOnKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of providers. */
@Repository
public class ProviderRepository {

    private final DSLContext sql;

    ProviderRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** All of the account, by name. */
    public List<SignOnProviderRecord> list() {
        return sql.selectFrom(SIGN_ON_PROVIDER)
                .where(SIGN_ON_PROVIDER.ACCOUNT_ID.eq(Tenant.id()))
                .orderBy(DSL.field("fold({0})", String.class, SIGN_ON_PROVIDER.LABEL))
                .fetch();
    }

    /** Waits for the account's other changes of providers, and counts them. */
    public int lockAll() {
        return sql.select(SIGN_ON_PROVIDER.ID)
                .from(SIGN_ON_PROVIDER)
                .where(SIGN_ON_PROVIDER.ACCOUNT_ID.eq(Tenant.id()))
                .forUpdate()
                .fetch()
                .size();
    }

    public Optional<SignOnProviderRecord> find(UUID id) {
        return sql.selectFrom(SIGN_ON_PROVIDER).where(is(id)).fetchOptional();
    }

    public Optional<SignOnProviderRecord> lock(UUID id) {
        return sql.selectFrom(SIGN_ON_PROVIDER).where(is(id)).forUpdate().fetchOptional();
    }

    public Optional<SignOnProviderRecord> findActive(UUID id, SignOnKind kind) {
        return find(id).filter(each -> each.getActive() && each.getKind().equals(kind.name()));
    }

    /** The active provider whose tokens for agents name an issuer. */
    public Optional<SignOnProviderRecord> ofAgents(String issuer) {
        return active(SignOnKind.AGENT_JWT)
                .filter(each -> each.getIssuer().equals(issuer))
                .findFirst();
    }

    /** The active provider of tokens for customers. */
    public Optional<SignOnProviderRecord> ofCustomers() {
        return active(SignOnKind.CUSTOMER_JWT).findFirst();
    }

    private java.util.stream.Stream<SignOnProviderRecord> active(SignOnKind kind) {
        return sql
                .selectFrom(SIGN_ON_PROVIDER)
                .where(SIGN_ON_PROVIDER.ACCOUNT_ID.eq(Tenant.id()))
                .and(SIGN_ON_PROVIDER.KIND.eq(kind.name()))
                .and(SIGN_ON_PROVIDER.ACTIVE)
                .fetch()
                .stream();
    }

    public UUID insert(CleanProvider provider, byte @Nullable [] secret) {
        SignOnProviderRecord row = sql.newRecord(SIGN_ON_PROVIDER);
        row.setAccountId(Tenant.id());
        fill(row, provider, secret);
        return sql.insertInto(SIGN_ON_PROVIDER)
                .set(row)
                .returningResult(SIGN_ON_PROVIDER.ID)
                .fetchSingle()
                .value1();
    }

    /** Replaces the settings; without a new secret, the one that is kept stays. */
    public void update(SignOnProviderRecord row, CleanProvider provider, byte @Nullable [] secret) {
        fill(row, provider, secret == null ? row.getSecret() : secret);
        row.setVersion(row.getVersion() + 1);
        sql.update(SIGN_ON_PROVIDER).set(row).where(is(row.getId())).execute();
    }

    public void delete(UUID id) {
        sql.deleteFrom(SIGN_ON_PROVIDER).where(is(id)).execute();
    }

    private static void fill(SignOnProviderRecord row, CleanProvider provider, byte @Nullable [] secret) {
        row.setKind(provider.kind().name());
        row.setLabel(provider.label());
        row.setActive(provider.active());
        row.setIssuer(provider.issuer());
        row.setUrl(provider.url());
        row.setSecret(secret);
        row.setClientId(provider.clientId());
        row.setScopes(provider.scopes());
        row.setEmailClaim(provider.emailClaim());
        row.setVerifiedOnly(provider.verifiedOnly());
        row.setCertificates(provider.certificates());
        row.setUnsolicited(provider.unsolicited());
    }

    private static Condition is(UUID id) {
        return SIGN_ON_PROVIDER.ACCOUNT_ID.eq(Tenant.id()).and(SIGN_ON_PROVIDER.ID.eq(id));
    }
}
