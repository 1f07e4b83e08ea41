package app.balcao.signon;

import app.balcao.account.Accounts;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.security.Secrets;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.SignOnProviderRecord;
import app.balcao.signon.oidc.ProviderConnections;
import app.balcao.signon.store.ProviderRepository;
import app.balcao.signon.store.SubjectRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The providers of the current account, and who may change them. */
@Service
public class SignOnProviders {

    private static final int MOST = 30;

    private final ProviderRepository repository;
    private final SubjectRepository subjects;
    private final Accounts accounts;
    private final SignOnAddresses addresses;
    private final Secrets secrets;
    private final SignOnAudit audit;
    private final TransactionTemplate transaction;
    private final ProviderConnections connections;

    SignOnProviders(
            ProviderRepository repository,
            SubjectRepository subjects,
            Accounts accounts,
            SignOnAddresses addresses,
            Secrets secrets,
            SignOnAudit audit,
            TransactionTemplate transaction,
            ProviderConnections connections) {
        this.repository = repository;
        this.subjects = subjects;
        this.accounts = accounts;
        this.addresses = addresses;
        this.secrets = secrets;
        this.audit = audit;
        this.transaction = transaction;
        this.connections = connections;
    }

    /** A provider people can choose on the sign-in page. */
    public record Choice(UUID id, String label, SignOnKind kind) {}

    /**
     * What the sign-in page of an account offers besides the password. An account that does not exist offers
     * nothing, like one that has no provider. Needs no tenant.
     */
    public List<Choice> choices(String loginName) {
        Optional<UUID> account = accounts.idOf(loginName);
        if (account.isEmpty()) {
            return List.of();
        }
        return Tenant.call(
                account.get(),
                () -> transaction.execute(status -> repository.list().stream()
                        .filter(each -> each.getActive() && kind(each).offered())
                        .map(each -> new Choice(each.getId(), each.getLabel(), kind(each)))
                        .toList()));
    }

    /** All, by name. */
    @Transactional(readOnly = true)
    public List<SignOnProvider> list(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        String account = accounts.current().loginName();
        return repository.list().stream().map(each -> view(each, account)).toList();
    }

    /** @throws Problem not-found */
    @Transactional(readOnly = true)
    public SignOnProvider find(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return view(repository.find(id).orElseThrow(Problem::notFound));
    }

    /** @throws Problem validation; conflict, beyond the number that an account may have */
    @Transactional
    public SignOnProvider create(ActingAgent acting, SignOnProviderForm form) {
        acting.require(Permission.MANAGE_ACCOUNT);
        CleanProvider wanted = ProviderRules.clean(form, false, connections.privateAllowed());
        if (repository.lockAll() >= MOST) {
            throw Problem.conflict("signon.too-many", MOST);
        }
        UUID id = refusingWhatIsTaken(wanted, () -> repository.insert(wanted, sealed(wanted)));
        SignOnProviderRecord made = repository.find(id).orElseThrow();
        audit.provider(acting, "sign-on-provider.created", id, Map.of(), auditable(made, wanted.secret() != null));
        return view(made);
    }

    /**
     * Replaces the settings. Another issuer or client means other people by its subjects, so that whom they were
     * linked with is forgotten; and it is not given a secret that was meant for the former one.
     *
     * @param version the editor had before them
     * @throws Problem not-found; version-conflict; validation
     */
    @Transactional
    public SignOnProvider change(ActingAgent acting, UUID id, int version, SignOnProviderForm form) {
        acting.require(Permission.MANAGE_ACCOUNT);
        SignOnProviderRecord before = repository.lock(id).orElseThrow(Problem::notFound);
        if (before.getVersion() != version) {
            throw Problem.versionConflict(view(before));
        }
        if (form.kind() != null && form.kind() != kind(before)) {
            throw Problem.validation(FieldProblem.of("kind", "fixed", "signon.kind-fixed"));
        }
        boolean sameIssuer = before.getIssuer()
                .equals(form.issuer() == null ? "" : form.issuer().strip());
        boolean keepsSecret = kind(before) != SignOnKind.OIDC || sameIssuer;
        CleanProvider wanted = ProviderRules.clean(form, keepsSecret, connections.privateAllowed());
        Map<String, @Nullable Object> earlier = auditable(before, false);
        boolean otherPeople = !before.getIssuer().equals(wanted.issuer())
                || !java.util.Objects.equals(before.getClientId(), wanted.clientId());
        refusingWhatIsTaken(wanted, () -> {
            repository.update(before, wanted, sealed(wanted));
            return id;
        });
        if (otherPeople) {
            subjects.unlinkAll(id);
        }
        SignOnProviderRecord after = repository.find(id).orElseThrow();
        audit.provider(acting, "sign-on-provider.changed", id, earlier, auditable(after, wanted.secret() != null));
        return view(after);
    }

    /** @throws Problem not-found */
    @Transactional
    public void delete(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        SignOnProviderRecord before = repository.lock(id).orElseThrow(Problem::notFound);
        repository.delete(id);
        audit.provider(acting, "sign-on-provider.deleted", id, auditable(before, false), Map.of());
    }

    /**
     * The agents who have signed in at a provider.
     *
     * @throws Problem not-found
     */
    @Transactional(readOnly = true)
    public Page<LinkedAgent> links(ActingAgent acting, UUID id, PageRequest page) {
        acting.require(Permission.MANAGE_ACCOUNT);
        if (repository.find(id).isEmpty()) {
            throw Problem.notFound();
        }
        return subjects.list(id, page);
    }

    /**
     * Forgets whom a provider means by an agent, so that the agent's e-mail decides at the next sign-in.
     *
     * @throws Problem not-found
     */
    @Transactional
    public void unlink(ActingAgent acting, UUID id, UUID agentId) {
        acting.require(Permission.MANAGE_ACCOUNT);
        if (!subjects.unlink(id, agentId)) {
            throw Problem.notFound();
        }
        audit.provider(acting, "sign-on-provider.unlinked", id, Map.of("agent", agentId.toString()), Map.of());
    }

    static SignOnKind kind(SignOnProviderRecord row) {
        return SignOnKind.valueOf(row.getKind());
    }

    private byte @Nullable [] sealed(CleanProvider provider) {
        return provider.secret() == null ? null : secrets.encrypt(provider.secret());
    }

    private static UUID refusingWhatIsTaken(CleanProvider wanted, Supplier<UUID> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            String index = String.valueOf(taken.getMessage());
            throw Problem.validation(
                    index.contains("sign_on_provider_label")
                            ? FieldProblem.of("label", "taken", "signon.label-taken")
                            : wanted.kind() == SignOnKind.CUSTOMER_JWT
                                    ? FieldProblem.of("active", "taken", "signon.one-for-customers")
                                    : FieldProblem.of("issuer", "taken", "signon.issuer-taken"));
        }
    }

    private SignOnProvider view(SignOnProviderRecord row) {
        return view(row, accounts.current().loginName());
    }

    private SignOnProvider view(SignOnProviderRecord row, String account) {
        return new SignOnProvider(
                row.getId(),
                kind(row),
                row.getLabel(),
                row.getActive(),
                row.getIssuer(),
                row.getUrl(),
                row.getClientId(),
                row.getScopes(),
                row.getEmailClaim(),
                row.getVerifiedOnly(),
                row.getCertificates(),
                row.getUnsolicited(),
                addresses.endpoint(kind(row), account, row.getId()),
                kind(row) == SignOnKind.SAML ? addresses.samlMetadata(account, row.getId()) : null,
                row.getCreatedAt().toInstant(),
                row.getVersion());
    }

    private static Map<String, @Nullable Object> auditable(SignOnProviderRecord row, boolean secretReplaced) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("kind", row.getKind());
        values.put("label", row.getLabel());
        values.put("active", row.getActive());
        values.put("issuer", row.getIssuer());
        values.put("url", row.getUrl());
        values.put("clientId", row.getClientId());
        values.put("scopes", row.getScopes());
        values.put("emailClaim", row.getEmailClaim());
        values.put("verifiedOnly", row.getVerifiedOnly());
        values.put("certificates", row.getCertificates());
        values.put("unsolicited", row.getUnsolicited());
        if (secretReplaced) {
            values.put("replaced", true);
        }
        return values;
    }
}
