package app.balcao.channel.webchat.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.platform.security.Secrets;
import app.balcao.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** For how long, and for whom, a card proves that it was shown. */
@BalcaoTest
class ShownTriggersTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Autowired
    private Secrets secrets;

    private ShownTriggers at(Duration later) {
        return new ShownTriggers(secrets, Clock.fixed(NOON.plus(later), ZoneOffset.UTC));
    }

    @Test
    @Rule("GRD-28")
    void itIsProvedForADayToTheVisitorWhoSawIt() {
        UUID visitor = UUID.randomUUID();
        UUID trigger = UUID.randomUUID();
        UUID account = UUID.randomUUID();
        String proof = Tenant.call(account, () -> at(Duration.ZERO).proof(visitor, trigger));
        assertThat(shown(account, Duration.ofHours(23), visitor, proof)).contains(trigger);
        assertThat(shown(account, Duration.ofHours(24), visitor, proof)).isEmpty();
        assertThat(shown(account, Duration.ZERO, UUID.randomUUID(), proof))
                .as("somebody else")
                .isEmpty();
        assertThat(shown(UUID.randomUUID(), Duration.ZERO, visitor, proof))
                .as("on another company's site")
                .isEmpty();
    }

    private Optional<UUID> shown(UUID account, Duration later, UUID visitor, String proof) {
        return Tenant.call(account, () -> at(later).trigger(visitor, proof));
    }
}
