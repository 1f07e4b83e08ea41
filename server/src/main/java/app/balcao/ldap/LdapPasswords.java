package app.balcao.ldap;

import app.balcao.platform.tenant.Tenant;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Has the account's directory verify passwords. It makes nobody an agent or a customer: whose the password is must be
 * known here already, by the same e-mail (SEC-30, SEC-31).
 */
@Service
public class LdapPasswords {

    private static final Logger log = LoggerFactory.getLogger(LdapPasswords.class);

    private final LdapDirectories directories;
    private final LdapClient client;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    // A changed directory begins anew: it is the server's trouble that is remembered, not the account's.
    private final Cache<Gated, LdapGate> gates = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    LdapPasswords(LdapDirectories directories, LdapClient client, ApplicationEventPublisher events, Clock clock) {
        this.directories = directories;
        this.client = client;
        this.events = events;
        this.clock = clock;
    }

    private record Gated(UUID accountId, int version) {}

    /** What the directory says of a customer's password. */
    public enum Verdict {
        /** There is no directory for customers: the password kept here decides. */
        NONE,
        RIGHT,
        /** It is not theirs; where the account allows it, the password kept here may decide. */
        WRONG,
        /** The directory could not be asked. */
        UNAVAILABLE
    }

    /**
     * What the directory and the account's wish say together.
     *
     * @param reason why it is not right, by a stable name for the audit; null otherwise
     * @param localAllowed whether the password kept here may decide where the directory does not say right
     */
    public record CustomerAnswer(Verdict verdict, @Nullable String reason, boolean localAllowed) {}

    /** Whether a directory verifies the customers of the current account. */
    public boolean serveCustomers() {
        return directories
                .inForce()
                .filter(each -> each.directory().forCustomers())
                .isPresent();
    }

    /** Asks about a customer of the current account; outside of any transaction, since it waits for the server. */
    public CustomerAnswer verify(String email, String password) {
        LdapDirectories.InForce inForce = directories.inForce().orElse(null);
        if (inForce == null || !inForce.directory().forCustomers()) {
            return new CustomerAnswer(Verdict.NONE, null, true);
        }
        LdapAnswer answer = ask(inForce, email, password);
        boolean localAllowed = inForce.directory().localFallback();
        if (answer == LdapAnswer.RIGHT) {
            return new CustomerAnswer(Verdict.RIGHT, null, localAllowed);
        }
        return answer.unavailable()
                ? new CustomerAnswer(Verdict.UNAVAILABLE, "DIRECTORY_UNAVAILABLE", localAllowed)
                : new CustomerAnswer(Verdict.WRONG, "DIRECTORY_" + answer.name(), localAllowed);
    }

    /** The directory that verifies agents, if one does. */
    Optional<LdapDirectories.InForce> forAgents() {
        return directories.inForce().filter(each -> each.directory().forAgents());
    }

    LdapAnswer ask(LdapDirectories.InForce inForce, String email, String password) {
        LdapServer server = inForce.server();
        if (server == null) {
            return LdapAnswer.SEARCH_REFUSED;
        }
        LdapGate gate = gates.get(new Gated(Tenant.id(), inForce.directory().version()), key -> new LdapGate(clock));
        LdapAnswer answer = gate.pass(() -> client.ask(server, email, password));
        if (answer.unavailable()) {
            log.info("The directory of account {} cannot be asked: {}", Tenant.id(), answer);
            events.publishEvent(new DirectoryUnavailable(server.host()));
        }
        return answer;
    }
}
