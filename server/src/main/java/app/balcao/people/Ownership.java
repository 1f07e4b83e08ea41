package app.balcao.people;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.people.store.OwnerRepository;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose the account is: exactly one agent's, at any time (OWN). */
@Service
public class Ownership {

    private final OwnerRepository owners;
    private final ActingAgents acting;
    private final Accounts accounts;
    private final Directory directory;
    private final ApplicationEventPublisher events;

    Ownership(
            OwnerRepository owners,
            ActingAgents acting,
            Accounts accounts,
            Directory directory,
            ApplicationEventPublisher events) {
        this.owners = owners;
        this.acting = acting;
        this.accounts = accounts;
        this.directory = directory;
        this.events = events;
    }

    /** The agent who owns the account. */
    public record Owner(UUID id, String name, String email) {}

    /** @throws Problem forbidden, to all but administrators */
    @Transactional(readOnly = true)
    public Owner find(ActingAgent reader) {
        reader.require(Permission.MANAGE_ACCOUNT);
        return owners.owner();
    }

    /**
     * Gives the account to another agent, who becomes an administrator with it. Both are told by e-mail.
     *
     * @throws Problem forbidden, to all but administrators; validation, for an agent who is not active or never proved
     *     their address, and for another text than the account's login name; conflict, when it has changed hands meanwhile
     */
    @Transactional
    public Owner change(ActingAgent by, OwnerChange wanted) {
        directory.lock();
        // Who waited for the lock may have lost the right to do this.
        acting.find(by.id()).orElseThrow(Problem::forbidden).require(Permission.MANAGE_ACCOUNT);
        Owner former = owners.owner();
        if (!former.id().equals(wanted.from())) {
            throw Problem.conflict("people.owner.changed-meanwhile", former.name());
        }
        check(wanted, former);
        owners.give(former.id(), wanted.to(), wanted.staysAdministrator());
        Owner present = owners.owner();
        Account account = accounts.current();
        directory.audit(by, "owner.changed", "account", account.id(), named(former, null), named(present, wanted));
        directory.changed(Directory.Part.AGENTS, Directory.Part.ACCOUNT);
        directory.rightsChanged(List.of(former.id(), present.id()));
        events.publishEvent(new OwnerChanged(former.id(), present.id(), wanted.revokeTokens(), wanted.endSessions()));
        return present;
    }

    private void check(OwnerChange wanted, Owner former) {
        FormChecks checks = new FormChecks();
        if (wanted.to().equals(former.id())) {
            checks.add(FieldProblem.of("to", "same", "people.owner.same"));
        } else if (!owners.mayOwn(wanted.to())) {
            checks.add(FieldProblem.of("to", "unfit", "people.owner.unfit"));
        }
        String typed = wanted.confirmation().strip().toLowerCase(Locale.ROOT);
        String login = accounts.current().loginName();
        if (!typed.equals(login)) {
            checks.add(FieldProblem.of("confirmation", "mismatch", "people.owner.confirmation", login));
        }
        checks.done();
    }

    private static Map<String, @Nullable Object> named(Owner owner, @Nullable OwnerChange wanted) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("owner", owner.name());
        values.put("email", owner.email());
        if (wanted != null) {
            values.put("staysAdministrator", wanted.staysAdministrator());
            values.put("revokeAccess", wanted.revokeTokens());
            values.put("endSessions", wanted.endSessions());
        }
        return values;
    }
}
