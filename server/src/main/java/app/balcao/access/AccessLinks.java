package app.balcao.access;

import app.balcao.access.store.LinkRepository;
import app.balcao.access.store.LinkRepository.OpenLink;
import app.balcao.people.ActingAgent;
import app.balcao.people.AgentAddresses;
import app.balcao.people.Agents;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Links sent by e-mail, each good for one use by whoever reads the address it went to. */
@Service
public class AccessLinks {

    private final LinkRepository repository;
    private final Credentials credentials;
    private final Agents agents;
    private final AgentAddresses addresses;
    private final AccessMails mails;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccessLinks(
            LinkRepository repository,
            Credentials credentials,
            Agents agents,
            AgentAddresses addresses,
            AccessMails mails,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.credentials = credentials;
        this.agents = agents;
        this.addresses = addresses;
        this.mails = mails;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** What a link is for, and whose it is. */
    public record LinkInfo(
            LinkPurpose purpose, String accountName, String accountLogin, String agentName, String email) {}

    private record Found(RandomTokens.Token token, OpenLink link, Recipient recipient) {}

    /** Sends an agent of the current account a link, if they may use one; inside a transaction. */
    void send(UUID agentId, LinkPurpose purpose) {
        repository.recipient(agentId).ifPresent(recipient -> send(recipient, purpose));
    }

    /** Sends an agent who has not validated their address the link to do so, and to set a password if they have none. */
    void sendFirst(UUID agentId) {
        repository.recipient(agentId).ifPresent(recipient -> send(recipient, next(recipient)));
    }

    private static LinkPurpose next(Recipient recipient) {
        if (recipient.pendingEmail() != null || (recipient.hasPassword() && !recipient.emailValidated())) {
            return LinkPurpose.VALIDATE_EMAIL;
        }
        return recipient.hasPassword() ? LinkPurpose.RECOVER_PASSWORD : LinkPurpose.SET_PASSWORD;
    }

    /** Sends the link; earlier ones of its kind stop working. */
    void send(Recipient recipient, LinkPurpose purpose) {
        String to = purpose == LinkPurpose.VALIDATE_EMAIL && recipient.pendingEmail() != null
                ? recipient.pendingEmail()
                : recipient.email();
        Instant now = clock.instant();
        repository.close(recipient.agentId(), purpose.setsPassword(), now);
        byte[] secret = RandomTokens.newSecret();
        UUID id = repository.insert(
                recipient.agentId(), purpose, RandomTokens.hash(secret), to, now, now.plus(purpose.life()), null);
        mails.link(recipient, to, purpose, RandomTokens.encode(Tenant.id(), id, secret));
    }

    /**
     * Sends an agent the link they need next: to validate an address, to set their first password, or to set
     * another one (AGT-4).
     *
     * @throws Problem forbidden; not-found; conflict, for an agent who may not sign in at all
     */
    public void resend(ActingAgent acting, UUID agentId) {
        transaction.executeWithoutResult(status -> {
            Recipient recipient = recipient(acting, agentId);
            send(recipient, next(recipient));
            events.publishEvent(
                    AuditableAction.of(Actor.agent(acting.id(), acting.name()), "agent.link-sent", "agent", agentId));
        });
    }

    /**
     * Sends an agent what they sign in with, never a password (CAG-1). Who cannot sign in yet gets the link that they
     * need for it as well.
     *
     * @throws Problem forbidden; not-found; conflict, for an agent who may not sign in at all
     */
    public void sendAccessData(ActingAgent acting, UUID agentId) {
        transaction.executeWithoutResult(status -> {
            Recipient recipient = recipient(acting, agentId);
            mails.signInInformation(recipient);
            if (!recipient.emailValidated()) {
                send(recipient, next(recipient));
            }
            events.publishEvent(AuditableAction.of(
                    Actor.agent(acting.id(), acting.name()), "agent.access-data-sent", "agent", agentId));
        });
    }

    private Recipient recipient(ActingAgent acting, UUID agentId) {
        agents.find(acting, agentId);
        return repository.recipient(agentId).orElseThrow(() -> Problem.conflict("access.link.agent-inactive"));
    }

    /**
     * What a link in an address is good for; needs no tenant.
     *
     * @throws Problem not-found, for a link that was used, replaced, is too old, or never was
     */
    public LinkInfo find(String token) {
        RandomTokens.Token decoded = RandomTokens.decode(token).orElseThrow(AccessLinks::unusable);
        Found found = Tenant.call(decoded.accountId(), () -> findOpen(decoded));
        return new LinkInfo(
                found.link().purpose(),
                found.recipient().accountName(),
                found.recipient().accountLogin(),
                found.recipient().name(),
                found.link().email());
    }

    /**
     * Measures a password that a link would set, against the names of whose it is and what their account asks for;
     * needs no tenant.
     *
     * @throws Problem not-found, as {@link #find}
     */
    public Credentials.Strength measure(String token, String password) {
        RandomTokens.Token decoded = RandomTokens.decode(token).orElseThrow(AccessLinks::unusable);
        return Tenant.call(
                decoded.accountId(),
                () -> credentials.measure(
                        password, findOpen(decoded).recipient().names()));
    }

    /**
     * Does what the link is good for, once; needs no tenant. Setting a password signs the agent out everywhere,
     * opens the lock of ACC-9, and proves that they read the address.
     *
     * @param password the new one; not needed to validate an address
     * @throws Problem not-found, as {@link #find}; validation, for a password that will not do
     */
    public void use(String token, @Nullable String password) {
        RandomTokens.Token decoded = RandomTokens.decode(token).orElseThrow(AccessLinks::unusable);
        Tenant.run(decoded.accountId(), () -> {
            Found found = findOpen(decoded);
            if (found.link().purpose().setsPassword()) {
                setPassword(found, password);
            } else if (found.link().purpose() == LinkPurpose.VALIDATE_EMAIL) {
                validate(found);
            } else {
                throw unusable();
            }
        });
    }

    /**
     * Where somebody goes on who disowned a sign-in.
     *
     * @param next token of a link to set a new password; null for an agent whose password is kept elsewhere
     */
    public record Disowned(@Nullable String next) {}

    /**
     * Says by the link of a notice that a sign-in was somebody else's, once; needs no tenant. All sessions of the
     * agent end, the device is forgotten, and their password opens nothing until they have set another one.
     *
     * @throws Problem not-found, as {@link #find}
     */
    public Disowned disown(String token) {
        RandomTokens.Token decoded = RandomTokens.decode(token).orElseThrow(AccessLinks::unusable);
        return Tenant.call(decoded.accountId(), () -> {
            Found found = findOpen(decoded);
            if (found.link().purpose() != LinkPurpose.NOT_ME) {
                throw unusable();
            }
            return transaction.execute(status -> {
                consume(found);
                credentials.shutOut(found.recipient().agentId(), found.link().deviceId());
                audit(found, "session.disowned");
                return new Disowned(found.recipient().hasPassword() ? newPasswordToken(found.recipient()) : null);
            });
        });
    }

    private String newPasswordToken(Recipient recipient) {
        Instant now = clock.instant();
        repository.close(recipient.agentId(), true, now);
        byte[] secret = RandomTokens.newSecret();
        UUID id = repository.insert(
                recipient.agentId(),
                LinkPurpose.RECOVER_PASSWORD,
                RandomTokens.hash(secret),
                recipient.email(),
                now,
                now.plus(LinkPurpose.RECOVER_PASSWORD.life()),
                null);
        return RandomTokens.encode(Tenant.id(), id, secret);
    }

    private void setPassword(Found found, @Nullable String password) {
        if (password == null) {
            throw Problem.validation(FieldProblem.of("password", "required", "problem.field.required"));
        }
        String hash =
                credentials.checkedHash("password", password, found.recipient().names());
        transaction.executeWithoutResult(status -> {
            consume(found);
            boolean first = !found.recipient().hasPassword();
            credentials.replace(found.recipient().agentId(), hash, null);
            addresses.confirm(found.recipient().agentId(), found.link().email());
            audit(found, first ? "password.set" : "password.recovered");
            if (!first) {
                mails.passwordChanged(found.recipient());
            }
        });
    }

    private void validate(Found found) {
        transaction.executeWithoutResult(status -> {
            consume(found);
            if (!addresses.confirm(found.recipient().agentId(), found.link().email())) {
                throw unusable();
            }
            repository.close(found.recipient().agentId(), true, clock.instant());
            audit(found, "agent.email-validated");
        });
    }

    private void consume(Found found) {
        if (!repository.use(found.token().id(), found.token().secretHash(), clock.instant())) {
            throw unusable();
        }
    }

    private Found findOpen(RandomTokens.Token token) {
        return transaction.execute(status -> {
            OpenLink link = repository
                    .findOpen(token.id(), token.secretHash(), clock.instant())
                    .orElseThrow(AccessLinks::unusable);
            Recipient recipient = repository.recipient(link.agentId()).orElseThrow(AccessLinks::unusable);
            // Who took the agent's place may have changed their address as well.
            boolean addressStands = link.purpose() == LinkPurpose.NOT_ME
                    || link.email().equals(recipient.email())
                    || (link.purpose() == LinkPurpose.VALIDATE_EMAIL
                            && link.email().equals(recipient.pendingEmail()));
            if (!addressStands) {
                throw unusable();
            }
            return new Found(token, link, recipient);
        });
    }

    private void audit(Found found, String action) {
        Recipient who = found.recipient();
        events.publishEvent(AuditableAction.of(Actor.agent(who.agentId(), who.name()), action, "agent", who.agentId()));
    }

    private static Problem unusable() {
        return Problem.of(HttpStatus.NOT_FOUND, "not-found", "access.link.unusable");
    }
}
