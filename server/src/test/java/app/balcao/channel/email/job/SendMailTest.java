package app.balcao.channel.email.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendMailTest {

    @Test
    @Rule("EML-10")
    void waits_grow_from_seconds_to_hours_and_end_within_about_a_day() {
        assertThat(SendMail.waitAfter(1)).isEqualTo(Duration.ofSeconds(15));
        assertThat(SendMail.waitAfter(2)).isEqualTo(Duration.ofSeconds(45));
        assertThat(SendMail.waitAfter(3)).isEqualTo(Duration.ofSeconds(135));
        assertThat(SendMail.waitAfter(8)).isEqualTo(Duration.ofHours(4));
        Duration all = IntStream.range(1, SendMail.MAX_ATTEMPTS)
                .mapToObj(SendMail::waitAfter)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(all).isBetween(Duration.ofHours(20), Duration.ofHours(36));
    }
}
