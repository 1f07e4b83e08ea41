package app.balcao.access;

import app.balcao.access.store.CredentialRepository;
import app.balcao.account.Accounts;
import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.people.Me;
import app.balcao.people.MyData;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.text.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing in by account, e-mail and password (ACC-1). Whatever is wrong, the answer and the time it takes are
 * the same; the audit alone knows the reason (ACC-11).
 */
@Service
public class SignIn {

    /** Wrong passwords in a row that lock an agent (ACC-9). */
    static final int MOST_FAILURES = 10;

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);
    // No refusal comes sooner. It covers the milliseconds in which looking for what exists differs from
    // looking for what does not.
    private static final Duration REFUSAL_TIME = Duration.ofMillis(250);

    private final Accounts accounts;
    private final CredentialRepository credentials;
    private final Passwords passwords;
    private final Sessions sessions;
    private final VisitorLimits limits;
    private final ActingAgents agents;
    private final MyData myData;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignIn(
            Accounts accounts,
            CredentialRepository credentials,
            Passwords passwords,
            Sessions sessions,
            VisitorLimits limits,
            ActingAgents agents,
            MyData myData,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
        this.agents = agents;
        this.myData = myData;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** What somebody typed, and from where. */
    public record Attempt(String account, String email, String password, String ip, String userAgent) {}

    /**
     * Somebody who got in.
     *
     * @param cookie value of the session's cookie
     */
    public record Entered(String cookie, Me me) {}

    /**
     * Signs an agent in. Needs no tenant, and no transaction: hashing must not hold a connection.
     *
     * @throws Problem sign-in-refused, whatever was wrong; rate-limited
     */
    public Entered signIn(Attempt attempt) {
        long answerAt = System.nanoTime() + REFUSAL_TIME.toNanos();
        String email = EmailAddress.canonical(attempt.email())
                .orElseGet(() -> attempt.email().strip().toLowerCase(Locale.ROOT));
        limits.signIn(attempt.ip(), attempt.account().strip().toLowerCase(Locale.ROOT), email);
        Optional<UUID> account = accounts.idOf(attempt.account());
        Optional<Entered> entered = account.isPresent()
                ? Tenant.call(account.get(), () -> tryAccount(attempt, email))
                : refuseUnknownAccount(attempt);
        return entered.orElseThrow(() -> {
            waitUntil(answerAt);
            return Problem.of(HttpStatus.UNAUTHORIZED, "sign-in-refused", "access.sign-in.refused");
        });
    }

    private Optional<Entered> refuseUnknownAccount(Attempt attempt) {
        passwords.matches(attempt.password(), null);
        // There is no account whose audit could hold it.
        log.info("Sign-in refused from {}: {}", attempt.ip(), Refusal.UNKNOWN_ACCOUNT);
        return Optional.empty();
    }

    private Optional<Entered> tryAccount(Attempt attempt, String email) {
        Optional<Candidate> found = transaction.execute(status -> credentials.candidate(email));
        boolean right = passwords.matches(
                attempt.password(), found.map(Candidate::passwordHash).orElse(null));
        return transaction.execute(status -> {
            if (found.isEmpty()) {
                return refuse(null, email, Refusal.UNKNOWN_AGENT);
            }
            Candidate candidate = found.get();
            Optional<Refusal> refusal = candidate.refusal(right);
            return refusal.isPresent() ? refuse(candidate, email, refusal.get()) : enter(candidate, attempt, email);
        });
    }

    private Optional<Entered> enter(Candidate candidate, Attempt attempt, String email) {
        String hash = candidate.passwordHash();
        if (hash == null || !credentials.countSuccess(candidate.agentId(), hash)) {
            return refuse(candidate, email, Refusal.LOCKED);
        }
        ActingAgent agent = agents.find(candidate.agentId()).orElse(null);
        if (agent == null) {
            return refuse(candidate, email, Refusal.AGENT_INACTIVE);
        }
        String cookie = sessions.begin(agent.id(), attempt.ip(), attempt.userAgent());
        events.publishEvent(
                AuditableAction.of(Actor.agent(agent.id(), agent.name()), "session.began", "agent", agent.id()));
        return Optional.of(new Entered(cookie, myData.me(agent)));
    }

    private Optional<Entered> refuse(@Nullable Candidate candidate, String email, Refusal reason) {
        if (candidate != null && reason == Refusal.WRONG_PASSWORD) {
            credentials.countFailure(candidate.agentId(), MOST_FAILURES, clock.instant());
        }
        UUID agentId = candidate == null ? null : candidate.agentId();
        events.publishEvent(AuditableAction.of(Actor.ANONYMOUS, "session.refused", "agent", agentId)
                .changing(Map.of(), Map.of("email", email, "reason", reason.name())));
        return Optional.empty();
    }

    private static void waitUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
