package app.balcao.access;

import app.balcao.access.Entrance.Entered;
import app.balcao.access.Entrance.Result;
import app.balcao.access.store.CredentialRepository;
import app.balcao.access.store.LinkRepository;
import app.balcao.account.AccountSecurity;
import app.balcao.account.Accounts;
import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.RefusalTime;
import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.text.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in (ACC-1, ACC-11). The checks run in one order and end at the first refusal. Up to the password, whatever
 * is wrong, the answer and the time it takes are the same, and the audit alone knows the reason; who has proven who
 * they are is told what keeps them outside.
 */
@Service
public class SignIn {

    static final String BY_PASSWORD = "PASSWORD";

    /** The one sentence for all that must stay secret (ACC-11). */
    static final String REFUSED = "access.sign-in.refused";

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final Accounts accounts;
    private final CredentialRepository credentials;
    private final PasswordChecks checks;
    private final Entrance entrance;
    private final SecondStep secondStep;
    private final AccountSecurity security;
    private final VisitorLimits limits;
    private final ActingAgents agents;
    private final LinkRepository links;
    private final AccessMails mails;
    private final TransactionTemplate transaction;

    SignIn(
            Accounts accounts,
            CredentialRepository credentials,
            PasswordChecks checks,
            Entrance entrance,
            SecondStep secondStep,
            AccountSecurity security,
            VisitorLimits limits,
            ActingAgents agents,
            LinkRepository links,
            AccessMails mails,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.checks = checks;
        this.entrance = entrance;
        this.secondStep = secondStep;
        this.security = security;
        this.limits = limits;
        this.agents = agents;
        this.links = links;
        this.mails = mails;
        this.transaction = transaction;
    }

    /** How far a sign-in came: to a session, or to the second factor. */
    public sealed interface Outcome permits Entered, SecondStep.Needed {}

    /** What somebody typed, and from where. */
    public record Attempt(String account, String email, String password, EntryContext context) {}

    /**
     * Signs an agent in by their password. Needs no tenant, and no transaction: hashing must not hold a connection.
     *
     * @throws Problem sign-in-refused, whatever was wrong up to the password; entry-refused; rate-limited
     */
    public Outcome signIn(Attempt attempt) {
        RefusalTime time = RefusalTime.begin();
        String email = EmailAddress.canonical(attempt.email())
                .orElseGet(() -> attempt.email().strip().toLowerCase(Locale.ROOT));
        limits.signIn(attempt.context().ip(), attempt.account().strip().toLowerCase(Locale.ROOT), email);
        Optional<UUID> account = accounts.idOf(attempt.account());
        Result result = account.isPresent()
                ? Tenant.call(account.get(), () -> tryAccount(attempt, email))
                : refuseUnknownAccount(attempt, email);
        if (result.refusal() != null) {
            time.sitOut();
        }
        return result.orThrow(REFUSED);
    }

    /**
     * Lets an agent of the current account in whose identity a provider of theirs has vouched for. All checks but
     * the password and the second factor run, which are the provider's business (SEC-6).
     *
     * @param how they were vouched for, for the audit, such as {@code JWT}
     * @throws Problem sign-in-refused, when the agent may not sign in at all; entry-refused
     */
    public Entered enterFromProvider(UUID agentId, String how, EntryContext context) {
        Result result = transaction.execute(status -> {
            Candidate candidate = credentials.candidate(agentId).orElse(null);
            if (candidate == null) {
                return refuse(null, agentId.toString(), how, Refusal.UNKNOWN_AGENT);
            }
            Optional<Refusal> standing = candidate.standing();
            return standing.isPresent()
                    ? refuse(candidate, candidate.email(), how, standing.get())
                    : afterProof(
                            candidate,
                            how,
                            context,
                            agent -> entrance.enter(agent, new Entrance.Proof(how, null, false), context));
        });
        return (Entered) result.orThrow(REFUSED);
    }

    private Result refuseUnknownAccount(Attempt attempt, String email) {
        checks.checkNobody(email, attempt.password());
        // There is no account whose audit could hold it.
        log.info("Sign-in refused from {}: {}", attempt.context().ip(), Refusal.UNKNOWN_ACCOUNT.reason());
        return Result.of(Refusal.UNKNOWN_ACCOUNT);
    }

    private Result tryAccount(Attempt attempt, String email) {
        Candidate candidate =
                transaction.execute(status -> credentials.candidate(email)).orElse(null);
        PasswordCheck.Verdict verdict = checks.check(candidate, email, attempt.password());
        return transaction.execute(status -> {
            if (candidate == null) {
                refuse(null, email, BY_PASSWORD, Refusal.UNKNOWN_AGENT);
                return Result.of(asTold(Refusal.UNKNOWN_AGENT, verdict));
            }
            Optional<Refusal> standing = candidate.standing();
            if (standing.isPresent()) {
                refuse(candidate, email, BY_PASSWORD, standing.get());
                return Result.of(asTold(standing.get(), verdict));
            }
            return afterPassword(candidate, verdict, attempt.context());
        });
    }

    // What a check says to everybody, such as that the directory does not answer, it must say to those who do not
    // exist as well.
    private static Refusal asTold(Refusal standing, PasswordCheck.Verdict verdict) {
        Refusal told = verdict.toTell();
        return told != null && told.messageKey() != null ? told : standing;
    }

    private Result afterPassword(Candidate candidate, PasswordCheck.Verdict verdict, EntryContext context) {
        Refusal refusal = verdict.refusal();
        if (refusal != null) {
            if (verdict.local() && refusal.equals(Refusal.WRONG_PASSWORD)) {
                countFailure(candidate.agentId(), context.at());
            }
            refuse(candidate, candidate.email(), BY_PASSWORD, refusal);
            return Result.of(asTold(refusal, verdict));
        }
        String hash = candidate.passwordHash();
        if (verdict.local() && (hash == null || !credentials.countSuccess(candidate.agentId(), hash))) {
            return refuse(candidate, candidate.email(), BY_PASSWORD, Refusal.LOCKED);
        }
        return afterProof(candidate, BY_PASSWORD, context, agent -> enterOrAsk(agent, context));
    }

    private void countFailure(UUID agentId, Instant at) {
        if (credentials.countFailure(agentId, security.current().lockAfterFailures(), at)) {
            links.recipient(agentId).ifPresent(mails::locked);
        }
    }

    private Outcome enterOrAsk(ActingAgent agent, EntryContext context) {
        List<SecondStep.Method> methods = secondStep.methods(agent);
        if (!methods.isEmpty()) {
            return secondStep.begin(agent, BY_PASSWORD, methods);
        }
        boolean mustSetUp = security.current().twoFactorPolicy().binds(agent.administrator());
        return entrance.enter(agent, new Entrance.Proof(BY_PASSWORD, null, mustSetUp), context);
    }

    private Result afterProof(
            Candidate candidate, String how, EntryContext context, Function<ActingAgent, Outcome> next) {
        ActingAgent agent = agents.find(candidate.agentId()).orElse(null);
        if (agent == null) {
            return refuse(candidate, candidate.email(), how, Refusal.AGENT_INACTIVE);
        }
        Optional<Refusal> refusal = entrance.check(agent, context);
        return refusal.isPresent()
                ? refuse(candidate, candidate.email(), how, refusal.get())
                : Result.of(next.apply(agent));
    }

    private Result refuse(@Nullable Candidate candidate, String email, String how, Refusal refusal) {
        entrance.refuse(candidate == null ? null : candidate.agentId(), email, how, refusal);
        return Result.of(refusal);
    }
}
