package app.balcao.access;

import app.balcao.access.store.LinkRepository;
import app.balcao.access.store.PasskeyRepository;
import app.balcao.access.store.SecondFactorRepository;
import app.balcao.access.store.SecondFactorRepository.App;
import app.balcao.access.store.SecondFactorRepository.Present;
import app.balcao.account.AccountSecurity;
import app.balcao.account.SecuritySettings;
import app.balcao.people.ActingAgent;
import app.balcao.people.Agent;
import app.balcao.people.Agents;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The second factors of agents: an authenticator app, passkeys, and the recovery codes that replace either once.
 * As soon as an agent has an app or a passkey, their password alone opens nothing any more (SEC-1).
 */
@Service
public class SecondFactors {

    private static final String ISSUER = "Balcão";

    private final SecondFactorRepository repository;
    private final PasskeyRepository passkeys;
    private final LinkRepository links;
    private final AccountSecurity security;
    private final Agents agents;
    private final Sessions sessions;
    private final VisitorLimits limits;
    private final AccessMails mails;
    private final Secrets secrets;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SecondFactors(
            SecondFactorRepository repository,
            PasskeyRepository passkeys,
            LinkRepository links,
            AccountSecurity security,
            Agents agents,
            Sessions sessions,
            VisitorLimits limits,
            AccessMails mails,
            Secrets secrets,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.passkeys = passkeys;
        this.links = links;
        this.security = security;
        this.agents = agents;
        this.sessions = sessions;
        this.limits = limits;
        this.mails = mails;
        this.secrets = secrets;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What an agent has set up, and must.
     *
     * @param totpSince when the authenticator app was set up; null without one
     * @param passkeys how many
     * @param recoveryCodesLeft how many recovery codes are unused
     * @param required whether the account's policy binds the agent (SEC-3)
     * @param byEmail whether a code by e-mail counts as a second factor too
     */
    public record State(
            @Nullable Instant totpSince, int passkeys, int recoveryCodesLeft, boolean required, boolean byEmail) {}

    /**
     * An authenticator app on its way.
     *
     * @param secret for people who type it
     * @param uri for apps on the same device
     * @param qrCode for cameras, an SVG document
     */
    public record AppSetUp(String secret, String uri, String qrCode) {}

    /** Recovery codes that an agent is shown this once; empty when the earlier ones stay. */
    public record FreshCodes(List<String> recoveryCodes) {}

    @Transactional(readOnly = true)
    public State state(ActingAgent acting) {
        Present present = repository.present(acting.id());
        SecuritySettings settings = security.current();
        return new State(
                repository.app(acting.id()).map(App::setUpAt).orElse(null),
                present.passkeys(),
                repository.recoveryCodesLeft(acting.id()),
                settings.twoFactorPolicy().binds(acting.administrator()),
                settings.twoFactorByEmail());
    }

    /** Begins to set an app up; one that is in force stays so until the new one has shown a code. */
    @Transactional
    public AppSetUp prepareApp(ActingAgent acting) {
        String secret = Totp.newSecret();
        repository.prepare(acting.id(), secrets.encrypt(secret));
        String name =
                links.recipient(acting.id()).orElseThrow(Problem::notFound).accountLogin() + " " + acting.email();
        String uri = Totp.uri(secret, ISSUER, name);
        return new AppSetUp(secret, uri, QrCode.svg(uri));
    }

    /**
     * Puts the app in force, now that it shows a right code.
     *
     * @throws Problem validation, for a wrong code; conflict, when no set-up was begun; rate-limited
     */
    public FreshCodes confirmApp(SignedIn session, String code) {
        ActingAgent acting = session.agent();
        limits.secondFactor(acting.id());
        return transaction.execute(status -> {
            byte[] pending = repository
                    .app(acting.id())
                    .map(App::pending)
                    .orElseThrow(() -> Problem.conflict("access.second-factor.not-begun"));
            // A set-up that was begun under another key is begun again.
            String secret = secrets.read(pending, "An authenticator app that is being set up")
                    .orElseThrow(() -> Problem.conflict("access.second-factor.not-begun"));
            long step = Totp.step(secret, code, clock.instant(), 0)
                    .orElseThrow(() ->
                            Problem.validation(FieldProblem.of("code", "wrong", "access.second-factor.wrong-code")));
            if (!repository.confirm(acting.id(), pending, step, clock.instant())) {
                throw Problem.conflict("access.second-factor.not-begun");
            }
            audit(acting, "second-factor.app-set-up");
            return setUp(session);
        });
    }

    /**
     * Removes the app.
     *
     * @throws Problem not-found; conflict, when it is the last factor and the account demands one
     */
    @Transactional
    public void removeApp(ActingAgent acting) {
        if (!repository.removeApp(acting.id())) {
            throw Problem.notFound();
        }
        audit(acting, "second-factor.app-removed");
        removed(acting);
    }

    /**
     * Makes new recovery codes; the earlier ones stop working.
     *
     * @throws Problem conflict, for an agent without any second factor
     */
    @Transactional
    public FreshCodes newRecoveryCodes(ActingAgent acting) {
        if (!repository.present(acting.id()).any()) {
            throw Problem.conflict("access.second-factor.none");
        }
        audit(acting, "second-factor.codes-made");
        links.recipient(acting.id()).ifPresent(mails::recoveryCodesMade);
        return makeCodes(acting.id());
    }

    /**
     * Takes all second factors from an agent who lost them; they are told by e-mail, and signed out (SEC-4).
     *
     * @throws Problem forbidden, for all but administrators; not-found; conflict, for the owner by somebody else: who
     *     reads their mail as well would come in as them
     */
    @Transactional
    public void reset(ActingAgent acting, UUID agentId) {
        acting.require(Permission.MANAGE_PEOPLE);
        Agent agent = agents.find(acting, agentId);
        if (agent.isOwner() && !acting.owner()) {
            throw Problem.conflict("access.second-factor.owner");
        }
        if (!acting.administrator()) {
            throw Problem.forbidden();
        }
        repository.removeApp(agentId);
        passkeys.removeAll(agentId);
        repository.replaceRecoveryCodes(agentId, List.of());
        sessions.endAll(agentId, null);
        links.recipient(agentId).ifPresent(mails::secondFactorReset);
        events.publishEvent(
                AuditableAction.of(Actor.agent(acting.id(), acting.name()), "second-factor.reset", "agent", agentId));
    }

    /** What follows from a factor that was just set up; inside a transaction. */
    FreshCodes setUp(SignedIn session) {
        UUID agentId = session.agent().id();
        sessions.setUpDone(session);
        links.recipient(agentId).ifPresent(each -> mails.secondFactorChanged(each, true));
        return repository.recoveryCodesLeft(agentId) > 0 ? new FreshCodes(List.of()) : makeCodes(agentId);
    }

    /** What follows from a factor that was just removed; inside a transaction. */
    void removed(ActingAgent acting) {
        if (!repository.present(acting.id()).any()) {
            SecuritySettings settings = security.current();
            if (settings.twoFactorPolicy().binds(acting.administrator())) {
                throw Problem.conflict("access.second-factor.required");
            }
            repository.replaceRecoveryCodes(acting.id(), List.of());
        }
        links.recipient(acting.id()).ifPresent(each -> mails.secondFactorChanged(each, false));
    }

    /**
     * Whether a code is one of the agent's app, and uses its step up; inside a transaction.
     *
     * @throws Problem secret-unreadable, when nobody can tell, whatever the code
     */
    boolean acceptsAppCode(UUID agentId, String code) {
        App app = repository.app(agentId).orElse(null);
        if (app == null || app.secret() == null) {
            return false;
        }
        String secret = secrets.read(app.secret(), "The authenticator app of agent " + agentId)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE, "secret-unreadable", "access.second-factor.unreadable"));
        var step = Totp.step(secret, code, clock.instant(), app.lastStep());
        return step.isPresent() && repository.useStep(agentId, step.getAsLong());
    }

    /** Whether a code is one of the agent's recovery codes, and uses it up; inside a transaction. */
    boolean acceptsRecoveryCode(UUID agentId, String code) {
        return repository.useRecoveryCode(agentId, RecoveryCodes.hash(code));
    }

    private FreshCodes makeCodes(UUID agentId) {
        List<String> codes = RecoveryCodes.generate();
        repository.replaceRecoveryCodes(
                agentId, codes.stream().map(RecoveryCodes::hash).toList());
        return new FreshCodes(codes);
    }

    private void audit(ActingAgent acting, String action) {
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), action, "agent", acting.id()));
    }
}
