package app.balcao.channel.webchat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import app.balcao.platform.security.Secrets;
import app.balcao.platform.tenant.Tenant;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tokens by which the portal vouches for the customer who is signed in there (WCH-2), as the company's own site does by those
 * that it signs. They are good for as long as a page takes to load.
 */
@Component
public class PortalIdentities {

    private static final String PURPOSE = "chat-of-portal";
    private static final String PREFIX = "portal~";
    private static final Duration GOOD_FOR = Duration.ofMinutes(2);
    private static final int PARTS = 4;

    private final Secrets secrets;
    private final Clock clock;

    PortalIdentities(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Says of a page that a customer of the current account looks at it. */
    public String token(UUID customerId) {
        long until = clock.instant().plus(GOOD_FOR).getEpochSecond();
        return PREFIX + customerId + "~" + until + "~" + signature(customerId.toString(), until);
    }

    /** Whether a token is to be read here, whatever it is worth. */
    static boolean made(String token) {
        return token.startsWith(PREFIX);
    }

    /** Which customer of the current account it names; absent when it was not made here, or is over. */
    Optional<UUID> customer(String token) {
        String[] parts = token.split("~", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            long until = Long.parseLong(parts[2]);
            byte[] expected = signature(parts[1], until).getBytes(US_ASCII);
            return MessageDigest.isEqual(expected, parts[3].getBytes(UTF_8))
                            && clock.instant().getEpochSecond() < until
                    ? Optional.of(UUID.fromString(parts[1]))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private String signature(String customerId, long until) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(secrets.sign(PURPOSE, Tenant.id() + "/" + customerId + "/" + until));
    }
}
