package app.balcao.channel.webchat;

import app.balcao.channel.webchat.store.VisitorRepository;
import app.balcao.customer.Customer;
import app.balcao.customer.Customers;
import app.balcao.platform.errors.Problem;
import app.balcao.signon.CustomerTokens;
import app.balcao.signon.SignOnRefused;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Visitors whom the company's own site vouches for with a token that it signed, as for the portal (WCH-12, SEC-36), or the portal
 * itself for whom it has signed in (WCH-2): they are customers, and need not say who they are. Works outside any transaction, since a refusal stays in the audit.
 */
@Service
public class VisitorIdentities {

    private final CustomerTokens tokens;
    private final PortalIdentities portal;
    private final Customers customers;
    private final Visitors visitors;
    private final VisitorRepository repository;

    VisitorIdentities(
            CustomerTokens tokens,
            PortalIdentities portal,
            Customers customers,
            Visitors visitors,
            VisitorRepository repository) {
        this.tokens = tokens;
        this.portal = portal;
        this.customers = customers;
        this.visitors = visitors;
        this.repository = repository;
    }

    /** Somebody who opened a page, and may be known. */
    public record Arrived(String visitor, @Nullable VisitorIdentity identity) {}

    /**
     * Somebody opens a page.
     *
     * @param visitor the token of theirs that the browser keeps
     * @param signed what the site says of them; null for anybody
     * @throws Problem forbidden, for what the site did not sign, or not for now
     */
    public Arrived arrive(@Nullable String visitor, @Nullable String signed, Visit visit) {
        if (signed == null || signed.isBlank()) {
            return new Arrived(visitors.arrive(visitor, visit), null);
        }
        Customer customer = PortalIdentities.made(signed) ? ofPortal(signed) : ofSite(signed);
        return new Arrived(visitors.arriveAs(customer.id(), visitor, visit), identity(customer));
    }

    private Customer ofPortal(String signed) {
        return portal.customer(signed)
                .flatMap(customers::find)
                .filter(Customer::active)
                .orElseThrow(() -> Problem.of(HttpStatus.FORBIDDEN, "identity-refused", "webchat.identity-invalid"));
    }

    private Customer ofSite(String signed) {
        try {
            return tokens.customer(signed);
        } catch (SignOnRefused refused) {
            String text =
                    switch (refused.told()) {
                        case UNKNOWN -> "webchat.identity-unknown";
                        case UNAVAILABLE -> "webchat.identity-unavailable";
                        default -> "webchat.identity-invalid";
                    };
            throw Problem.of(HttpStatus.FORBIDDEN, "identity-refused", text);
        }
    }

    /** Who a visitor is; absent for somebody unknown. */
    Optional<VisitorIdentity> of(UUID visitorId) {
        return repository.customer(visitorId).flatMap(customers::find).map(VisitorIdentities::identity);
    }

    private static VisitorIdentity identity(Customer customer) {
        return new VisitorIdentity(
                customer.id(),
                customer.name(),
                customer.emails().isEmpty() ? null : customer.emails().getFirst());
    }
}
