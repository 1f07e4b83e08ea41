package app.balcao.signon;

import app.balcao.access.Entrance.Entered;
import app.balcao.access.EntryContext;
import app.balcao.account.Accounts;
import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.SignOnProviderRecord;
import app.balcao.signon.AgentDoor.Claimed;
import app.balcao.signon.SignOnRefused.Told;
import app.balcao.signon.oidc.OpenIdClient;
import app.balcao.signon.oidc.OpenIdClient.Client;
import app.balcao.signon.oidc.OpenIdFailure;
import app.balcao.signon.saml.SamlMessages;
import app.balcao.signon.store.AttemptRepository.OpenAttempt;
import app.balcao.signon.store.ProviderRepository;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Agents who sign in at an OpenID or SAML provider, from the sign-in page and back. None of it needs a tenant. */
@Service
public class ProviderSignIn {

    private static final Logger log = LoggerFactory.getLogger(ProviderSignIn.class);

    private final Accounts accounts;
    private final ProviderRepository providers;
    private final Attempts attempts;
    private final AgentDoor door;
    private final OpenIdClient openId;
    private final SignOnAddresses addresses;
    private final ProviderSecrets secrets;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProviderSignIn(
            Accounts accounts,
            ProviderRepository providers,
            Attempts attempts,
            AgentDoor door,
            OpenIdClient openId,
            SignOnAddresses addresses,
            ProviderSecrets secrets,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.providers = providers;
        this.attempts = attempts;
        this.door = door;
        this.openId = openId;
        this.addresses = addresses;
        this.secrets = secrets;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Somebody who got in.
     *
     * @param path the page here that they wanted
     */
    public record Arrived(Entered entered, String path) {}

    /**
     * Begins a sign-in and answers where to send the browser.
     *
     * @param browserKey known to that browser only
     * @throws SignOnRefused when the account has no such provider, or the provider does not answer
     */
    public URI begin(String typedAccount, UUID providerId, @Nullable String returnPath, String browserKey) {
        UUID accountId = accounts.idOf(typedAccount).orElseThrow(() -> unknown(typedAccount));
        return Tenant.call(accountId, () -> {
            String account = loginName();
            SignOnProviderRecord provider = transaction.execute(status -> providers
                    .find(providerId)
                    .filter(each ->
                            each.getActive() && SignOnProviders.kind(each).offered())
                    .orElseThrow(() -> unknown(account)));
            Attempts.Begun begun =
                    transaction.execute(status -> attempts.begin(providerId, browserKey, ReturnPath.of(returnPath)));
            if (SignOnProviders.kind(provider) == SignOnKind.SAML) {
                String request = SamlMessages.requestId(begun.id());
                return SamlMessages.redirect(
                        addresses.peer(provider, account),
                        request,
                        Attempts.relayState(begun.state()),
                        clock.instant());
            }
            try {
                var proof = Attempts.proof(begun.state(), begun.id(), browserKey);
                return openId.authorization(client(provider, account), proof);
            } catch (OpenIdFailure failure) {
                throw failed(provider, account, failure);
            }
        });
    }

    /**
     * Ends a sign-in at an OpenID provider.
     *
     * @param issuer as the provider named itself; null when it did not
     * @param error what the provider says kept the person from signing in; null for none
     * @throws SignOnRefused for whatever does not let them in
     */
    public Arrived openIdReturn(
            @Nullable String state,
            @Nullable String code,
            @Nullable String issuer,
            @Nullable String error,
            @Nullable String browserKey,
            EntryContext context) {
        RandomTokens.Token token = token(state);
        return Tenant.call(token.accountId(), () -> {
            OpenAttempt attempt = ended(token, browserKey);
            String account = loginName();
            SignOnProviderRecord provider = transaction
                    .execute(status -> providers.findActive(attempt.providerId(), SignOnKind.OIDC))
                    .orElseThrow(() -> unknown(account));
            if (issuer != null && !issuer.equals(provider.getIssuer())) {
                throw door.refuse(provider, account, null, Told.INVALID, "WRONG_ISSUER");
            }
            if (error != null || code == null || code.isBlank()) {
                throw door.refuse(provider, account, null, Told.DENIED, "PROVIDER_DENIED");
            }
            try {
                var proof = Attempts.proof(String.valueOf(state), attempt.id(), String.valueOf(browserKey));
                var person = openId.person(client(provider, account), proof, code);
                boolean vouched = person.emailVerified() || !provider.getVerifiedOnly();
                UUID agent = door.find(provider, account, new Claimed(person.subject(), person.email(), vouched));
                return new Arrived(door.enter(agent, provider, account, context), attempt.returnPath());
            } catch (OpenIdFailure failure) {
                throw failed(provider, account, failure);
            }
        });
    }

    /** Ends a sign-in at a SAML provider, whose word has come already, in the browser that began it. */
    public Arrived samlReturn(@Nullable String state, @Nullable String browserKey, EntryContext context) {
        RandomTokens.Token token = token(state);
        return Tenant.call(token.accountId(), () -> {
            OpenAttempt attempt = ended(token, browserKey);
            String account = loginName();
            UUID agent = attempt.agentId();
            SignOnProviderRecord provider = transaction
                    .execute(status -> providers.findActive(attempt.providerId(), SignOnKind.SAML))
                    .orElseThrow(() -> unknown(account));
            if (agent == null) {
                throw door.refuse(provider, account, null, Told.STALE, "NO_ASSERTION");
            }
            return new Arrived(door.enter(agent, provider, account, context), attempt.returnPath());
        });
    }

    private OpenAttempt ended(RandomTokens.Token token, @Nullable String browserKey) {
        Optional<OpenAttempt> attempt = transaction.execute(status -> attempts.find(token)
                .filter(each -> browserKey != null && Attempts.isOf(each, browserKey))
                .filter(attempts::end));
        return attempt.orElseThrow(() -> new SignOnRefused(Told.STALE, "NO_ATTEMPT", null));
    }

    private String loginName() {
        return transaction.execute(status -> accounts.current().loginName());
    }

    private Client client(SignOnProviderRecord provider, String account) {
        String secret = secrets.of(provider)
                .orElseThrow(() -> door.refuse(provider, account, null, Told.UNAVAILABLE, ProviderSecrets.UNREADABLE));
        return new Client(
                provider.getIssuer(),
                provider.getClientId(),
                secret,
                provider.getScopes(),
                provider.getEmailClaim(),
                URI.create(addresses.openIdCallback()));
    }

    private SignOnRefused failed(SignOnProviderRecord provider, String account, OpenIdFailure failure) {
        log.warn("Sign-on at {} failed: {}: {}", provider.getIssuer(), failure.reason(), failure.getMessage());
        if (failure.isUnavailable()) {
            events.publishEvent(new ProviderUnavailable(provider.getLabel()));
        }
        Told told = failure.isUnavailable() ? Told.UNAVAILABLE : Told.INVALID;
        return door.refuse(provider, account, null, told, failure.reason());
    }

    private static RandomTokens.Token token(@Nullable String state) {
        return RandomTokens.decode(state == null ? "" : state)
                .orElseThrow(() -> new SignOnRefused(Told.STALE, "NO_ATTEMPT", null));
    }

    private static SignOnRefused unknown(String account) {
        return new SignOnRefused(Told.INVALID, "UNKNOWN_PROVIDER", account);
    }
}
