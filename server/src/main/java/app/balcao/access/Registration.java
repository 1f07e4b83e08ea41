package app.balcao.access;

import app.balcao.account.Accounts;
import app.balcao.account.NewAccount;
import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.people.Agents;
import app.balcao.people.NewOwner;
import app.balcao.platform.tenant.Tenant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens accounts, each with its owner (ACC-12). */
@Service
public class Registration {

    private final Accounts accounts;
    private final Agents agents;
    private final ActingAgents acting;
    private final Credentials credentials;
    private final TransactionTemplate transaction;

    Registration(
            Accounts accounts,
            Agents agents,
            ActingAgents acting,
            Credentials credentials,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.agents = agents;
        this.acting = acting;
        this.credentials = credentials;
        this.transaction = transaction;
    }

    /**
     * Opens an account whose owner can sign in at once: for programs that set an installation up, and know
     * the address to be right. Needs no tenant.
     *
     * @return the owner, able to act
     * @throws app.balcao.platform.errors.Problem validation, for a login name, address or password that will not do
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
