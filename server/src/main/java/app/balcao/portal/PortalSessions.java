package app.balcao.portal;

import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.tenant.Tenant;
import app.balcao.portal.store.CustomerSessionRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The signed-in browsers of customers: their own kind of session, with a cookie of its own. It ends by sign-out, after
 * 30 days without use (ACC-10), and at once when the customer is deactivated; it survives a restart.
 */
@Service
public class PortalSessions {

    /** Time without use after which a session ends. */
    public static final Duration IDLE = Duration.ofDays(30);

    private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(5);

    private final CustomerSessionRepository repository;
    private final Clock clock;

    PortalSessions(CustomerSessionRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Begins a session of a customer of the current account and answers its cookie's value. */
    @Transactional
    public String begin(UUID customerId, String ip, String userAgent) {
        byte[] secret = RandomTokens.newSecret();
        UUID id = repository.insert(customerId, RandomTokens.hash(secret), clock.instant(), ip, userAgent);
        return RandomTokens.encode(Tenant.id(), id, secret);
    }

    /** Which customer of the current account a cookie's value signs in, if it still does and they are active. */
    @Transactional
    public Optional<PortalCustomer> find(String cookie) {
        Instant now = clock.instant();
        return RandomTokens.decode(cookie)
                .filter(token -> token.accountId().equals(Tenant.id()))
                .flatMap(token -> repository.findAlive(token.id(), token.secretHash(), now.minus(IDLE)))
                .map(alive -> {
                    if (alive.lastSeenAt().isBefore(now.minus(TOUCH_INTERVAL))) {
                        repository.touch(alive.customer().sessionId(), now);
                    }
                    return alive.customer();
                });
    }

    /** Signs out; a session that has ended already stays so. */
    @Transactional
    public void end(PortalCustomer customer) {
        repository.revoke(customer.sessionId(), clock.instant());
    }

    /** Removes the rows of sessions of the current account that nobody can use any more. */
    @Transactional
    public int removeEnded() {
        return repository.removeIdle(clock.instant().minus(IDLE));
    }
}
