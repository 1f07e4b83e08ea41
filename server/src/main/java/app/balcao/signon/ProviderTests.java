package app.balcao.signon;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Messages;
import app.balcao.schema.tables.records.SignOnProviderRecord;
import app.balcao.signon.oidc.OpenIdClient;
import app.balcao.signon.oidc.OpenIdFailure;
import app.balcao.signon.saml.Certificates;
import app.balcao.signon.store.ProviderRepository;
import app.balcao.signon.token.SignedToken;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries a provider for an administrator, before people depend on it. */
@Service
public class ProviderTests {

    private static final Logger log = LoggerFactory.getLogger(ProviderTests.class);

    private final ProviderRepository providers;
    private final OpenIdClient openId;
    private final TokenCheck check;
    private final ProviderSecrets secrets;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ProviderTests(
            ProviderRepository providers,
            OpenIdClient openId,
            TokenCheck check,
            ProviderSecrets secrets,
            Messages messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.providers = providers;
        this.openId = openId;
        this.check = check;
        this.secrets = secrets;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What a test found.
     *
     * @param message in the reader's language
     */
    public record Outcome(boolean good, String message) {}

    /**
     * Tries a provider: whether an OpenID one answers, whether a SAML one's certificates are good now, whether a token
     * would open, which does not use it up.
     *
     * @throws Problem not-found
     */
    public Outcome test(ActingAgent acting, UUID id, @Nullable String token) {
        acting.require(Permission.MANAGE_ACCOUNT);
        SignOnProviderRecord provider =
                transaction.execute(status -> providers.find(id)).orElseThrow(Problem::notFound);
        return switch (SignOnProviders.kind(provider)) {
            case AGENT_JWT, CUSTOMER_JWT -> token(provider, token == null ? "" : token.strip());
            case OIDC -> openId(provider);
            case SAML -> saml(provider);
        };
    }

    private Outcome token(SignOnProviderRecord provider, String text) {
        Optional<SignedToken> token = SignedToken.read(text);
        if (token.isEmpty()) {
            return outcome(false, "MALFORMED_TOKEN");
        }
        String fault = check.fault(provider, token.get()).orElse("");
        return fault.isEmpty() ? outcome(true, "token") : outcome(false, fault);
    }

    private Outcome openId(SignOnProviderRecord provider) {
        if (secrets.of(provider).isEmpty()) {
            return outcome(false, ProviderSecrets.UNREADABLE);
        }
        try {
            openId.check(provider.getIssuer());
            return outcome(true, "openid");
        } catch (OpenIdFailure failure) {
            log.info("Test of {} failed: {}", provider.getIssuer(), failure.getMessage());
            return outcome(false, "openid-failed", provider.getIssuer());
        }
    }

    private Outcome saml(SignOnProviderRecord provider) {
        List<X509Certificate> certificates =
                Certificates.read(provider.getCertificates()).orElse(List.of());
        Date now = Date.from(clock.instant());
        boolean good = certificates.stream()
                .anyMatch(each -> !now.before(each.getNotBefore()) && !now.after(each.getNotAfter()));
        return outcome(good, good ? "saml" : "saml-expired");
    }

    private Outcome outcome(boolean good, String key, Object... arguments) {
        return new Outcome(good, messages.text("signon.test." + key, List.of(arguments)));
    }
}
