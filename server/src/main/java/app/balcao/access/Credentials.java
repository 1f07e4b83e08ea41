package app.balcao.access;

import app.balcao.access.store.CredentialRepository;
import app.balcao.access.store.DeviceRepository;
import app.balcao.access.store.LinkRepository;
import app.balcao.access.store.PendingSignInRepository;
import app.balcao.account.AccountSecurity;
import app.balcao.account.SecuritySettings;
import app.balcao.people.ActingAgent;
import app.balcao.people.Agent;
import app.balcao.people.AgentAddresses;
import app.balcao.people.Agents;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The passwords of agents. */
@Service
public class Credentials {

    private final CredentialRepository repository;
    private final LinkRepository links;
    private final PendingSignInRepository pending;
    private final DeviceRepository devices;
    private final Passwords passwords;
    private final PasswordStrength strength;
    private final AccountSecurity security;
    private final Sessions sessions;
    private final VisitorLimits limits;
    private final AccessMails mails;
    private final Agents agents;
    private final AgentAddresses addresses;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Credentials(
            CredentialRepository repository,
            LinkRepository links,
            PendingSignInRepository pending,
            DeviceRepository devices,
            Passwords passwords,
            PasswordStrength strength,
            AccountSecurity security,
            Sessions sessions,
            VisitorLimits limits,
            AccessMails mails,
            Agents agents,
            AgentAddresses addresses,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.links = links;
        this.pending = pending;
        this.devices = devices;
        this.passwords = passwords;
        this.strength = strength;
        this.security = security;
        this.sessions = sessions;
        this.limits = limits;
        this.mails = mails;
        this.agents = agents;
        this.addresses = addresses;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How good a password is.
     *
     * @param score 0, very weak, to 4, very strong (SEC-27)
     * @param acceptable whether it may be used
     * @param leastScore the least score the account takes (SEC-26)
     * @param leastLength the least length it takes (SEC-29)
     */
    public record Strength(int score, boolean acceptable, int leastScore, int leastLength) {}

    /** Measures a password against the names of the agent who would use it, and what their account asks for. */
    public Strength measure(String password, ActingAgent acting) {
        List<String> names = transaction.execute(
                status -> links.recipient(acting.id()).map(Recipient::names).orElse(List.of()));
        return measure(password, names);
    }

    /** The same, for whoever the names are of; as their account. */
    Strength measure(String password, List<String> names) {
        SecuritySettings least = security.current();
        return new Strength(
                strength.score(password, names),
                strength.problem("password", password, names, least).isEmpty(),
                least.leastPasswordScore(),
                least.leastPasswordLength());
    }

    /**
     * Changes one's own password, which ends one's other sessions.
     *
     * @throws Problem validation, for a wrong present password or a new one that will not do; rate-limited
     */
    public void change(SignedIn session, String current, String password) {
        ActingAgent acting = session.agent();
        limits.passwordChange(acting.id());
        Recipient recipient =
                transaction.execute(status -> links.recipient(acting.id())).orElseThrow(Problem::notFound);
        String present = transaction
                .execute(status -> repository.passwordHash(acting.id()))
                .orElse(null);
        if (!passwords.matches(current, present)) {
            throw Problem.validation(FieldProblem.of("current", "wrong", "access.password.wrong"));
        }
        String hash = checkedHash("password", password, recipient.names());
        transaction.executeWithoutResult(status -> {
            replace(acting.id(), hash, session.sessionId());
            events.publishEvent(AuditableAction.of(
                    Actor.agent(acting.id(), acting.name()), "password.changed", "agent", acting.id()));
            mails.passwordChanged(recipient);
        });
    }

    /**
     * Gives an agent another password; they still have to validate their address before they get in (AGT-3).
     *
     * @throws Problem forbidden; not-found; conflict, for oneself and for the owner; validation, for one that will not do
     */
    public void define(ActingAgent acting, UUID agentId, String password) {
        acting.require(Permission.MANAGE_PEOPLE);
        Agent agent = agents.find(acting, agentId);
        if (agentId.equals(acting.id())) {
            throw Problem.conflict("access.password.own");
        }
        if (agent.isOwner()) {
            throw Problem.conflict("access.password.owner");
        }
        Recipient recipient = transaction
                .execute(status -> links.recipient(agentId))
                .orElseThrow(() -> Problem.conflict("access.password.agent-inactive"));
        String hash = checkedHash("password", password, recipient.names());
        transaction.executeWithoutResult(status -> {
            replace(agentId, hash, null);
            events.publishEvent(
                    AuditableAction.of(Actor.agent(acting.id(), acting.name()), "password.defined", "agent", agentId));
            if (recipient.emailValidated()) {
                mails.passwordChanged(recipient);
            }
        });
    }

    /**
     * Lets an agent try passwords again whom wrong ones locked (ACC-9).
     *
     * @throws Problem forbidden; not-found
     */
    @Transactional
    public void unlock(ActingAgent acting, UUID agentId) {
        acting.require(Permission.MANAGE_PEOPLE);
        agents.find(acting, agentId);
        repository.unlock(agentId);
        events.publishEvent(
                AuditableAction.of(Actor.agent(acting.id(), acting.name()), "agent.unlocked", "agent", agentId));
    }

    /**
     * Ends all sessions of an agent, who may sign in anew.
     *
     * @throws Problem forbidden; not-found
     */
    @Transactional
    public void signOut(ActingAgent acting, UUID agentId) {
        acting.require(Permission.MANAGE_PEOPLE);
        agents.find(acting, agentId);
        sessions.endAll(agentId, null);
        events.publishEvent(
                AuditableAction.of(Actor.agent(acting.id(), acting.name()), "agent.sessions-ended", "agent", agentId));
    }

    /**
     * Gives an agent of the current account a password and counts their e-mail as validated: for programs that
     * set an installation up, not for people.
     */
    @Transactional
    public void give(UUID agentId, String password) {
        replace(agentId, passwords.hash(password), null);
        addresses.confirm(agentId);
    }

    /** The hash of a password that may be used; not inside a transaction, since it takes its time. */
    String checkedHash(String field, String password, List<String> names) {
        strength.problem(field, password, names, security.current()).ifPresent(problem -> {
            throw Problem.validation(problem);
        });
        return passwords.hash(password);
    }

    /** Sets a password: earlier links and sessions stop working, but for one session; inside a transaction. */
    void replace(UUID agentId, String hash, @Nullable UUID butSession) {
        repository.set(agentId, hash, clock.instant());
        links.close(agentId, true, clock.instant());
        pending.removeAll(agentId);
        sessions.endAll(agentId, butSession);
    }

    /**
     * Shuts out whoever took an agent's place: sessions end, their password is locked until there is another one,
     * and the device counts as unknown; inside a transaction.
     */
    void shutOut(UUID agentId, @Nullable UUID deviceId) {
        repository.lock(agentId, clock.instant());
        pending.removeAll(agentId);
        sessions.endAll(agentId, null);
        if (deviceId != null) {
            devices.forget(agentId, deviceId, clock.instant());
        }
    }
}
