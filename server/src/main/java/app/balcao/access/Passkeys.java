package app.balcao.access;

import app.balcao.access.Entrance.Entered;
import app.balcao.access.PasskeyCeremonies.Assertion;
import app.balcao.access.PasskeyCeremonies.AssertionOptions;
import app.balcao.access.PasskeyCeremonies.Purpose;
import app.balcao.access.PasskeyCeremonies.Registration;
import app.balcao.access.PasskeyCeremonies.RegistrationOptions;
import app.balcao.access.store.CredentialRepository;
import app.balcao.access.store.LinkRepository;
import app.balcao.access.store.PasskeyRepository;
import app.balcao.access.store.PasskeyRepository.NewPasskey;
import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
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
 * The passkeys of agents. One that checked the person itself, by finger, face or PIN, signs in alone: it is both
 * factors at once; any other is a second factor.
 */
@Service
public class Passkeys {

    private static final int MOST = 20;
    private static final int LONGEST_NAME = 60;
    private static final String BY_PASSKEY = "PASSKEY";
    private static final String REFUSED = "access.passkey.sign-in-refused";
    // Whoever asks for the challenge of a sign-in is nobody yet.
    private static final String ANYBODY = "";

    private final PasskeyRepository repository;
    private final PasskeyCeremonies ceremonies;
    private final SecondFactors factors;
    private final CredentialRepository credentials;
    private final LinkRepository links;
    private final Entrance entrance;
    private final ActingAgents agents;
    private final VisitorLimits limits;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Passkeys(
            PasskeyRepository repository,
            PasskeyCeremonies ceremonies,
            SecondFactors factors,
            CredentialRepository credentials,
            LinkRepository links,
            Entrance entrance,
            ActingAgents agents,
            VisitorLimits limits,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.ceremonies = ceremonies;
        this.factors = factors;
        this.credentials = credentials;
        this.links = links;
        this.entrance = entrance;
        this.agents = agents;
        this.limits = limits;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A passkey as its owner sees it.
     *
     * @param backedUp whether a password manager keeps it beyond one device
     */
    public record PasskeyView(
            UUID id,
            String name,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            boolean backedUp) {}

    /** One's own passkeys, the first made first. */
    @Transactional(readOnly = true)
    public List<PasskeyView> list(ActingAgent acting) {
        return repository.list(acting.id()).stream()
                .map(each -> new PasskeyView(
                        each.getId(),
                        each.getName(),
                        each.getCreatedAt().toInstant(),
                        each.getLastUsedAt() == null
                                ? null
                                : each.getLastUsedAt().toInstant(),
                        each.getBackedUp()))
                .toList();
    }

    /** What the browser asks a new authenticator for. */
    @Transactional
    public RegistrationOptions registrationOptions(SignedIn session) {
        Recipient recipient = links.recipient(session.agent().id()).orElseThrow(Problem::notFound);
        return ceremonies.registrationOptions(
                session.agent(), session.sessionId().toString(), recipient.accountName());
    }

    /**
     * Keeps a new passkey of the agent who asks.
     *
     * @return the recovery codes that come with the first second factor
     * @throws Problem validation; conflict, when it is known already or there are too many
     */
    @Transactional
    public SecondFactors.FreshCodes register(SignedIn session, String name, Registration registration) {
        ActingAgent acting = session.agent();
        NewPasskey passkey = ceremonies.registered(
                checkedName(name), registration, session.sessionId().toString());
        if (repository.list(acting.id()).size() >= MOST) {
            throw Problem.conflict("access.passkey.too-many", MOST);
        }
        if (repository.insert(acting.id(), passkey).isEmpty()) {
            throw Problem.conflict("access.passkey.known");
        }
        audit(acting, "passkey.registered", passkey.name());
        return factors.setUp(session);
    }

    /** @throws Problem not-found; validation */
    @Transactional
    public void rename(ActingAgent acting, UUID id, String name) {
        String wanted = checkedName(name);
        if (!repository.rename(acting.id(), id, wanted)) {
            throw Problem.notFound();
        }
        audit(acting, "passkey.renamed", wanted);
    }

    /** @throws Problem not-found; conflict, when it is the last factor and the account demands one */
    @Transactional
    public void remove(ActingAgent acting, UUID id) {
        String name = repository.list(acting.id()).stream()
                .filter(each -> each.getId().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound)
                .getName();
        repository.remove(acting.id(), id);
        audit(acting, "passkey.removed", name);
        factors.removed(acting);
    }

    /** What a browser asks any passkey of this program for; needs no tenant. */
    public AssertionOptions signInOptions(String ip) {
        limits.passkeyAsk(ip);
        return ceremonies.assertionOptions(Purpose.SIGN_IN, ANYBODY, null, true);
    }

    /**
     * Signs in whom a passkey names; needs no tenant. All checks but the password and the second factor run.
     *
     * @throws Problem sign-in-refused; entry-refused; rate-limited
     */
    public Entered signIn(Assertion assertion, EntryContext context) {
        limits.passkeyAsk(context.ip());
        PasskeyCeremonies.Claim claim =
                PasskeyCeremonies.claim(assertion).orElseThrow(() -> Refusal.WRONG_PASSKEY.problem(REFUSED));
        return Tenant.call(claim.accountId(), () -> {
            Entrance.Result result = transaction.execute(status -> tryAgent(claim.agentId(), assertion, context));
            return (Entered) result.orThrow(REFUSED);
        });
    }

    private Entrance.Result tryAgent(UUID agentId, Assertion assertion, EntryContext context) {
        Candidate candidate = credentials.candidate(agentId).orElse(null);
        if (candidate == null) {
            return Entrance.Result.of(Refusal.WRONG_PASSKEY);
        }
        ActingAgent agent = agents.find(agentId).orElse(null);
        Optional<Refusal> refusal = refusal(candidate, agent, assertion, context);
        if (refusal.isEmpty() && agent != null) {
            return Entrance.Result.of(entrance.enter(agent, new Entrance.Proof(BY_PASSKEY, null, false), context));
        }
        entrance.refuse(agentId, candidate.email(), BY_PASSKEY, refusal.orElse(Refusal.AGENT_INACTIVE));
        return Entrance.Result.of(refusal.orElse(Refusal.AGENT_INACTIVE));
    }

    private Optional<Refusal> refusal(
            Candidate candidate, @Nullable ActingAgent agent, Assertion assertion, EntryContext context) {
        Optional<Refusal> standing = candidate.standing();
        if (standing.isPresent() || agent == null) {
            return standing;
        }
        return ceremonies.accepts(assertion, Purpose.SIGN_IN, ANYBODY, agent, true)
                ? entrance.check(agent, context)
                : Optional.of(Refusal.WRONG_PASSKEY);
    }

    private static String checkedName(String name) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NAME) {
            throw Problem.validation(FieldProblem.of("name", "length", "access.passkey.name-length", LONGEST_NAME));
        }
        return clean;
    }

    private void audit(ActingAgent acting, String action, String name) {
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), action, "agent", acting.id())
                .changing(Map.of(), Map.of("name", name)));
    }
}
