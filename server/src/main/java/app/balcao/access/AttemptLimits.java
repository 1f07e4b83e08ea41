package app.balcao.access;

import app.balcao.platform.errors.Problem;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Bounds what can be guessed, or sent, by trying often. */
@Component
class AttemptLimits {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int SIGN_INS_OF_ONE_ADDRESS = 300;
    private static final int SIGN_INS_AS_ONE_AGENT = 30;

    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(WINDOW).build();

    /** @throws Problem rate-limited */
    void signIn(String ip, String account, String email) {
        take("sign-in:ip:" + ip, SIGN_INS_OF_ONE_ADDRESS);
        take("sign-in:agent:" + account + ":" + email, SIGN_INS_AS_ONE_AGENT);
    }

    private void take(String key, int most) {
        var taken = buckets.get(key, each -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, WINDOW))
                        .build())
                .tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            long seconds = Duration.ofNanos(taken.getNanosToWaitForRefill()).toSeconds() + 1;
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "rate-limited", "problem.rate-limited", seconds)
                    .with("retryAfterSeconds", seconds);
        }
    }
}
