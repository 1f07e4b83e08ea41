package app.balcao.access;

import app.balcao.access.store.ApiTokenRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.OwnerChanged;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.security.ApiScope;
import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.text.ShortText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens by which programs act as agents (TOK-1 to TOK-8): made, listed and taken back here, used at {@link Programs}. */
@Service
public class ApiTokens {

    /** What every token begins with, so that scanners of secrets recognize one that was left lying about. */
    public static final String PREFIX = "balcao_";

    /** Longest life of a token. */
    public static final int MOST_DAYS = 365;

    private static final int MOST_ACTIVE = 50;
    private static final int MOST_ADDRESSES = 50;
    private static final int LONGEST_NAME = 100;
    private static final int HINT = PREFIX.length() + 6;
    // Their rows tell who used them when.
    private static final Duration KEPT = Duration.ofDays(365);

    private final ApiTokenRepository repository;
    private final Programs programs;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApiTokens(ApiTokenRepository repository, Programs programs, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.programs = programs;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A token that was just made.
     *
     * @param secret the token itself, which is shown this once
     */
    public record Created(ApiToken token, String secret) {}

    /**
     * Tokens, the latest first.
     *
     * @param all those of every agent, for administrators; else one's own
     * @throws Problem forbidden
     */
    @Transactional(readOnly = true)
    public Page<ApiToken> list(ActingAgent acting, boolean all, PageRequest page) {
        if (all) {
            acting.require(Permission.MANAGE_ACCOUNT);
        }
        return repository.list(all ? null : acting.id(), clock.instant(), page);
    }

    /**
     * Makes a token for oneself.
     *
     * @throws Problem forbidden, where only administrators may; validation; conflict, for who has too many
     */
    @Transactional
    public Created create(ActingAgent acting, ApiTokenForm wanted) {
        if (!mayCreate(acting)) {
            throw Problem.forbidden();
        }
        ApiTokenForm form = checked(wanted);
        Instant now = clock.instant();
        if (repository.countActive(acting.id(), now) >= MOST_ACTIVE) {
            throw Problem.conflict("access.api-token.many", MOST_ACTIVE);
        }
        UUID id = repository.newId();
        byte[] secret = RandomTokens.newSecret();
        String token = PREFIX + RandomTokens.encode(Tenant.id(), id, secret);
        // The account's id comes first, which is the same in all: what tells tokens apart is their end.
        String hint = PREFIX + "…" + token.substring(token.length() - (HINT - PREFIX.length()));
        repository.insert(
                id, acting.id(), form, hint, RandomTokens.hash(secret), now, now.plus(Duration.ofDays(form.days())));
        ApiToken made = repository.view(id, now).orElseThrow();
        audit(acting, "api-token.created", made, Map.of(), auditable(made));
        return new Created(made, token);
    }

    /**
     * Takes a token back, at once: one's own, or any for administrators. One that is revoked already stays so.
     *
     * @throws Problem not-found
     */
    @Transactional
    public void revoke(ActingAgent acting, UUID id) {
        Instant now = clock.instant();
        ApiToken token = repository
                .view(id, now)
                .filter(each -> each.agent().id().equals(acting.id()) || acting.may(Permission.MANAGE_ACCOUNT))
                .orElseThrow(Problem::notFound);
        if (repository.revoke(id, now)) {
            programs.forget(token.agent().id());
            audit(acting, "api-token.revoked", token, auditable(token), Map.of());
        }
    }

    /** Takes the tokens of a former owner back, where whoever changed it wants so (OWN). */
    @EventListener
    void on(OwnerChanged event) {
        if (event.revokeTokens()) {
            repository.revokeAll(event.former(), clock.instant());
            programs.forget(event.former());
        }
    }

    /** Whether an agent may make tokens for themselves. */
    @Transactional(readOnly = true)
    public boolean mayCreate(ActingAgent acting) {
        return acting.may(Permission.MANAGE_ACCOUNT) || repository.policy().agentsMayCreate();
    }

    @Transactional(readOnly = true)
    public ApiTokenPolicy policy() {
        return repository.policy();
    }

    /** @throws Problem forbidden; version-conflict */
    @Transactional
    public ApiTokenPolicy change(ActingAgent acting, boolean agentsMayCreate, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        ApiTokenPolicy before = repository.policy();
        if (!repository.update(agentsMayCreate, version)) {
            throw Problem.versionConflict(repository.policy());
        }
        events.publishEvent(AuditableAction.of(
                        Actor.agent(acting.id(), acting.name()), "api-token-policy.changed", "account", Tenant.id())
                .changing(
                        Map.of("agentsMayCreate", before.agentsMayCreate()),
                        Map.of("agentsMayCreate", agentsMayCreate)));
        return repository.policy();
    }

    /** Removes the rows of the current account's tokens that expired long ago. */
    @Transactional
    public int removeExpired() {
        return repository.removeExpired(clock.instant().minus(KEPT));
    }

    private static ApiTokenForm checked(ApiTokenForm form) {
        List<FieldProblem> problems = new ArrayList<>();
        String name = form.name().replaceAll("\\p{Cntrl}+", " ").strip();
        if (ShortText.invisible(name)) {
            problems.add(FieldProblem.of("name", "required", "problem.field.required"));
        } else if (name.length() > LONGEST_NAME) {
            problems.add(FieldProblem.of("name", "size", "problem.field.size", 1, LONGEST_NAME));
        }
        List<String> scopes = form.scopes().stream().distinct().sorted().toList();
        if (scopes.isEmpty()) {
            problems.add(FieldProblem.of("scopes", "required", "access.api-token.scopes"));
        }
        for (int i = 0; i < scopes.size(); i++) {
            if (ApiScope.of(scopes.get(i)).isEmpty()) {
                problems.add(FieldProblem.of("scopes[" + i + "]", "unknown", "access.api-token.scope", scopes.get(i)));
            }
        }
        List<String> addresses = form.addresses().stream()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        if (addresses.size() > MOST_ADDRESSES) {
            problems.add(FieldProblem.of("addresses", "size", "access.api-token.addresses", MOST_ADDRESSES));
        }
        for (int i = 0; i < addresses.size(); i++) {
            if (!isRange(addresses.get(i))) {
                problems.add(FieldProblem.of(
                        "addresses[" + i + "]", "pattern", "access.api-token.address", addresses.get(i)));
            }
        }
        if (form.days() < 1 || form.days() > MOST_DAYS) {
            problems.add(FieldProblem.of("days", "range", "problem.field.range", 1, MOST_DAYS));
        }
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return new ApiTokenForm(name, scopes, addresses, form.days());
    }

    private static boolean isRange(String text) {
        // Letters of a host's name would be looked up.
        if (!text.matches("[0-9a-fA-F:.]+(/\\d{1,3})?")) {
            return false;
        }
        try {
            new IpAddressMatcher(text);
            return true;
        } catch (IllegalArgumentException noRange) {
            return false;
        }
    }

    private void audit(
            ActingAgent acting,
            String action,
            ApiToken token,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after) {
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), action, "api-token", token.id())
                .changing(before, after));
    }

    private static Map<String, @Nullable Object> auditable(ApiToken token) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", token.name());
        values.put("agent", token.agent().name());
        values.put("scopes", token.scopes());
        values.put("addresses", token.addresses());
        values.put("expiresAt", token.expiresAt().toString());
        return values;
    }
}
