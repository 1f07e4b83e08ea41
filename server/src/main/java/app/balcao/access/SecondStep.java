package app.balcao.access;

import app.balcao.access.Entrance.Entered;
import app.balcao.access.store.LinkRepository;
import app.balcao.access.store.PendingSignInRepository;
import app.balcao.access.store.PendingSignInRepository.Pending;
import app.balcao.access.store.SecondFactorRepository;
import app.balcao.access.store.SecondFactorRepository.Present;
import app.balcao.account.AccountSecurity;
import app.balcao.account.SecuritySettings;
import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.tenant.Tenant;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The step of a sign-in that follows the password (SEC-1). What waits for it is a row, which a ticket in a cookie
 * of the browser points to: it lives five minutes, survives a restart of the program, and ends with its use, with
 * five wrong codes (SEC-5) or with a change of the password.
 */
@Service
public class SecondStep {

    /** How long a sign-in waits. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    static final int MOST_FAILURES = 5;

    private static final int EMAIL_CODE_BOUND = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PendingSignInRepository repository;
    private final SecondFactorRepository factors;
    private final SecondFactors secondFactors;
    private final PasskeyCeremonies ceremonies;
    private final AccountSecurity security;
    private final Entrance entrance;
    private final ActingAgents agents;
    private final VisitorLimits limits;
    private final LinkRepository links;
    private final AccessMails mails;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SecondStep(
            PendingSignInRepository repository,
            SecondFactorRepository factors,
            SecondFactors secondFactors,
            PasskeyCeremonies ceremonies,
            AccountSecurity security,
            Entrance entrance,
            ActingAgents agents,
            VisitorLimits limits,
            LinkRepository links,
            AccessMails mails,
            TransactionTemplate transaction,
            Clock clock) {
        this.repository = repository;
        this.factors = factors;
        this.secondFactors = secondFactors;
        this.ceremonies = ceremonies;
        this.security = security;
        this.entrance = entrance;
        this.agents = agents;
        this.limits = limits;
        this.links = links;
        this.mails = mails;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Ways to pass the step. */
    public enum Method {
        PASSKEY,
        TOTP,
        EMAIL,
        RECOVERY_CODE
    }

    /**
     * A sign-in that waits for its second factor.
     *
     * @param ticket value of the cookie that goes on with it
     * @param methods by which it may go on, the best first
     */
    public record Needed(String ticket, List<Method> methods) implements SignIn.Outcome {}

    private record Step(Pending pending, ActingAgent agent, List<Method> methods) {}

    private record Answer(
            @Nullable Entered entered, @Nullable Problem problem) {}

    /** The ways by which an agent must pass the step; none for whom the password is enough. */
    List<Method> methods(ActingAgent agent) {
        Present present = factors.present(agent.id());
        SecuritySettings settings = security.current();
        boolean bound = settings.twoFactorPolicy().binds(agent.administrator());
        List<Method> methods = new ArrayList<>();
        if (present.passkeys() > 0) {
            methods.add(Method.PASSKEY);
        }
        if (present.totp()) {
            methods.add(Method.TOTP);
        }
        if (settings.twoFactorByEmail() && (present.any() || bound)) {
            methods.add(Method.EMAIL);
        }
        if (present.any() && factors.recoveryCodesLeft(agent.id()) > 0) {
            methods.add(Method.RECOVERY_CODE);
        }
        return methods;
    }

    /** Has a sign-in wait for the step; inside a transaction. */
    Needed begin(ActingAgent agent, String how, List<Method> methods) {
        byte[] secret = RandomTokens.newSecret();
        var id = repository.insert(
                agent.id(), RandomTokens.hash(secret), how, clock.instant().plus(LIFE));
        return new Needed(RandomTokens.encode(Tenant.id(), id, secret), methods);
    }

    /**
     * The ways by which the sign-in of a ticket may go on; needs no tenant.
     *
     * @throws Problem sign-in-expired
     */
    public List<Method> methods(String ticket) {
        return in(ticket, token -> transaction.execute(status -> step(token).methods()));
    }

    /**
     * Passes the step by a code; needs no tenant.
     *
     * @throws Problem sign-in-expired; second-factor-refused, with the attempts that are left; entry-refused;
     *     rate-limited
     */
    public Entered enter(String ticket, Method method, String code, EntryContext context) {
        return in(ticket, token -> {
            limits.secondFactor(
                    transaction.execute(status -> step(token)).agent().id());
            return answer(token, method, context, step -> accepts(step, method, code));
        });
    }

    /**
     * Passes the step by a passkey; needs no tenant.
     *
     * @throws Problem as {@link #enter(String, Method, String, EntryContext)}
     */
    public Entered enter(String ticket, PasskeyCeremonies.Assertion assertion, EntryContext context) {
        return in(
                ticket,
                token -> answer(
                        token,
                        Method.PASSKEY,
                        context,
                        step -> ceremonies.accepts(
                                assertion, PasskeyCeremonies.Purpose.SECOND_STEP, holder(step), step.agent(), false)));
    }

    /** What the browser asks the authenticator for; needs no tenant. */
    public PasskeyCeremonies.AssertionOptions passkeyOptions(String ticket) {
        return in(
                ticket,
                token -> transaction.execute(status -> {
                    Step step = step(token);
                    return ceremonies.assertionOptions(
                            PasskeyCeremonies.Purpose.SECOND_STEP, holder(step), step.agent(), false);
                }));
    }

    /**
     * Sends a code by e-mail; an earlier one stops working. Needs no tenant.
     *
     * @throws Problem sign-in-expired; forbidden, where that does not count; rate-limited
     */
    public void sendCode(String ticket) {
        in(ticket, token -> {
            limits.emailCode(transaction.execute(status -> step(token)).agent().id());
            return transaction.execute(status -> {
                Step step = step(token);
                if (!step.methods().contains(Method.EMAIL)) {
                    throw Problem.forbidden();
                }
                String code = "%06d".formatted(RANDOM.nextInt(EMAIL_CODE_BOUND));
                repository.setEmailCode(step.pending().id(), RandomTokens.hash(code));
                mails.signInCode(links.recipient(step.agent().id()).orElseThrow(SecondStep::expired), code);
                return code.length();
            });
        });
    }

    private Entered answer(
            RandomTokens.Token token, Method method, EntryContext context, Function<Step, Boolean> accepts) {
        Answer answer = transaction.execute(status -> {
            Step step = step(token);
            if (!step.methods().contains(method) || !accepts.apply(step)) {
                return refused(step, method);
            }
            repository.remove(step.pending().id());
            Optional<Refusal> refusal = entrance.check(step.agent(), context);
            if (refusal.isPresent()) {
                entrance.refuse(
                        step.agent().id(), step.agent().email(), step.pending().how(), refusal.get());
                return new Answer(null, refusal.get().problem(SignIn.REFUSED));
            }
            return new Answer(
                    entrance.enter(
                            step.agent(), new Entrance.Proof(step.pending().how(), method.name(), false), context),
                    null);
        });
        if (answer.entered() == null) {
            throw java.util.Objects.requireNonNull(answer.problem());
        }
        return answer.entered();
    }

    private Answer refused(Step step, Method method) {
        int left = MOST_FAILURES - repository.countFailure(step.pending().id());
        entrance.refuse(
                step.agent().id(),
                step.agent().email(),
                step.pending().how(),
                Refusal.secret("WRONG_" + method.name()));
        return new Answer(
                null,
                left <= 0
                        ? over("access.second-factor.too-many")
                        : Problem.of(
                                        HttpStatus.UNAUTHORIZED,
                                        "second-factor-refused",
                                        "access.second-factor.refused",
                                        left)
                                .with("attemptsLeft", left));
    }

    private boolean accepts(Step step, Method method, String code) {
        return switch (method) {
            case TOTP -> secondFactors.acceptsAppCode(step.agent().id(), code);
            case RECOVERY_CODE -> secondFactors.acceptsRecoveryCode(step.agent().id(), code);
            case EMAIL ->
                step.pending().emailCode() != null
                        && MessageDigest.isEqual(step.pending().emailCode(), RandomTokens.hash(code.strip()));
            case PASSKEY -> false;
        };
    }

    private Step step(RandomTokens.Token token) {
        Pending pending = repository
                .find(token.id(), token.secretHash(), MOST_FAILURES, clock.instant())
                .orElseThrow(SecondStep::expired);
        ActingAgent agent = agents.find(pending.agentId()).orElseThrow(SecondStep::expired);
        return new Step(pending, agent, methods(agent));
    }

    private static String holder(Step step) {
        return step.pending().id().toString();
    }

    private static <T> T in(String ticket, Function<RandomTokens.Token, T> work) {
        RandomTokens.Token token = RandomTokens.decode(ticket).orElseThrow(SecondStep::expired);
        return Tenant.call(token.accountId(), () -> work.apply(token));
    }

    private static Problem expired() {
        return over("access.second-factor.expired");
    }

    private static Problem over(String messageKey) {
        return Problem.of(HttpStatus.UNAUTHORIZED, "sign-in-expired", messageKey);
    }
}
