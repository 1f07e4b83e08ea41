package app.balcao.people.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChatPresenceJobTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    @Rule("CAG-8")
    void silenceCountsOnlyWhereSomebodyListened() {
        assertThat(ChatPresenceJob.listened(NOW.minusSeconds(21), NOW)).isTrue();
        assertThat(ChatPresenceJob.listened(NOW.minusSeconds(60), NOW)).isFalse();
        assertThat(ChatPresenceJob.listened(null, NOW)).isFalse();
    }
}
