package app.balcao.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.platform.security.Secrets;
import app.balcao.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long the word of the portal counts. */
@BalcaoTest
class PortalIdentitiesTest {

    @Autowired
    private Secrets secrets;

    @Test
    @Rule("WCH-2")
    void aTokenIsGoodForTwoMinutesInItsAccount() {
        UUID bia = UUID.randomUUID();
        UUID account = UUID.randomUUID();
        Instant now = Instant.parse("2026-11-28T12:00:00Z");
        String token = Tenant.call(account, () -> at(now).token(bia));
        assertThat(Tenant.call(account, () -> at(now.plusSeconds(119)).customer(token)))
                .contains(bia);
        assertThat(Tenant.call(
                        account, () -> at(now.plus(Duration.ofMinutes(2))).customer(token)))
                .isEmpty();
        assertThat(Tenant.call(UUID.randomUUID(), () -> at(now).customer(token)))
                .isEmpty();
    }

    private PortalIdentities at(Instant now) {
        return new PortalIdentities(secrets, Clock.fixed(now, ZoneOffset.UTC));
    }
}
