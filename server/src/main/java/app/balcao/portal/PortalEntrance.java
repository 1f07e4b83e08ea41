package app.balcao.portal;

import app.balcao.access.IpRule.Panel;
import app.balcao.access.IpRules;
import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.customer.Customer;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import app.balcao.signon.CustomerTokens;
import app.balcao.signon.SignOnRefused;
import app.balcao.signon.SignOnRefused.Told;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How customers come in. All of it works for the current account. */
@Service
public class PortalEntrance {

    private final Accounts accounts;
    private final CustomerTokens tokens;
    private final DirectoryCustomers directory;
    private final PortalSessions sessions;
    private final PortalAudit audit;
    private final IpRules ipRules;
    private final TransactionTemplate transaction;

    PortalEntrance(
            Accounts accounts,
            CustomerTokens tokens,
            DirectoryCustomers directory,
            PortalSessions sessions,
            PortalAudit audit,
            IpRules ipRules,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.directory = directory;
        this.sessions = sessions;
        this.audit = audit;
        this.ipRules = ipRules;
        this.transaction = transaction;
    }

    /** The account whose portal an address names; absent when there is none, or it is not active. Needs no tenant. */
    public Optional<UUID> open(String loginName) {
        return accounts.idOf(loginName)
                .filter(id -> Tenant.call(
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

    /** Whether customers come in by e-mail and password, where no page of the company's has them sign in (POR-2). */
    public boolean takesPasswords() {
        return authenticationAddress().isEmpty() && directory.any();
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
        if (!allows(ip)) {
            audit.refused(customer, "CUSTOMER_JWT", null, IpRules.REFUSED);
            throw new SignOnRefused(Told.RULE, IpRules.REFUSED, null);
        }
        return enter(customer, "CUSTOMER_JWT", ip, userAgent);
    }

    /**
     * Lets in the customer for whose e-mail and password the directory vouches; the address they come from was looked
     * at already.
     *
     * @return value of the session's cookie
     * @throws Problem conflict, where customers do not come in by passwords; sign-in-refused, whatever was wrong;
     *     entry-refused; rate-limited
     */
    public String byPassword(String email, String password, String ip, String userAgent) {
        if (!takesPasswords()) {
            throw Problem.conflict("portal.no-passwords");
        }
        return enter(directory.customer(email, password, ip), DirectoryCustomers.HOW, ip, userAgent);
    }

    private String enter(Customer customer, String how, String ip, String userAgent) {
        return transaction.execute(status -> {
            audit.began(customer, how);
            return sessions.begin(customer.id(), ip, userAgent);
        });
    }
}
