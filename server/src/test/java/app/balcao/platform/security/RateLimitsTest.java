package app.balcao.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class RateLimitsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    /** A node of its own, with nothing remembered. */
    private static RateLimits node() {
        return new RateLimits(dataSource(), Clock.systemUTC());
    }

    private static PGSimpleDataSource dataSource() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(DATABASE.url());
        dataSource.setUser("balcao_app");
        return dataSource;
    }

    @Test
    void whoTriesTooOftenIsToldHowLongToWait() {
        RateLimits limits = node();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(limits.tryConsume("sign-in", "203.0.113.1", 5, Duration.ofMinutes(10)))
                    .isZero();
        }
        assertThat(limits.tryConsume("sign-in", "203.0.113.1", 5, Duration.ofMinutes(10)))
                .isBetween(100L, 120L);
        assertThat(limits.tryConsume("sign-in", "203.0.113.2", 5, Duration.ofMinutes(10)))
                .as("another key")
                .isZero();
        assertThat(limits.tryConsume("recovery", "203.0.113.1", 5, Duration.ofMinutes(10)))
                .as("another limit")
                .isZero();
    }

    @Test
    void limitsHoldAcrossNodesAndRestarts() {
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(node().tryConsume("across", "key", 3, Duration.ofHours(1)))
                    .isZero();
        }
        assertThat(node().tryConsume("across", "key", 3, Duration.ofHours(1))).isPositive();
    }

    @Test
    void attemptsAtOnceAreAllCounted() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 30)
                    .mapToObj(
                            each -> executor.submit(() -> node().tryConsume("at-once", "key", 10, Duration.ofHours(1))))
                    .toList();
            int allowed = 0;
            for (var attempt : attempts) {
                allowed += attempt.get() == 0 ? 1 : 0;
            }
            assertThat(allowed).isEqualTo(10);
        }
    }

    @Test
    void theWaitEnds() {
        RateLimits limits = node();
        assertThat(limits.tryConsume("short", "key", 1, Duration.ofMillis(300))).isZero();
        assertThat(limits.tryConsume("short", "key", 1, Duration.ofMillis(300))).isEqualTo(1);
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(limits.tryConsume("short", "key", 1, Duration.ofMillis(300)))
                        .isZero());
    }

    @Test
    void countsOfThePastAreDeleted() {
        RateLimits limits = node();
        limits.tryConsume("purged", "old", 5, Duration.ofSeconds(1));
        limits.tryConsume("purged", "new", 1, Duration.ofDays(1));
        DATABASE.asSuperuser("update rate_limit_bucket set expires_at = 1 where id like 'purged:%'"
                + " and id <> 'purged:" + java.util.HexFormat.of().formatHex(RandomTokens.hash("new")) + "'");
        assertThat(limits.purge()).isPositive();
        assertThat(node().tryConsume("purged", "new", 1, Duration.ofDays(1))).isPositive();
    }

    @Test
    void whoWaitsCostsNothing() {
        var now = Instant.now();
        var away = new PGSimpleDataSource() {
            boolean away;

            @Override
            public java.sql.Connection getConnection() throws java.sql.SQLException {
                if (away) {
                    throw new java.sql.SQLException("not to be asked");
                }
                return super.getConnection();
            }
        };
        away.setUrl(DATABASE.url());
        away.setUser("balcao_app");
        var limits = new RateLimits(away, Clock.fixed(now, ZoneOffset.UTC));
        limits.tryConsume("flood", "key", 1, Duration.ofMinutes(1));
        long wait = limits.tryConsume("flood", "key", 1, Duration.ofMinutes(1));
        away.away = true;
        assertThat(limits.tryConsume("flood", "key", 1, Duration.ofMinutes(1))).isEqualTo(wait);
    }
}
