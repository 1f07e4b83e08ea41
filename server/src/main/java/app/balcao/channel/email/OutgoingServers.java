package app.balcao.channel.email;

import app.balcao.channel.email.store.OutgoingServerRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.Secrets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The account's own way out. */
@Service
@Transactional
public class OutgoingServers {

    private final OutgoingServerRepository repository;
    private final Secrets secrets;
    private final ApplicationEventPublisher events;

    OutgoingServers(OutgoingServerRepository repository, Secrets secrets, ApplicationEventPublisher events) {
        this.repository = repository;
        this.secrets = secrets;
        this.events = events;
    }

    /** @throws Problem not-found, while none is set */
    @Transactional(readOnly = true)
    public OutgoingServer get(ActingAgent acting) {
        acting.require(Permission.MANAGE_MAILBOXES);
        return repository.find().orElseThrow(Problem::notFound);
    }

    /**
     * Sets the server.
     *
     * @param version the editor had before them; null when none was set
     * @throws Problem validation; precondition-required or version-conflict, when one is set
     */
    public OutgoingServer set(ActingAgent acting, @Nullable Integer version, OutgoingServerForm form) {
        acting.require(Permission.MANAGE_MAILBOXES);
        Optional<OutgoingServer> before = repository.lock();
        if (before.isPresent()) {
            if (version == null) {
                throw Problem.preconditionRequired();
            }
            if (before.get().version() != version) {
                throw Problem.versionConflict(before.get());
            }
        }
        FormChecks checks = new FormChecks();
        checks.server("", form.host(), form.port(), form.security());
        String user = checks.optional("user", form.user(), 250);
        checks.password("password", form.password());
        String fromName = checks.text("fromName", form.fromName(), 120);
        String fromAddress = checks.address("fromAddress", form.fromAddress());
        checks.refuse();
        String host = form.host() == null ? "" : form.host().strip();
        String password = form.password();
        boolean sameServer = before.isPresent() && before.get().host().equals(host);
        repository.put(
                host,
                form.port() == null ? 0 : form.port(),
                form.security() == null ? Security.TLS : form.security(),
                user,
                password == null || password.isEmpty() ? null : secrets.encrypt(password),
                sameServer && user != null,
                fromName,
                fromAddress);
        OutgoingServer after = repository.find().orElseThrow();
        events.publishEvent(AuditableAction.of(
                        Actor.agent(acting.id(), acting.name()), "outgoing-server.changed", "outgoing-server", null)
                .changing(before.map(OutgoingServers::auditable).orElse(Map.of()), auditable(after)));
        return after;
    }

    private static Map<String, Object> auditable(OutgoingServer server) {
        return Map.of(
                "host", server.host(),
                "port", server.port(),
                "security", server.security().name(),
                "fromName", server.fromName(),
                "fromAddress", server.fromAddress());
    }
}
