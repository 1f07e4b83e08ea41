package app.balcao.people;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.platform.security.PresenceProof;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings agents in, with what they need to sign in for the first time (AGT-2, AGT-3). */
@Service
public class NewAgents {

    private final Agents agents;
    private final Accounts accounts;
    private final PasswordHashing passwords;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    // What proves it stands on this module, which must be there first.
    private final ObjectProvider<PresenceProof> presence;

    NewAgents(
            Agents agents,
            Accounts accounts,
            PasswordHashing passwords,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            ObjectProvider<PresenceProof> presence) {
        this.agents = agents;
        this.accounts = accounts;
        this.passwords = passwords;
        this.transaction = transaction;
        this.events = events;
        this.presence = presence;
    }

    /**
     * Registers an agent.
     *
     * @throws app.balcao.platform.errors.Problem forbidden; validation, also for a taken address and for a password
     *     that will not do; conflict, beyond the account's limit (AGT-7); confirmation-required or browsers-only, where a
     *     password is chosen for somebody
     */
    public Agent register(ActingAgent acting, AgentForm form, FirstAccess access) {
        acting.require(Permission.MANAGE_PEOPLE);
        if (access.password() != null) {
            presence.getObject().require();
        }
        String hash = access.password() == null ? null : hash(form, access.password());
        return transaction.execute(status -> {
            Agent agent = agents.create(acting, form);
            tell(agent, form, access, hash);
            return agents.find(agent.id());
        });
    }

    private String hash(AgentForm form, String password) {
        Account account = transaction.execute(status -> accounts.current());
        return passwords.checkedHash(
                "password",
                password,
                List.of(form.name(), form.email(), account.companyName(), account.loginName(), "Balcão"));
    }

    private void tell(Agent agent, AgentForm form, FirstAccess access, @Nullable String hash) {
        events.publishEvent(
                new AgentCreated(agent.id(), hash, form.sendsValidation(), access.sendsSignInInformation()));
    }
}
