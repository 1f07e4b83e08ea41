package app.balcao.channel.webchat.trigger;

import app.balcao.platform.security.Secrets;
import app.balcao.platform.security.Secrets.UnreadableSecretException;
import app.balcao.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Vouches for what a visitor was shown. Their browser gives it back when they follow it, so that nothing is written for each
 * of the many who are shown something and pass on (BND-23).
 */
@Component
class ShownTriggers {

    private static final String PURPOSE = "trigger-shown";
    private static final Duration GOOD = Duration.ofDays(1);
    private static final int LONGEST = 400;

    private final Secrets secrets;
    private final Clock clock;

    ShownTriggers(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** That a visitor of the current account is shown a trigger's card now. */
    String proof(UUID visitorId, UUID triggerId) {
        String shown = String.join(
                " ",
                PURPOSE,
                Tenant.id().toString(),
                visitorId.toString(),
                triggerId.toString(),
                String.valueOf(clock.instant().getEpochSecond()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.encrypt(shown));
    }

    /** The trigger whose card this visitor of the current account was shown; absent for what proves nothing. */
    Optional<UUID> trigger(UUID visitorId, String proof) {
        if (proof.isEmpty() || proof.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String[] shown =
                    secrets.decrypt(Base64.getUrlDecoder().decode(proof)).split(" ", -1);
            return shown.length == 5
                            && shown[0].equals(PURPOSE)
                            && shown[1].equals(Tenant.id().toString())
                            && shown[2].equals(visitorId.toString())
                            && clock.instant()
                                    .isBefore(Instant.ofEpochSecond(Long.parseLong(shown[4]))
                                            .plus(GOOD))
                    ? Optional.of(UUID.fromString(shown[3]))
                    : Optional.empty();
        } catch (UnreadableSecretException | IllegalArgumentException forged) {
            return Optional.empty();
        }
    }
}
