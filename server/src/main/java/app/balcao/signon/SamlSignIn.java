package app.balcao.signon;

import app.balcao.access.Entrance.Entered;
import app.balcao.access.EntryContext;
import app.balcao.account.Accounts;
import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.SignOnProviderRecord;
import app.balcao.signon.AgentDoor.Claimed;
import app.balcao.signon.SignOnRefused.Told;
import app.balcao.signon.saml.SamlAssertion;
import app.balcao.signon.saml.SamlInvalid;
import app.balcao.signon.saml.SamlMessages;
import app.balcao.signon.saml.SamlResponses;
import app.balcao.signon.store.AttemptRepository.OpenAttempt;
import app.balcao.signon.store.ProviderRepository;
import app.balcao.signon.store.UsedTokenRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the word of SAML providers. None of it needs a tenant. */
@Service
public class SamlSignIn {

    private static final Logger log = LoggerFactory.getLogger(SamlSignIn.class);

    private final Accounts accounts;
    private final ProviderRepository providers;
    private final Attempts attempts;
    private final UsedTokenRepository used;
    private final AgentDoor door;
    private final SignOnAddresses addresses;
    private final TransactionTemplate transaction;

    SamlSignIn(
            Accounts accounts,
            ProviderRepository providers,
            Attempts attempts,
            UsedTokenRepository used,
            AgentDoor door,
            SignOnAddresses addresses,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.providers = providers;
        this.attempts = attempts;
        this.used = used;
        this.door = door;
        this.addresses = addresses;
        this.transaction = transaction;
    }

    /**
     * What follows a good response: somebody is in who came unasked, or the browser that asked must show itself,
     * which it cannot do in the provider's own POST.
     *
     * @param state to come back with; empty for somebody who is in
     */
    public record Taken(@Nullable Entered entered, String state) {}

    /** The metadata of this program for a provider; absent when there is no such provider. */
    public Optional<String> metadata(String account, UUID providerId) {
        return accounts.idOf(account)
                .flatMap(id -> Tenant.call(
                        id,
                        () -> transaction.execute(status -> providers
                                .findActive(providerId, SignOnKind.SAML)
                                .map(provider -> addresses.peer(
                                        provider, accounts.current().loginName())))))
                .map(peer -> SamlMessages.metadata(peer.entityId(), peer.consumer()));
    }

    /**
     * Takes a response that a browser posted.
     *
     * @param relayState the state of the attempt that it ends, or whatever a provider sends along unasked
     * @throws SignOnRefused for whatever does not let them in
     */
    public Taken take(
            String typedAccount, UUID providerId, String response, @Nullable String relayState, EntryContext context) {
        UUID accountId = accounts.idOf(typedAccount)
                .orElseThrow(() -> new SignOnRefused(Told.INVALID, "UNKNOWN_PROVIDER", null));
        return Tenant.call(accountId, () -> {
            String account = transaction.execute(status -> accounts.current().loginName());
            SignOnProviderRecord provider = transaction
                    .execute(status -> providers.findActive(providerId, SignOnKind.SAML))
                    .orElseThrow(() -> new SignOnRefused(Told.INVALID, "UNKNOWN_PROVIDER", account));
            String state = Attempts.ofRelayState(relayState);
            OpenAttempt attempt = attempt(state, providerId).orElse(null);
            if (attempt == null && !provider.getUnsolicited()) {
                throw door.refuse(provider, account, null, Told.STALE, "UNSOLICITED");
            }
            UUID agent = agent(provider, account, response, attempt);
            if (attempt == null) {
                return new Taken(door.enter(agent, provider, account, context), "");
            }
            if (!transaction.execute(status -> attempts.name(attempt, agent))) {
                throw door.refuse(provider, account, null, Told.STALE, "NO_ATTEMPT");
            }
            return new Taken(null, state);
        });
    }

    private UUID agent(SignOnProviderRecord provider, String account, String response, @Nullable OpenAttempt attempt) {
        SamlAssertion assertion;
        try {
            assertion = SamlResponses.verify(
                    addresses.peer(provider, account),
                    response,
                    attempt == null ? null : SamlMessages.requestId(attempt.id()));
        } catch (SamlInvalid invalid) {
            log.info("SAML response of {} refused: {}", provider.getIssuer(), invalid.getMessage());
            throw door.refuse(provider, account, null, Told.INVALID, "WRONG_ASSERTION");
        }
        byte[] fingerprint = RandomTokens.hash(assertion.id());
        if (!transaction.execute(status -> used.use(provider.getId(), fingerprint, assertion.endsAt()))) {
            throw door.refuse(provider, account, null, Told.INVALID, "ASSERTION_USED");
        }
        if (assertion.isTransient() || assertion.subject().isBlank()) {
            throw door.refuse(provider, account, null, Told.INVALID, "TRANSIENT_SUBJECT");
        }
        return door.find(provider, account, new Claimed(assertion.subject(), email(provider, assertion), true));
    }

    private static @Nullable String email(SignOnProviderRecord provider, SamlAssertion assertion) {
        String attribute = provider.getEmailClaim();
        if (attribute == null) {
            return assertion.subject();
        }
        List<String> values = assertion.attributes().getOrDefault(attribute, List.of());
        return values.size() == 1 ? values.getFirst() : null;
    }

    private Optional<OpenAttempt> attempt(String state, UUID providerId) {
        return RandomTokens.decode(state)
                .flatMap(token -> transaction.execute(status -> attempts.find(token)))
                .filter(each -> each.providerId().equals(providerId));
    }
}
