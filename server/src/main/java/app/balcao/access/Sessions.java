package app.balcao.access;

import app.balcao.access.store.SessionRepository;
import app.balcao.account.SecuritySettings;
import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.people.AgentRightsChanged;
import app.balcao.people.ChatStatuses;
import app.balcao.people.OwnerChanged;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.tenant.Tenant;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The signed-in browsers of agents. A session ends by sign-out, revocation, or the account's limits: time without use,
 * and time since it began (ACC-10). It survives a restart of the program.
 */
@Service
public class Sessions {

    /** Longest life of a session in any account, used or not. */
    public static final Duration LIFETIME = Duration.ofDays(SecuritySettings.LONGEST_LIFETIME_DAYS);

    // How long a node may go on with what it knew of a session: bounds a revocation made on another node.
    private static final Duration TRUST = Duration.ofSeconds(5);
    // Their rows tell when an agent was last seen.
    private static final Duration KEPT = Duration.ofDays(180);
    private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(1);
    // For requests that were under way with a secret when it was renewed.
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private final SessionRepository repository;
    private final ActingAgents agents;
    private final ShiftLimits shifts;
    private final ChatStatuses chatStatuses;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ObjectProvider<Realtime> realtime;
    private final Cache<String, SignedIn> known =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(TRUST).build();

    Sessions(
            SessionRepository repository,
            ActingAgents agents,
            ShiftLimits shifts,
            ChatStatuses chatStatuses,
            TransactionTemplate transaction,
            Clock clock,
            ObjectProvider<Realtime> realtime) {
        this.repository = repository;
        this.agents = agents;
        this.shifts = shifts;
        this.chatStatuses = chatStatuses;
        this.transaction = transaction;
        this.clock = clock;
        this.realtime = realtime;
    }

    /**
     * A session about to begin.
     *
     * @param signedInBy how the agent proved who they are, such as {@code PASSWORD}
     * @param mustSetUp whether they must set up a second factor before anything else (SEC-3)
     * @param deviceId browser it runs in; null for one that keeps no cookies
     */
    public record NewSession(
            UUID agentId,
            String ip,
            String userAgent,
            String signedInBy,
            boolean mustSetUp,
            @Nullable UUID deviceId) {}

    /** Begins a session of an agent of the current account and answers its cookie's value. */
    public String begin(NewSession session) {
        byte[] secret = RandomTokens.newSecret();
        Instant now = clock.instant();
        UUID id = repository.insert(session, RandomTokens.hash(secret), now, now.plus(LIFETIME));
        return RandomTokens.encode(Tenant.id(), id, secret);
    }

    /** Who a cookie's value signs in, if it still does. Needs no tenant: the value names its account. */
    public Optional<SignedIn> find(String cookie) {
        SignedIn recent = known.getIfPresent(cookie);
        if (recent != null) {
            return Optional.of(recent);
        }
        return RandomTokens.decode(cookie)
                .flatMap(token -> Tenant.call(token.accountId(), () -> transaction.execute(status -> load(token))))
                .map(signedIn -> {
                    known.put(cookie, signedIn);
                    return signedIn;
                });
    }

    private Optional<SignedIn> load(RandomTokens.Token token) {
        Instant now = clock.instant();
        return repository.findAlive(token.id(), token.secretHash(), now).flatMap(session -> {
            if (session.lastSeenAt().isBefore(now.minus(TOUCH_INTERVAL))) {
                repository.touch(token.id(), now, beginningOfDay(now, session.zone()));
            }
            return agents.find(session.agentId())
                    .filter(this::withinShift)
                    .map(agent -> new SignedIn(
                            agent,
                            token.id(),
                            new SignedIn.Proof(session.signedInBy(), session.confirmedAt(), session.mustSetUp())));
        });
    }

    private static Instant beginningOfDay(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
    }

    private boolean withinShift(ActingAgent agent) {
        if (shifts.closed(agent)) {
            shifts.end(this, agent.id(), agent.name());
            return false;
        }
        return true;
    }

    /**
     * A session as its owner sees it.
     *
     * @param browser name, empty when unknown
     * @param system name of the operating system, empty when unknown
     * @param current whether it is the one that asks
     */
    public record SessionView(
            UUID id,
            Instant createdAt,
            Instant lastSeenAt,
            String ip,
            String browser,
            String system,
            boolean current) {}

    /** One's own sessions that are alive, the latest used first. */
    @Transactional(readOnly = true)
    public List<SessionView> list(SignedIn session) {
        Instant now = clock.instant();
        return repository.list(session.agent().id(), now).stream()
                .map(row -> new SessionView(
                        row.getId(),
                        row.getCreatedAt().toInstant(),
                        row.getLastSeenAt().toInstant(),
                        row.getIp(),
                        UserAgents.browser(row.getUserAgent()),
                        UserAgents.system(row.getUserAgent()),
                        row.getId().equals(session.sessionId())))
                .toList();
    }

    /**
     * Notes that the session's agent has just proven to be there, and gives the session another secret: a cookie that
     * somebody took before is none of theirs. Inside a transaction.
     *
     * @param cookie value that the session was found by
     * @return the cookie's next value; absent when another request has renewed it already
     */
    Optional<String> confirm(SignedIn session, String cookie) {
        Instant now = clock.instant();
        UUID id = session.sessionId();
        repository.confirm(id, now);
        byte[] secret = RandomTokens.newSecret();
        Optional<String> renewed = RandomTokens.decode(cookie)
                .filter(token -> repository.renew(id, token.secretHash(), RandomTokens.hash(secret), now.plus(OVERLAP)))
                .map(token -> RandomTokens.encode(token.accountId(), id, secret));
        forget(session.agent().id());
        return renewed;
    }

    /** Whether the session's agent has proven since then to be there; believes no cache that denies it. */
    boolean confirmedSince(SignedIn session, Instant since) {
        return session.proof().confirmedSince(since)
                || transaction.execute(status -> repository.confirmedSince(session.sessionId(), since));
    }

    /** Opens the sessions of an agent that waited for a second factor to be set up. Inside a transaction. */
    void setUpDone(SignedIn session) {
        repository.setUpDone(session.agent().id());
        forget(session.agent().id());
    }

    /**
     * Whether nothing but the set-up of a second factor is open to the session; believes no cache that says so. Needs
     * no tenant.
     */
    public boolean mustSetUp(SignedIn session) {
        return session.proof().mustSetUp()
                && Tenant.call(
                        session.agent().accountId(),
                        () -> transaction.execute(status -> repository.mustSetUp(session.sessionId())));
    }

    /** Signs out; a session that has ended already stays so. */
    @Transactional
    public void end(SignedIn session) {
        revoke(session, session.sessionId());
    }

    /** Ends the session of a cookie, if it is one, since another one takes its place. Needs no tenant. */
    public void replace(String cookie) {
        find(cookie)
                .ifPresent(session -> Tenant.run(
                        session.agent().accountId(), () -> transaction.executeWithoutResult(status -> end(session))));
    }

    /**
     * Ends one of one's own sessions.
     *
     * @throws Problem not-found
     */
    @Transactional
    public void end(SignedIn session, UUID id) {
        if (!revoke(session, id)) {
            throw Problem.notFound();
        }
    }

    /** Ends all of one's own sessions but the one that asks. */
    @Transactional
    public void endOthers(SignedIn session) {
        endAll(session.agent().id(), session.sessionId());
    }

    /** Removes the rows of sessions of the current account that ended long ago. */
    @Transactional
    public int removeEnded() {
        return repository.removeEnded(clock.instant().minus(KEPT));
    }

    private boolean revoke(SignedIn session, UUID id) {
        boolean ended = repository.revoke(session.agent().id(), id, clock.instant());
        if (ended) {
            realtime.ifAvailable(each -> each.disconnectSession(id));
            forget(session.agent().id());
            leaveChat(session.agent().id());
        }
        return ended;
    }

    /** Forgets what this node knew of an agent's sessions, once the running transaction has committed. */
    void forget(UUID agentId) {
        Runnable forget =
                () -> known.asMap().values().removeIf(each -> each.agent().id().equals(agentId));
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    forget.run();
                }
            });
        } else {
            forget.run();
        }
    }

    /** Ends all sessions of an agent of the current account but one, when given; inside a transaction. */
    void endAll(UUID agentId, @Nullable UUID but) {
        endAll(agentId, but, null);
    }

    /**
     * Ends all sessions of an agent of the current account because a rule says so; inside a transaction.
     *
     * @param reason stable name, upper case; the agent is shown the sentence {@code access.session-ended.<reason>}
     */
    public void endByRule(UUID agentId, String reason) {
        endAll(agentId, null, reason);
    }

    private void endAll(UUID agentId, @Nullable UUID but, @Nullable String reason) {
        for (UUID ended : repository.revokeAll(agentId, but, reason, clock.instant())) {
            realtime.ifAvailable(each -> each.disconnectSession(ended));
        }
        forget(agentId);
        leaveChat(agentId);
    }

    /** Why the program ended the session of a cookie by itself, when it did. Needs no tenant. */
    public Optional<String> endReason(String cookie) {
        return RandomTokens.decode(cookie)
                .flatMap(token -> Tenant.call(
                        token.accountId(),
                        () -> transaction.execute(status -> repository.endReason(token.id(), token.secretHash()))));
    }

    /** Takes out of the chat who is in no browser any more, since their sessions ran out (AGT-13). */
    @Transactional
    public void leaveChats() {
        repository.chattingSignedOut(clock.instant()).forEach(this::leaveChat);
    }

    // Who is in no browser cannot serve anybody.
    private void leaveChat(UUID agentId) {
        Instant now = clock.instant();
        if (repository.list(agentId, now).isEmpty()) {
            chatStatuses.signedOut(agentId);
        }
    }

    /** Has a former owner sign in anew, where whoever changed it wants so (OWN). */
    @EventListener
    void on(OwnerChanged event) {
        if (event.endSessions()) {
            endAll(event.former(), null);
        }
    }

    /** Follows a change of rights at once; who may no longer sign in is signed out for good. */
    @EventListener
    void on(AgentRightsChanged event) {
        if (agents.find(event.agentId()).isEmpty()) {
            endAll(event.agentId(), null);
        }
        forget(event.agentId());
    }
}
