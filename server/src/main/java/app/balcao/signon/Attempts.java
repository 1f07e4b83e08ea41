package app.balcao.signon;

import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.tenant.Tenant;
import app.balcao.signon.oidc.OpenIdClient.Proof;
import app.balcao.signon.store.AttemptRepository;
import app.balcao.signon.store.AttemptRepository.OpenAttempt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sign-ins that were begun here and end when the provider sends the person back: in the browser that began, in time,
 * and once. What an OpenID provider must repeat or be shown is derived from the browser's key, so that the database
 * holds none of it.
 */
@Component
class Attempts {

    private static final int ACCOUNT_BYTES = 16;
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final AttemptRepository repository;
    private final Clock clock;

    Attempts(AttemptRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * An attempt as it leaves for the provider.
     *
     * @param state what the provider sends back
     */
    record Begun(UUID id, String state) {}

    /** Begins an attempt; inside a transaction. */
    Begun begin(UUID providerId, String browserKey, String returnPath) {
        byte[] secret = RandomTokens.newSecret();
        UUID id = repository.insert(
                providerId,
                RandomTokens.hash(secret),
                RandomTokens.hash(browserKey),
                returnPath,
                clock.instant().plus(LIFE));
        return new Begun(id, RandomTokens.encode(Tenant.id(), id, secret));
    }

    /** The state without the account, which the address knows: SAML allows 80 characters. */
    static String relayState(String state) {
        byte[] whole = Base64.getUrlDecoder().decode(state);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(whole, ACCOUNT_BYTES, whole.length));
    }

    /** The state of the current account that was sent as a relay state; the text may be anything. */
    static String ofRelayState(@Nullable String relayState) {
        try {
            byte[] rest = Base64.getUrlDecoder().decode(relayState == null ? "" : relayState);
            ByteBuffer whole = ByteBuffer.allocate(ACCOUNT_BYTES + rest.length)
                    .putLong(Tenant.id().getMostSignificantBits())
                    .putLong(Tenant.id().getLeastSignificantBits())
                    .put(rest);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
        } catch (IllegalArgumentException foreign) {
            return "";
        }
    }

    /** The open attempt that a state names, whichever browser shows it; inside a transaction. */
    Optional<OpenAttempt> find(RandomTokens.Token state) {
        return repository.findOpen(state.id(), state.secretHash(), clock.instant());
    }

    /** Whether a browser is the one that began. */
    static boolean isOf(OpenAttempt attempt, String browserKey) {
        return MessageDigest.isEqual(attempt.browserHash(), RandomTokens.hash(browserKey));
    }

    /** Ends an attempt; false when it has ended already. */
    boolean end(OpenAttempt attempt) {
        return repository.use(attempt.id(), clock.instant());
    }

    /** Keeps whom the provider named until the browser that began comes; false when it is too late. */
    boolean name(OpenAttempt attempt, UUID agentId) {
        return repository.name(attempt.id(), agentId, clock.instant());
    }

    static Proof proof(String state, UUID attempt, String browserKey) {
        return new Proof(state, derived(browserKey, "nonce:" + attempt), derived(browserKey, "verifier:" + attempt));
    }

    private static String derived(String key, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
