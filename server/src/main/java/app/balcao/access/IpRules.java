package app.balcao.access;

import app.balcao.access.IpRule.Panel;
import app.balcao.access.store.IpRuleRepository;
import app.balcao.access.store.IpRuleRepository.Place;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import app.balcao.platform.security.IpAddress;
import app.balcao.platform.security.IpRange;
import app.balcao.platform.tenant.Tenant;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * From which addresses people may enter (IPs de Acesso). Without a rule for a panel, any address will do (SEC-18); with
 * some, an address must lie in one of them (SEC-16), and one of the family that no rule is about lies in none (SEC-20).
 */
@Service
public class IpRules {

    /** Why somebody is refused, in the audit and in answers. */
    public static final String REFUSED = "IP_NOT_ALLOWED";

    /** Most rules of an account. */
    static final int MOST = 200;

    private static final int MOST_SHUT_OUT = 100;
    // How long a node may go on with what it knew: bounds a change made on another node.
    private static final Duration TRUST = Duration.ofSeconds(5);
    private static final Comparator<IpRule> ORDER = Comparator.comparing(IpRule::panel)
            .thenComparing(each -> each.range().first());

    private final IpRuleRepository repository;
    private final Realtime realtime;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Cache<UUID, List<IpRule>> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(TRUST).build();

    IpRules(
            IpRuleRepository repository,
            Realtime realtime,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.realtime = realtime;
        this.transaction = transaction;
        this.events = events;
    }

    /** Whether an agent may work at an address: the owner and administrators at any (SEC-17). */
    public boolean allows(ActingAgent agent, String remoteAddress) {
        return agent.owner()
                || agent.administrator()
                || Tenant.call(agent.accountId(), () -> allows(Panel.AGENT, remoteAddress));
    }

    /** Whether people may enter a panel of the current account from the address of a request. */
    public boolean allows(Panel panel, String remoteAddress) {
        List<IpRule> rules = known.getIfPresent(Tenant.id());
        if (rules == null) {
            rules = transaction.execute(status -> repository.list());
            known.put(Tenant.id(), rules);
        }
        return lies(
                remoteAddress,
                rules.stream()
                        .filter(each -> each.panel() == panel)
                        .map(IpRule::range)
                        .toList());
    }

    private static boolean lies(String remoteAddress, List<IpRange> ranges) {
        return ranges.isEmpty()
                || IpAddress.ofRequest(remoteAddress)
                        .map(address -> ranges.stream().anyMatch(each -> each.contains(address)))
                        .orElse(false);
    }

    /**
     * The account's rules, the agents' first, by address.
     *
     * @throws Problem forbidden
     */
    @Transactional(readOnly = true)
    public List<IpRule> list(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return repository.list().stream().sorted(ORDER).toList();
    }

    /** @throws Problem forbidden; not-found */
    @Transactional(readOnly = true)
    public IpRule find(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return find(id);
    }

    /** @throws Problem forbidden; validation; conflict, when there are too many */
    @Transactional
    public IpRule create(ActingAgent acting, IpRule.Form form) {
        acting.require(Permission.MANAGE_ACCOUNT);
        IpRange range = IpRanges.read(form.firstAddress(), form.lastAddress());
        if (repository.list().size() >= MOST) {
            throw Problem.conflict("access.ip-rule.too-many", MOST);
        }
        IpRule rule = repository.insert(form.panel(), range);
        changed(acting, "ip-rule.created", rule.id(), null, rule);
        return rule;
    }

    /** @throws Problem forbidden; not-found; validation; version-conflict */
    @Transactional
    public IpRule change(ActingAgent acting, UUID id, IpRule.Form form, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        IpRule before = find(id);
        IpRange range = IpRanges.read(form.firstAddress(), form.lastAddress());
        if (!repository.update(id, form.panel(), range, version)) {
            throw Problem.versionConflict(find(id));
        }
        IpRule after = find(id);
        changed(acting, "ip-rule.changed", id, before, after);
        return after;
    }

    /** @throws Problem forbidden; not-found */
    @Transactional
    public void delete(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        IpRule before = find(id);
        if (!repository.delete(id)) {
            throw Problem.notFound();
        }
        changed(acting, "ip-rule.deleted", id, before, null);
    }

    private IpRule find(UUID id) {
        return repository.list().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /**
     * What a change would do, told before it is made: administrators are exempt, so that nobody who changes rules
     * notices by themselves whom they shut out.
     *
     * @param address from which the administrator asks
     * @param inside whether it would be let in
     * @param shutOut agents at work now who would have to stop
     * @param more whether there are more of them than are named
     */
    public record Effects(String address, boolean inside, List<ShutOut> shutOut, boolean more) {}

    /** An agent signed in from an address that would not be let in. */
    public record ShutOut(UUID agentId, String name, String address) {}

    /**
     * Tells what would come of putting a rule in the place of another one.
     *
     * @param rule the new one; null to only take the other away
     * @param replaced the other; null to only add
     * @throws Problem forbidden; validation
     */
    @Transactional(readOnly = true)
    public Effects effects(
            ActingAgent acting,
            Panel panel,
            IpRule.@Nullable Form rule,
            @Nullable UUID replaced,
            String remoteAddress) {
        acting.require(Permission.MANAGE_ACCOUNT);
        List<IpRule> present = repository.list();
        if (replaced != null && present.stream().noneMatch(each -> each.id().equals(replaced))) {
            throw Problem.validation(FieldProblem.of("ipRuleId", "unknown", "problem.field.unknown"));
        }
        Stream<IpRange> others = present.stream()
                .filter(each -> each.panel() == panel && !each.id().equals(replaced))
                .map(IpRule::range);
        Stream<IpRange> wanted =
                rule == null ? Stream.empty() : Stream.of(IpRanges.read(rule.firstAddress(), rule.lastAddress()));
        List<IpRange> ranges = Stream.concat(others, wanted).toList();
        List<ShutOut> shutOut = panel == Panel.CUSTOMER || ranges.isEmpty()
                ? List.of()
                : repository.boundAgentsAtWork().stream()
                        .filter(each -> !lies(each.address(), ranges))
                        .map(each -> new ShutOut(each.agentId(), each.name(), each.address()))
                        .toList();
        return new Effects(
                IpAddress.written(remoteAddress),
                lies(remoteAddress, ranges),
                shutOut.stream().limit(MOST_SHUT_OUT).toList(),
                shutOut.size() > MOST_SHUT_OUT);
    }

    private void changed(ActingAgent acting, String action, UUID id, @Nullable IpRule before, @Nullable IpRule after) {
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), action, "ip-rule", id)
                .changing(auditable(before), auditable(after)));
        realtime.publish(Topics.ACCOUNT, "directory-changed", Map.of("what", "IP_RULES"));
        // Whoever works from an address that is not let in any more is cut off at once.
        repository.boundAgentsAtWork().stream().map(Place::agentId).distinct().forEach(realtime::recheckRights);
        UUID account = Tenant.id();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.invalidate(account);
            }
        });
    }

    private static Map<String, Object> auditable(@Nullable IpRule rule) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (rule != null) {
            values.put("panel", rule.panel().name());
            values.put("firstAddress", rule.firstAddress());
            values.put("lastAddress", rule.lastAddress());
        }
        return values;
    }
}
