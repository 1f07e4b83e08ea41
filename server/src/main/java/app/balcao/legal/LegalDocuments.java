package app.balcao.legal;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.legal.store.LegalRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.html.SafeHtml;
import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.text.WebAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The company's terms of use and privacy policy: written here as a draft and put into force by a second step, or kept
 * at an address outside (TRM).
 */
@Service
public class LegalDocuments {

    private final LegalRepository repository;
    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LegalDocuments(
            LegalRepository repository,
            Accounts accounts,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Problem forbidden, to all but administrators */
    @Transactional(readOnly = true)
    public List<LegalDocument> list(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return Arrays.stream(LegalKind.values()).map(this::find).toList();
    }

    /** The texts that are and were in force, the latest first; an empty one took the document away. */
    @Transactional(readOnly = true)
    public List<LegalVersion> versions(ActingAgent acting, LegalKind kind) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return repository.versions(kind);
    }

    /**
     * Keeps what was written, which does not put it into force (TRM-4).
     *
     * @throws Problem forbidden; version-conflict
     */
    @Transactional
    public LegalDocument draft(ActingAgent acting, LegalKind kind, String html, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        repository.prepare(kind);
        LegalDocument before = find(kind);
        if (!repository.draft(kind, SafeHtml.clean(html), version)) {
            throw Problem.versionConflict(before);
        }
        return find(kind);
    }

    /**
     * Puts the draft into force, and the address outside with it (TRM-4, TRM-5). A text that is in force already makes
     * no new version.
     *
     * @throws Problem forbidden; validation, for an address that leads to no page; version-conflict
     */
    @Transactional
    public LegalDocument publish(ActingAgent acting, LegalKind kind, @Nullable String externalUrl, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        @Nullable String address = checked(externalUrl);
        repository.prepare(kind);
        LegalDocument before = find(kind);
        if (!repository.address(kind, address, version)) {
            throw Problem.versionConflict(before);
        }
        if (!before.draftHtml().equals(before.liveHtml())) {
            repository.publish(
                    kind, before.liveNumber() + 1, before.draftHtml(), clock.instant(), acting.id(), acting.name());
        }
        LegalDocument after = find(kind);
        events.publishEvent(AuditableAction.of(
                        Actor.agent(acting.id(), acting.name()), "legal-document.published", "account", Tenant.id())
                .changing(auditable(before), auditable(after)));
        return after;
    }

    /** Where customers of the current account find its documents; those it has not are left out (TRM-7). */
    @Transactional(readOnly = true)
    public Map<LegalKind, String> links() {
        Map<LegalKind, String> links = new EnumMap<>(LegalKind.class);
        for (LegalKind kind : LegalKind.values()) {
            @Nullable String address = find(kind).address();
            if (address != null) {
                links.put(kind, address);
            }
        }
        return links;
    }

    /**
     * A document for anybody; needs no tenant.
     *
     * @param loginName the account's
     * @throws Problem not-found, where the account, or a document of it in force, is not
     */
    public PublicDocument read(String loginName, LegalKind kind) {
        UUID id = accounts.idOf(loginName).orElseThrow(Problem::notFound);
        Optional<PublicDocument> read =
                Tenant.call(id, () -> transaction.execute(status -> read(accounts.current(), find(kind))));
        return read.orElseThrow(Problem::notFound);
    }

    private static Optional<PublicDocument> read(Account account, LegalDocument document) {
        if (!account.active() || document.address() == null) {
            return Optional.empty();
        }
        return Optional.of(
                document.externalUrl() != null
                        ? new PublicDocument(
                                account.companyName(), account.language(), document.externalUrl(), "", 0, null)
                        : new PublicDocument(
                                account.companyName(),
                                account.language(),
                                null,
                                document.liveHtml(),
                                document.liveNumber(),
                                document.liveSince()));
    }

    private LegalDocument find(LegalKind kind) {
        LegalDocument found = repository.find(kind);
        @Nullable
        String address = found.externalUrl() != null
                ? found.externalUrl()
                : found.liveHtml().isEmpty()
                        ? null
                        : "/" + kind.page() + "/" + accounts.current().loginName();
        return new LegalDocument(
                kind,
                found.draftHtml(),
                found.externalUrl(),
                found.liveHtml(),
                found.liveNumber(),
                found.liveSince(),
                address,
                found.version());
    }

    private static @Nullable String checked(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return WebAddress.typed(typed)
                .orElseThrow(() -> Problem.validation(FieldProblem.of("externalUrl", "url", "legal.address")));
    }

    private static Map<String, @Nullable Object> auditable(LegalDocument document) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("document", document.kind().name());
        values.put("externalUrl", document.externalUrl());
        values.put("number", document.liveNumber());
        return values;
    }
}
