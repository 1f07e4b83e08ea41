package app.balcao.portal;

import app.balcao.access.IpRule.Panel;
import app.balcao.access.IpRules;
import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.customer.Customer;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.signon.CustomerTokens;
import app.balcao.signon.SignOnRefused;
import app.balcao.signon.SignOnRefused.Told;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How customers come in. All of it works for the current account. */
@Service
public class PortalEntrance {

    private final Accounts accounts;
    private final CustomerTokens tokens;
    private final PortalSessions sessions;
    private final IpRules ipRules;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    PortalEntrance(
            Accounts accounts,
            CustomerTokens tokens,
            PortalSessions sessions,
            IpRules ipRules,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.sessions = sessions;
        this.ipRules = ipRules;
        this.transaction = transaction;
        this.events = events;
    }

    /** The account whose portal an address names; absent when there is none, or it is not active. Needs no tenant. */
    public Optional<UUID> open(String loginName) {
        return accounts.idOf(loginName)
                .filter(id -> app.balcao.platform.tenant.Tenant.call(
                        id,
                        () -> transaction.execute(status -> accounts.current().active())));
    }

    /** Whether the portal may be used from an address (SEC-19). */
    public boolean allows(String ip) {
        return ipRules.allows(Panel.CUSTOMER, ip);
    }

    /** Where customers without a session are sent to sign in (POR-2); absent when there is no such page. */
    public Optional<String> authenticationAddress() {
        return tokens.authenticationAddress();
    }

    /** The account, for what its pages show. */
    public Account account() {
        return transaction.execute(status -> accounts.current());
    }

    /**
     * Lets in the customer whom a token of the company's own site names.
     *
     * @return value of the session's cookie
     * @throws SignOnRefused for a token that is not good, nobody who may come in, or an address that may not be used
     */
    public String byToken(String token, String ip, String userAgent) {
        Customer customer = tokens.customer(token);
        return enter(customer, "CUSTOMER_JWT", ip, userAgent);
    }

    private String enter(Customer customer, String how, String ip, String userAgent) {
        if (!allows(ip)) {
            transaction.executeWithoutResult(
                    status -> audit(customer, "portal-session.refused", Map.of("how", how, "reason", IpRules.REFUSED)));
            throw new SignOnRefused(Told.RULE, IpRules.REFUSED, null);
        }
        return transaction.execute(status -> {
            audit(customer, "portal-session.began", Map.of("how", how));
            return sessions.begin(customer.id(), ip, userAgent);
        });
    }

    private void audit(Customer customer, String action, Map<String, ? extends @Nullable Object> what) {
        events.publishEvent(
                AuditableAction.of(Actor.customer(customer.id(), customer.name()), action, "customer", customer.id())
                        .changing(Map.of(), what));
    }
}
