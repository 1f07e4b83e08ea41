package app.balcao.access;

import app.balcao.account.Accounts;
import app.balcao.account.NewAccount;
import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.people.Agents;
import app.balcao.people.NewOwner;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens accounts, each with its owner (ACC-12). */
@Service
public class Registration {

    private final Accounts accounts;
    private final Agents agents;
    private final ActingAgents acting;
    private final Credentials credentials;
    private final AccessLinks links;
    private final VisitorLimits limits;
    private final boolean open;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Registration(
            Accounts accounts,
            Agents agents,
            ActingAgents acting,
            Credentials credentials,
            AccessLinks links,
            VisitorLimits limits,
            @Value("${balcao.registration-open}") boolean open,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.agents = agents;
        this.acting = acting;
        this.credentials = credentials;
        this.links = links;
        this.limits = limits;
        this.open = open;
        this.transaction = transaction;
        this.events = events;
    }

    /** Whether anybody may open an account here. */
    public boolean isOpen() {
        return open;
    }

    /**
     * Opens an account, and sends its owner the link to set their password: there is never one in a mail
     * (ACC-5). Needs no tenant.
     *
     * @throws Problem forbidden, while registration is closed; validation; rate-limited
     */
    public void register(NewAccount account, NewOwner owner, String ip) {
        if (!open) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "access.registration.closed");
        }
        limits.registration(ip);
        Tenant.run(
                accounts.newId(),
                () -> transaction.executeWithoutResult(status -> {
                    accounts.create(account);
                    links.send(agents.createOwner(owner), LinkPurpose.SET_PASSWORD);
                    events.publishEvent(AuditableAction.of(Actor.ANONYMOUS, "account.created", "account", null)
                            .changing(Map.of(), Map.of("companyName", account.companyName())));
                }));
    }

    /**
     * Opens an account whose owner can sign in at once: for programs that set an installation up, and know
     * the address to be right. Needs no tenant.
     *
     * @return the owner, able to act
     * @throws Problem validation, for a login name, address or password that will not do
     */
    public ActingAgent registerWithPassword(NewAccount account, NewOwner owner, String password) {
        UUID id = accounts.newId();
        return Tenant.call(
                id,
                () -> transaction.execute(status -> {
                    accounts.create(account);
                    UUID ownerId = agents.createOwner(owner);
                    credentials.give(ownerId, password);
                    return acting.find(ownerId).orElseThrow();
                }));
    }
}
