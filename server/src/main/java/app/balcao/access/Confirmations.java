package app.balcao.access;

import app.balcao.access.PasskeyCeremonies.Assertion;
import app.balcao.access.PasskeyCeremonies.AssertionOptions;
import app.balcao.access.PasskeyCeremonies.Purpose;
import app.balcao.access.store.CredentialRepository;
import app.balcao.access.store.SecondFactorRepository;
import app.balcao.access.store.SecondFactorRepository.Present;
import app.balcao.people.ActingAgent;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The proof, in the midst of a session, that its agent is still the one at the screen. Operations that somebody else
 * must not do there ask for one of the last fifteen minutes; the sign-in is the first.
 */
@Service
public class Confirmations {

    /** How long a proof counts. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    private static final Refusal WRONG_CODE = Refusal.secret("WRONG_TOTP");

    private final Sessions sessions;
    private final CredentialRepository credentials;
    private final SecondFactorRepository factors;
    private final SecondFactors secondFactors;
    private final PasskeyCeremonies ceremonies;
    private final PasswordChecks passwords;
    private final VisitorLimits limits;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Confirmations(
            Sessions sessions,
            CredentialRepository credentials,
            SecondFactorRepository factors,
            SecondFactors secondFactors,
            PasskeyCeremonies ceremonies,
            PasswordChecks passwords,
            VisitorLimits limits,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sessions = sessions;
        this.credentials = credentials;
        this.factors = factors;
        this.secondFactors = secondFactors;
        this.ceremonies = ceremonies;
        this.passwords = passwords;
        this.limits = limits;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a proof takes: password and code together, as far as the agent has them, or a passkey alone. An agent
     * with none of them signs in again.
     */
    public record Ways(boolean password, boolean code, boolean passkey) {

        /** Whether there is any. */
        public boolean any() {
            return password || code || passkey;
        }
    }

    /** Whether the session's last proof is recent enough. */
    public boolean isRecent(SignedIn session) {
        return sessions.confirmedSince(session, clock.instant().minus(LIFE));
    }

    @Transactional(readOnly = true)
    public Ways ways(SignedIn session) {
        ActingAgent acting = session.agent();
        Present present = factors.present(acting.id());
        // Who came in by a password has one, be it kept here or in a directory.
        boolean password = SignIn.BY_PASSWORD.equals(session.proof().signedInBy())
                || credentials.passwordHash(acting.id()).isPresent();
        return new Ways(password, present.totp(), present.passkeys() > 0);
    }

    /**
     * Takes a password, a code, or both.
     *
     * @param cookie value that the session was found by
     * @return the cookie's next value; absent when another request has renewed it already
     * @throws Problem validation, for what is missing or wrong; rate-limited
     */
    public Optional<String> confirm(SignedIn session, String cookie, @Nullable String password, @Nullable String code) {
        ActingAgent acting = session.agent();
        limits.confirmation(acting.id());
        Ways ways = transaction.execute(status -> ways(session));
        if (ways.password()) {
            checkPassword(acting, password);
        }
        if (!ways.password() && !ways.code()) {
            throw Problem.conflict("access.confirmation.sign-in-again");
        }
        Renewal renewal = transaction.execute(status -> {
            if (ways.code() && (code == null || !secondFactors.acceptsAppCode(acting.id(), code))) {
                refused(acting, WRONG_CODE);
                return Renewal.REFUSED;
            }
            return new Renewal(true, confirmed(session, cookie));
        });
        if (!renewal.accepted()) {
            throw Problem.validation(FieldProblem.of("code", "wrong", "access.second-factor.wrong-code"));
        }
        return renewal.cookie();
    }

    /** What the browser asks a passkey for. */
    @Transactional
    public AssertionOptions passkeyOptions(SignedIn session) {
        return ceremonies.assertionOptions(
                Purpose.CONFIRMATION, session.sessionId().toString(), session.agent(), true);
    }

    /**
     * Takes a passkey that checked the person.
     *
     * @param cookie value that the session was found by
     * @return as {@link #confirm(SignedIn, String, String, String)}
     * @throws Problem validation; rate-limited
     */
    public Optional<String> confirm(SignedIn session, String cookie, Assertion assertion) {
        limits.confirmation(session.agent().id());
        Renewal renewal = transaction.execute(status -> {
            if (!ceremonies.accepts(
                    assertion, Purpose.CONFIRMATION, session.sessionId().toString(), session.agent(), true)) {
                refused(session.agent(), Refusal.WRONG_PASSKEY);
                return Renewal.REFUSED;
            }
            return new Renewal(true, confirmed(session, cookie));
        });
        if (!renewal.accepted()) {
            throw Problem.validation(FieldProblem.of("signature", "refused", "access.passkey.refused"));
        }
        return renewal.cookie();
    }

    private record Renewal(boolean accepted, Optional<String> cookie) {

        static final Renewal REFUSED = new Renewal(false, Optional.empty());
    }

    private void checkPassword(ActingAgent acting, @Nullable String password) {
        Candidate candidate = transaction
                .execute(status -> credentials.candidate(acting.id()))
                .orElseThrow(Problem::notFound);
        Refusal refusal = password == null || password.isEmpty()
                ? Refusal.WRONG_PASSWORD
                : passwords.check(candidate, candidate.email(), password).refusal();
        if (refusal != null) {
            transaction.executeWithoutResult(status -> refused(acting, refusal));
            throw Problem.validation(FieldProblem.of(
                    "password",
                    "wrong",
                    refusal.messageKey() == null ? "access.password.wrong" : refusal.messageKey()));
        }
    }

    private void refused(ActingAgent acting, Refusal refusal) {
        events.publishEvent(AuditableAction.of(
                        Actor.agent(acting.id(), acting.name()), "session.confirmation-refused", "agent", acting.id())
                .changing(Map.of(), Map.of("reason", refusal.reason())));
    }

    private Optional<String> confirmed(SignedIn session, String cookie) {
        Optional<String> renewed = sessions.confirm(session, cookie);
        ActingAgent acting = session.agent();
        events.publishEvent(
                AuditableAction.of(Actor.agent(acting.id(), acting.name()), "session.confirmed", "agent", acting.id()));
        return renewed;
    }
}
