package app.balcao.channel.email;

import app.balcao.channel.email.store.BlockedAddressRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.text.EmailAddress;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Addresses that may not open tickets by e-mail (OPN-26). */
@Service
@Transactional
public class BlockedAddresses {

    private static final int REASON_LENGTH = 500;

    private final BlockedAddressRepository repository;
    private final ApplicationEventPublisher events;

    BlockedAddresses(BlockedAddressRepository repository, ApplicationEventPublisher events) {
        this.repository = repository;
        this.events = events;
    }

    /** Whether mail from an address is turned away. */
    @Transactional(readOnly = true)
    public boolean blocks(String address) {
        return repository.blocks(address);
    }

    @Transactional(readOnly = true)
    public Page<BlockedAddress> list(ActingAgent acting, @Nullable String search, PageRequest page) {
        acting.require(Permission.MANAGE_MAILBOXES);
        return repository.list(search, page);
    }

    /**
     * Blocks an address, or with {@code @domain} all of a domain.
     *
     * @throws Problem validation
     */
    public BlockedAddress add(ActingAgent acting, @Nullable String address, @Nullable String reason) {
        acting.require(Permission.MANAGE_MAILBOXES);
        String wanted = normal(address)
                .orElseThrow(() -> Problem.validation(FieldProblem.of("address", "email", "problem.field.email")));
        String why = reason == null ? "" : reason.strip();
        if (why.length() > REASON_LENGTH) {
            throw Problem.validation(FieldProblem.of("reason", "size", "problem.field.size", 0, REASON_LENGTH));
        }
        repository.put(wanted, why, acting.id());
        tell(acting, "blocked-address.added", wanted);
        return repository.find(wanted).orElseThrow();
    }

    /** @throws Problem not-found */
    public void remove(ActingAgent acting, String address) {
        acting.require(Permission.MANAGE_MAILBOXES);
        String wanted = address.strip().toLowerCase(Locale.ROOT);
        if (!repository.delete(wanted)) {
            throw Problem.notFound();
        }
        tell(acting, "blocked-address.removed", wanted);
    }

    private void tell(ActingAgent acting, String action, String address) {
        events.publishEvent(
                AuditableAction.of(Actor.agent(acting.id(), acting.name()), action, "blocked-address", address));
    }

    private static Optional<String> normal(@Nullable String address) {
        if (address != null && address.strip().startsWith("@")) {
            return EmailAddress.canonicalDomain(address.strip().substring(1)).map(domain -> "@" + domain);
        }
        return EmailAddress.canonical(address);
    }
}
