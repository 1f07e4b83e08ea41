package app.balcao.signon;

import app.balcao.access.Entrance.Entered;
import app.balcao.access.EntryContext;
import app.balcao.access.SignIn;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.EmailAddress;
import app.balcao.schema.tables.records.SignOnProviderRecord;
import app.balcao.signon.SignOnRefused.Told;
import app.balcao.signon.store.SubjectRepository;
import app.balcao.signon.store.SubjectRepository.Known;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the agent whom a provider means, and lets them in if the account's rules do. It never makes one. Works as the
 * provider's account, and outside any transaction.
 */
@Component
class AgentDoor {

    private final SubjectRepository subjects;
    private final SignIn signIn;
    private final SignOnAudit audit;
    private final TransactionTemplate transaction;

    AgentDoor(SubjectRepository subjects, SignIn signIn, SignOnAudit audit, TransactionTemplate transaction) {
        this.subjects = subjects;
        this.signIn = signIn;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Whom a provider vouched for.
     *
     * @param subject what it knows them by for good; null for tokens, which know an e-mail only
     * @param email null when it names none
     * @param emailVouched whether the e-mail may decide who they are
     */
    record Claimed(@Nullable String subject, @Nullable String email, boolean emailVouched) {}

    /** The refusal of a sign-on, kept in the audit. */
    SignOnRefused refuse(
            SignOnProviderRecord provider, String account, @Nullable String email, Told told, String reason) {
        transaction.executeWithoutResult(status -> audit.refused(provider, null, email, reason));
        return new SignOnRefused(told, reason, account);
    }

    /** @throws SignOnRefused when it is nobody who may come in */
    UUID find(SignOnProviderRecord provider, String account, Claimed claimed) {
        var found = transaction.execute(status -> {
            Found result = look(provider, claimed);
            if (result.told() != null) {
                audit.refused(provider, result.agentId(), claimed.email(), result.reason());
            }
            return result;
        });
        if (found.told() != null) {
            throw new SignOnRefused(found.told(), found.reason(), account);
        }
        return java.util.Objects.requireNonNull(found.agentId());
    }

    /** @throws SignOnRefused when a rule of the account keeps them outside */
    Entered enter(UUID agentId, SignOnProviderRecord provider, String account, EntryContext context) {
        try {
            return signIn.enterFromProvider(agentId, provider.getKind(), context);
        } catch (Problem refused) {
            boolean byRule = refused.kind().equals("entry-refused");
            String reason = String.valueOf(refused.extras().getOrDefault("reason", "AGENT_INACTIVE"));
            throw new SignOnRefused(byRule ? Told.RULE : Told.UNKNOWN, reason, account, (Instant)
                    refused.extras().get("until"));
        }
    }

    private record Found(@Nullable UUID agentId, @Nullable Told told, String reason) {

        static Found agent(UUID id) {
            return new Found(id, null, "");
        }

        static Found refused(@Nullable UUID id, Told told, String reason) {
            return new Found(id, told, reason);
        }
    }

    private Found look(SignOnProviderRecord provider, Claimed claimed) {
        String subject = claimed.subject();
        if (subject != null) {
            Optional<UUID> linked = subjects.linked(provider.getId(), subject);
            if (linked.isPresent()) {
                return Found.agent(linked.get());
            }
        }
        Optional<String> email = EmailAddress.canonical(claimed.email());
        if (email.isEmpty()) {
            return Found.refused(null, Told.UNVERIFIED, "NO_EMAIL");
        }
        if (!claimed.emailVouched()) {
            return Found.refused(null, Told.UNVERIFIED, "EMAIL_NOT_VERIFIED");
        }
        Known known = subjects.agentOf(email.get()).orElse(null);
        if (known == null) {
            return Found.refused(null, Told.UNKNOWN, "UNKNOWN_AGENT");
        }
        if (!known.active()) {
            return Found.refused(known.id(), Told.UNKNOWN, "AGENT_INACTIVE");
        }
        return subject == null || link(provider, subject, known.id())
                ? Found.agent(known.id())
                : Found.refused(known.id(), Told.MISMATCH, "OTHER_SUBJECT");
    }

    // Two sign-ins at once may both be the first.
    private boolean link(SignOnProviderRecord provider, String subject, UUID agentId) {
        return subjects.link(provider.getId(), subject, agentId)
                || subjects.linked(provider.getId(), subject)
                        .filter(agentId::equals)
                        .isPresent();
    }
}
