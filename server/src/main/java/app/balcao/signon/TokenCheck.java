package app.balcao.signon;

import app.balcao.platform.text.EmailAddress;
import app.balcao.schema.tables.records.SignOnProviderRecord;
import app.balcao.signon.SignOnRefused.Told;
import app.balcao.signon.store.UsedTokenRepository;
import app.balcao.signon.token.SignedToken;
import app.balcao.signon.token.TokenFault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks tokens against the provider that should have made them, and uses them up (SEC-38). */
@Component
class TokenCheck {

    private final ProviderSecrets secrets;
    private final UsedTokenRepository used;
    private final Clock clock;

    TokenCheck(ProviderSecrets secrets, UsedTokenRepository used, Clock clock) {
        this.secrets = secrets;
        this.used = used;
        this.clock = clock;
    }

    /** The domain a token says it comes from, in its one form; empty when it says none. */
    static String issuer(SignedToken token) {
        return EmailAddress.canonicalDomain(token.text("iss")).orElse("");
    }

    /**
     * Why the token opens nothing, by a stable name; absent for one that does. Whether it was used is not looked at.
     */
    Optional<String> fault(SignOnProviderRecord provider, SignedToken token) {
        if (!issuer(token).equals(provider.getIssuer())) {
            return Optional.of("WRONG_ISSUER");
        }
        return secrets.of(provider)
                .map(key -> token.fault(key.getBytes(StandardCharsets.UTF_8), clock.instant())
                        .map(TokenFault::name))
                .orElse(Optional.of(ProviderSecrets.UNREADABLE));
    }

    /** What the person is told of a fault. */
    static Told told(String fault) {
        return fault.equals(ProviderSecrets.UNREADABLE) ? Told.UNAVAILABLE : Told.INVALID;
    }

    /** As {@link #fault}, for a token that is used up by it; inside a transaction. */
    Optional<String> use(SignOnProviderRecord provider, SignedToken token) {
        Optional<String> fault = fault(provider, token);
        if (fault.isPresent()) {
            return fault;
        }
        Instant until = Objects.requireNonNull(token.end());
        return used.use(provider.getId(), token.fingerprint(), until) ? Optional.empty() : Optional.of("TOKEN_USED");
    }
}
