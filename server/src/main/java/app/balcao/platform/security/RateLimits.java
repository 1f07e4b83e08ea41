package app.balcao.platform.security;

import app.balcao.platform.errors.Problem;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Counts attempts at what can be guessed or overused, in the database, so that limits hold across nodes and
 * restarts. An attempt stays counted when the work it belongs to is rolled back.
 *
 * <p>Takes a connection of its own: call it before a transaction begins rather than inside.
 */
@Component
public class RateLimits {

    private static final int PURGE_BATCH = 1_000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final Clock clock;
    // Who was told to wait costs no statement until then.
    private final Cache<String, Instant> waiting = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    RateLimits(DataSource dataSource, Clock clock) {
        this.clock = clock;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_limit_bucket")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    /**
     * Counts an attempt, unless there were too many: {@code capacity} at once, which become available again
     * evenly over {@code period}.
     *
     * @param name of the limit, such as {@code sign-in}
     * @param key whom or what is limited, such as an address; stored as a hash only
     * @return 0 when the attempt is allowed, else the seconds to wait for the next one
     */
    public long tryConsume(String name, String key, int capacity, Duration period) {
        String id = name + ":" + HexFormat.of().formatHex(RandomTokens.hash(key));
        Instant now = clock.instant();
        @Nullable Instant until = waiting.getIfPresent(id);
        if (until != null && until.isAfter(now)) {
            return secondsUp(Duration.between(now, until));
        }
        BucketConfiguration limit = BucketConfiguration.builder()
                .addLimit(each -> each.capacity(capacity).refillGreedy(capacity, period))
                .build();
        var taken = buckets.builder().build(id, () -> limit).tryConsumeAndReturnRemaining(1);
        if (taken.isConsumed()) {
            return 0;
        }
        Duration wait = Duration.ofNanos(taken.getNanosToWaitForRefill());
        waiting.put(id, now.plus(wait));
        return secondsUp(wait);
    }

    /**
     * As {@link #tryConsume}, for callers that refuse.
     *
     * @throws Problem rate-limited (429), with the seconds to wait
     */
    public void consume(String name, String key, int capacity, Duration period) {
        long seconds = tryConsume(name, key, capacity, period);
        if (seconds > 0) {
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "rate-limited", "problem.rate-limited", seconds)
                    .with("retryAfterSeconds", seconds);
        }
    }

    /** Deletes counts that say nothing any more; how many. */
    int purge() {
        int all = 0;
        int removed;
        do {
            removed = buckets.removeExpired(PURGE_BATCH);
            all += removed;
        } while (removed == PURGE_BATCH);
        return all;
    }

    private static long secondsUp(Duration duration) {
        return Math.max(1, duration.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
