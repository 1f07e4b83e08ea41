package app.balcao.signon;

import app.balcao.customer.Customer;
import app.balcao.customer.Customers;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.EmailAddress;
import app.balcao.schema.tables.records.SignOnProviderRecord;
import app.balcao.signon.SignOnRefused.Told;
import app.balcao.signon.store.ProviderRepository;
import app.balcao.signon.token.SignedToken;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Customers whom the company's own site vouches for with a token: the portal's, and the chat's (SEC-36). All of it
 * works for the current account, and outside any transaction.
 */
@Service
public class CustomerTokens {

    private final ProviderRepository providers;
    private final TokenCheck check;
    private final Customers customers;
    private final SignOnAudit audit;
    private final TransactionTemplate transaction;

    CustomerTokens(
            ProviderRepository providers,
            TokenCheck check,
            Customers customers,
            SignOnAudit audit,
            TransactionTemplate transaction) {
        this.providers = providers;
        this.check = check;
        this.customers = customers;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What a token says of a customer; at least one of e-mail and identifier is there. */
    private record Claims(
            @Nullable String name,
            @Nullable String email,
            @Nullable String userId,
            boolean create) {

        static Claims of(SignedToken token) {
            return new Claims(
                    token.text("name"),
                    EmailAddress.typed(token.text("email")).orElse(null),
                    token.text("userid"),
                    token.truth("create"));
        }

        Map<String, @Nullable Object> auditable() {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("email", email);
            values.put("userid", userId);
            return values;
        }
    }

    private record Found(
            @Nullable Customer customer, @Nullable String reason) {}

    /** The page that makes tokens, where customers without a session are sent; absent when none is configured. */
    public Optional<String> authenticationAddress() {
        return transaction.execute(status -> providers.ofCustomers().map(SignOnProviderRecord::getUrl));
    }

    /**
     * The customer whom a token names: by the company's identifier first, then by e-mail (SEC-37). One who does not
     * exist is registered if the token says so. Uses the token up.
     *
     * @throws SignOnRefused for a token that is not good, and for a customer who does not exist or is inactive
     */
    public Customer customer(String text) {
        SignOnProviderRecord provider =
                transaction.execute(status -> providers.ofCustomers()).orElse(null);
        SignedToken token =
                SignedToken.read(text).orElseThrow(() -> refuse(provider, Map.of(), Told.INVALID, "MALFORMED_TOKEN"));
        Claims claims = Claims.of(token);
        if (provider == null) {
            throw refuse(null, claims.auditable(), Told.INVALID, "UNKNOWN_PROVIDER");
        }
        Optional<String> fault = transaction.execute(status -> check.use(provider, token));
        if (fault.isPresent()) {
            throw refuse(provider, claims, TokenCheck.told(fault.get()), fault.get());
        }
        if (claims.name() == null) {
            throw refuse(provider, claims, Told.INVALID, "NO_NAME");
        }
        if (claims.email() == null && claims.userId() == null) {
            throw refuse(provider, claims, Told.INVALID, "NO_EMAIL");
        }
        Found found = findOrRegister(claims, claims.name());
        if (found.customer() == null) {
            throw refuse(provider, claims, Told.UNKNOWN, String.valueOf(found.reason()));
        }
        if (!found.customer().active()) {
            throw refuse(provider, claims, Told.UNKNOWN, "CUSTOMER_INACTIVE");
        }
        return found.customer();
    }

    private Found findOrRegister(Claims claims, String name) {
        Found found = find(claims);
        if (found.customer() != null || found.reason() != null) {
            return found;
        }
        if (!claims.create()) {
            return new Found(null, "UNKNOWN_CUSTOMER");
        }
        try {
            return new Found(customers.register(name, claims.email(), claims.userId()), null);
        } catch (DuplicateKeyException | Problem refused) {
            // Either somebody registered them meanwhile, or what the token says will not do.
            Found meanwhile = find(claims);
            return meanwhile.customer() == null ? new Found(null, "UNUSABLE_CUSTOMER") : meanwhile;
        }
    }

    private Found find(Claims claims) {
        if (claims.userId() != null) {
            Optional<Customer> known = customers.findByExternalId(claims.userId());
            if (known.isPresent()) {
                return new Found(known.get(), null);
            }
        }
        Customer known = claims.email() == null
                ? null
                : customers.findByEmail(claims.email()).orElse(null);
        // The same identifier is no stranger: they were registered between the two looks.
        boolean somebodyElse = known != null
                && known.externalId() != null
                && claims.userId() != null
                && !known.externalId().equals(claims.userId());
        return somebodyElse ? new Found(null, "OTHER_IDENTIFIER") : new Found(known, null);
    }

    private SignOnRefused refuse(SignOnProviderRecord provider, Claims claims, Told told, String reason) {
        return refuse(provider, claims.auditable(), told, reason);
    }

    private SignOnRefused refuse(
            @Nullable SignOnProviderRecord provider, Map<String, @Nullable Object> claimed, Told told, String reason) {
        transaction.executeWithoutResult(status -> audit.customerRefused(provider, claimed, reason));
        return new SignOnRefused(told, reason, null);
    }
}
