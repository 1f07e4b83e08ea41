package app.balcao.access;

import app.balcao.access.store.DeviceRepository;
import app.balcao.account.AccountSecurity;
import app.balcao.people.ActingAgent;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.security.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers that agents sign in with (SEC-8). Each carries a cookie that only this program can have made; it is
 * one for all who use the browser, and each of them knows it, or not, on their own.
 */
@Service
public class Devices {

    /** How long a browser is remembered that does not come back. */
    public static final Duration LIFE = Duration.ofDays(400);

    private static final String MARK = "device:";
    private static final int MOST_LISTED = 100;

    private final DeviceRepository repository;
    private final DeviceNotices notices;
    private final AccountSecurity security;
    private final Sessions sessions;
    private final Secrets secrets;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Devices(
            DeviceRepository repository,
            DeviceNotices notices,
            AccountSecurity security,
            Sessions sessions,
            Secrets secrets,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.notices = notices;
        this.security = security;
        this.sessions = sessions;
        this.secrets = secrets;
        this.clock = clock;
        this.events = events;
    }

    /** A browser that an agent signs in with, and whether they did before. */
    record Recognised(UUID id, String cookie, boolean known) {}

    /**
     * A browser as the agent sees it.
     *
     * @param browser name, empty when unknown
     * @param system name of the operating system, empty when unknown
     * @param current whether it is the one that asks
     */
    public record DeviceView(
            UUID id,
            Instant createdAt,
            Instant lastSeenAt,
            String ip,
            String browser,
            String system,
            boolean current) {}

    /**
     * Finds the browser among those the agent knows, or makes it one of them and tells the agent (SEC-7). The first
     * browser of an agent is no news to them (SEC-10). Inside a transaction.
     */
    Recognised recognise(ActingAgent agent, EntryContext context) {
        Optional<String> key = Optional.ofNullable(context.device()).flatMap(this::key);
        String cookie = key.isPresent() && context.device() != null ? context.device() : newCookie();
        byte[] hash = RandomTokens.hash(key(cookie).orElseThrow());
        Optional<UUID> known = repository.touch(agent.id(), hash, context.ip(), context.userAgent(), context.at());
        if (known.isPresent()) {
            return new Recognised(known.get(), cookie, true);
        }
        boolean first = !repository.any(agent.id());
        UUID id = repository.add(agent.id(), hash, context.ip(), context.userAgent(), context.at());
        if (!first && security.current().notifyUnknownDevices()) {
            notices.send(agent, id, context);
        }
        return new Recognised(id, cookie, false);
    }

    /** One's own browsers, the latest used first. */
    @Transactional(readOnly = true)
    public List<DeviceView> list(SignedIn session) {
        UUID current = repository.ofSession(session.sessionId()).orElse(null);
        return repository.list(session.agent().id(), MOST_LISTED).stream()
                .map(each -> new DeviceView(
                        each.getId(),
                        each.getCreatedAt().toInstant(),
                        each.getLastSeenAt().toInstant(),
                        each.getIp(),
                        UserAgents.browser(each.getUserAgent()),
                        UserAgents.system(each.getUserAgent()),
                        each.getId().equals(current)))
                .toList();
    }

    /**
     * Forgets one of one's own browsers, which ends its sessions but for the one that asks (SEC-11).
     *
     * @throws Problem not-found
     */
    @Transactional
    public void forget(SignedIn session, UUID id) {
        ActingAgent acting = session.agent();
        if (!repository.forget(acting.id(), id, clock.instant())) {
            throw Problem.notFound();
        }
        repository.sessions(acting.id(), id).stream()
                .filter(each -> !each.equals(session.sessionId()))
                .forEach(each -> sessions.end(session, each));
        events.publishEvent(
                AuditableAction.of(Actor.agent(acting.id(), acting.name()), "device.forgotten", "agent", acting.id()));
    }

    // Encryption that tells when it was tampered with: nobody else can make such a cookie.
    private String newCookie() {
        String key = Base64.getEncoder().encodeToString(RandomTokens.newSecret());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.encrypt(MARK + key));
    }

    private Optional<String> key(String cookie) {
        try {
            String clear = secrets.decrypt(Base64.getUrlDecoder().decode(cookie.getBytes(StandardCharsets.ISO_8859_1)));
            return clear.startsWith(MARK) ? Optional.of(clear.substring(MARK.length())) : Optional.empty();
        } catch (IllegalArgumentException | Secrets.UnreadableSecretException notOurs) {
            return Optional.empty();
        }
    }
}
