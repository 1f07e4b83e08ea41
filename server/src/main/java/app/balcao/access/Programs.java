package app.balcao.access;

import app.balcao.access.store.ApiTokenRepository;
import app.balcao.access.store.ApiTokenRepository.KnownToken;
import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.people.AgentRightsChanged;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.ApiScope;
import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.security.RateLimits;
import app.balcao.platform.tenant.Tenant;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets programs in by their tokens, each as the agent who made it, with the rights that the agent has now. */
@Service
public class Programs {

    // How long a node may go on with what it knew of a token: bounds a revocation made on another node.
    private static final Duration TRUST = Duration.ofSeconds(5);
    private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(1);
    private static final int BAD_TOKENS_OF_ONE_ADDRESS = 60;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final ApiTokenRepository repository;
    private final ActingAgents agents;
    private final Entrance entrance;
    private final RateLimits limits;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Cache<Call, Known> known =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(TRUST).build();

    Programs(
            ApiTokenRepository repository,
            ActingAgents agents,
            Entrance entrance,
            RateLimits limits,
            TransactionTemplate transaction,
            Clock clock) {
        this.repository = repository;
        this.agents = agents;
        this.entrance = entrance;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Call(String token, String ip) {}

    private record Known(ProgramSignedIn program, Instant expiresAt) {}

    /** What came of a token: a program that may go on, or the reason why not. */
    private record Outcome(@Nullable Known known, @Nullable String refusal) {}

    /**
     * As whom a token acts, if it still does. Needs no tenant: the token names its account.
     *
     * @param token as the program sent it
     * @throws Problem invalid-token, for one that is unknown, expired or revoked; token-address, from where it may not
     *     be used; rate-limited, after many refused ones from an address
     */
    public ProgramSignedIn find(String token, String ip) {
        Call call = new Call(token, ip);
        @Nullable Known recent = known.getIfPresent(call);
        if (recent != null && recent.expiresAt().isAfter(clock.instant())) {
            return recent.program();
        }
        Outcome outcome = decode(token)
                .map(decoded -> Objects.requireNonNull(
                        Tenant.call(decoded.accountId(), () -> transaction.execute(status -> open(decoded, ip)))))
                .orElse(new Outcome(null, "unknown"));
        if (outcome.known() == null) {
            limits.consume("refused-token", ip, BAD_TOKENS_OF_ONE_ADDRESS, WINDOW);
            throw "address".equals(outcome.refusal())
                    ? Problem.of(HttpStatus.FORBIDDEN, "token-address", "access.api-token.refused.address", ip)
                    : Problem.of(
                            HttpStatus.UNAUTHORIZED, "invalid-token", "access.api-token.refused." + outcome.refusal());
        }
        known.put(call, outcome.known());
        return outcome.known().program();
    }

    private static Optional<RandomTokens.Token> decode(String token) {
        return token.startsWith(ApiTokens.PREFIX)
                ? RandomTokens.decode(token.substring(ApiTokens.PREFIX.length()))
                : Optional.empty();
    }

    private Outcome open(RandomTokens.Token token, String ip) {
        Instant now = clock.instant();
        @Nullable
        KnownToken found = repository.find(token.id(), token.secretHash()).orElse(null);
        if (found == null) {
            return new Outcome(null, "unknown");
        }
        if (!found.revoked() && !found.expiresAt().isAfter(now)) {
            return new Outcome(null, "expired");
        }
        @Nullable
        ActingAgent agent =
                found.revoked() ? null : agents.find(found.agentId()).orElse(null);
        if (agent == null) {
            return new Outcome(null, "revoked");
        }
        if (!allows(found, ip)
                || entrance.checkProgram(agent, new EntryContext(ip, "", now, null))
                        .isPresent()) {
            return new Outcome(null, "address");
        }
        if (found.lastUsedAt() == null || found.lastUsedAt().isBefore(now.minus(TOUCH_INTERVAL))) {
            repository.touch(token.id(), now, ip);
        }
        return new Outcome(
                new Known(new ProgramSignedIn(agent, token.id(), found.name(), scopes(found)), found.expiresAt()),
                null);
    }

    private static boolean allows(KnownToken token, String ip) {
        return token.addresses().isEmpty()
                || token.addresses().stream().anyMatch(each -> new IpAddressMatcher(each).matches(ip));
    }

    private static Set<ApiScope> scopes(KnownToken token) {
        Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
        token.scopes().forEach(each -> ApiScope.of(each).ifPresent(scopes::add));
        return scopes;
    }

    /** Forgets what this node knew of an agent's tokens, once the running transaction has committed. */
    void forget(UUID agentId) {
        Runnable forget = () -> known.asMap()
                .values()
                .removeIf(each -> each.program().agent().id().equals(agentId));
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

    /** Follows a change of rights at once; the tokens of who may no longer sign in are revoked for good. */
    @EventListener
    void on(AgentRightsChanged event) {
        if (agents.find(event.agentId()).isEmpty()) {
            repository.revokeAll(event.agentId(), clock.instant());
        }
        forget(event.agentId());
    }
}
