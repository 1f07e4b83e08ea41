package app.balcao.portal;

import app.balcao.access.Refusal;
import app.balcao.customer.Customer;
import app.balcao.customer.Customers;
import app.balcao.ldap.LdapPasswords;
import app.balcao.ldap.LdapPasswords.CustomerAnswer;
import app.balcao.ldap.LdapPasswords.Verdict;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.RefusalTime;
import app.balcao.platform.text.EmailAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Customers for whom the company's directory vouches (SEC-30). It makes nobody a customer: whoever it knows must be one
 * already, by the same e-mail (SEC-31). Works for the current account, and outside of any transaction, since it waits
 * for the directory.
 */
@Service
class DirectoryCustomers {

    static final String HOW = "DIRECTORY";

    private final LdapPasswords passwords;
    private final Customers customers;
    private final PortalLimits limits;
    private final PortalAudit audit;

    DirectoryCustomers(LdapPasswords passwords, Customers customers, PortalLimits limits, PortalAudit audit) {
        this.passwords = passwords;
        this.customers = customers;
        this.limits = limits;
        this.audit = audit;
    }

    /** Whether there is a directory for customers. */
    boolean any() {
        return passwords.serveCustomers();
    }

    /**
     * The customer whose e-mail and password these are. Whatever is wrong, the answer and the time it takes are the
     * same, and the audit alone knows the reason.
     *
     * @throws Problem sign-in-refused; entry-refused, while the directory does not answer, whoever asks; rate-limited
     */
    Customer customer(String email, String password, String ip) {
        String address =
                EmailAddress.canonical(email).orElseGet(() -> email.strip().toLowerCase(Locale.ROOT));
        limits.signIn(ip, address);
        RefusalTime time = RefusalTime.begin();
        Optional<Customer> known = customers.findByEmail(address);
        CustomerAnswer answer = passwords.verify(address, password);
        @Nullable String reason = reason(known, answer);
        if (reason == null) {
            return known.orElseThrow();
        }
        audit.refused(known.orElse(null), HOW, address, reason);
        time.sitOut();
        throw answer.verdict() == Verdict.UNAVAILABLE
                ? Problem.of(HttpStatus.FORBIDDEN, "entry-refused", "portal.directory-unavailable")
                        .with("reason", reason)
                : Problem.of(HttpStatus.UNAUTHORIZED, "sign-in-refused", "portal.sign-in.refused");
    }

    private static @Nullable String reason(Optional<Customer> known, CustomerAnswer answer) {
        if (answer.verdict() != Verdict.RIGHT) {
            return Objects.requireNonNullElse(answer.reason(), Refusal.NO_PASSWORD.reason());
        }
        if (known.isEmpty()) {
            return "UNKNOWN_CUSTOMER";
        }
        return known.get().active() ? null : "CUSTOMER_INACTIVE";
    }
}
