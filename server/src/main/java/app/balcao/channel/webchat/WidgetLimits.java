package app.balcao.channel.webchat;

import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.RateLimits;
import app.balcao.platform.tenant.Tenant;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Bounds what visitors send. Called before any transaction. */
@Component
public class WidgetLimits {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int ARRIVALS_OF_ONE_ADDRESS = 1200;
    private static final int STARTS_OF_ONE_VISITOR = 20;
    private static final int STARTS_OF_ONE_ADDRESS = 200;
    private static final int OFFLINE_MESSAGES_OF_ONE_VISITOR = 10;
    private static final int OFFLINE_MESSAGES_OF_ONE_ADDRESS = 40;
    private static final int OFFLINE_MESSAGES_OF_ONE_ACCOUNT = 400;
    private static final int FILES_OF_ONE_VISITOR = 40;
    private static final int FILES_OF_ONE_ADDRESS = 200;
    private static final int FRAMES_AT_ONCE = 60;
    private static final int FRAMES_A_SECOND = 10;

    private final RateLimits limits;

    // Frames come too often to be counted in the database: each node counts its own.
    private final Cache<UUID, Bucket> frames =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(1)).build();

    WidgetLimits(RateLimits limits) {
        this.limits = limits;
    }

    /** @throws Problem rate-limited */
    public void arrival(String ip) {
        limits.consume("widget-arrival-address", ip, ARRIVALS_OF_ONE_ADDRESS, WINDOW);
    }

    /** @throws Problem rate-limited */
    void start(UUID visitorId, String ip) {
        limits.consume("widget-start-visitor", visitorId.toString(), STARTS_OF_ONE_VISITOR, WINDOW);
        limits.consume("widget-start-address", ip, STARTS_OF_ONE_ADDRESS, WINDOW);
    }

    /** Counts a message that is left, which becomes a ticket. @throws Problem rate-limited */
    public void offlineMessage(UUID visitorId, String ip) {
        limits.consume("widget-offline-visitor", visitorId.toString(), OFFLINE_MESSAGES_OF_ONE_VISITOR, WINDOW);
        limits.consume("widget-offline-address", ip, OFFLINE_MESSAGES_OF_ONE_ADDRESS, WINDOW);
        limits.consume("widget-offline-account", Tenant.id().toString(), OFFLINE_MESSAGES_OF_ONE_ACCOUNT, WINDOW);
    }

    /** @throws Problem rate-limited */
    public void file(UUID visitorId, String ip) {
        limits.consume("widget-file-visitor", visitorId.toString(), FILES_OF_ONE_VISITOR, WINDOW);
        limits.consume("widget-file-address", ip, FILES_OF_ONE_ADDRESS, WINDOW);
    }

    /** @throws Problem rate-limited */
    public void frame(UUID visitorId) {
        Bucket bucket = frames.get(visitorId, each -> Bucket.builder()
                .addLimit(limit -> limit.capacity(FRAMES_AT_ONCE).refillGreedy(FRAMES_A_SECOND, Duration.ofSeconds(1)))
                .build());
        if (!bucket.tryConsume(1)) {
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "rate-limited", "problem.rate-limited", 1L)
                    .with("retryAfterSeconds", 1L);
        }
    }
}
