package app.balcao.signon;

import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.RateLimits;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Bounds what one address may try. Called before any transaction. */
@Component
public class SignOnLimits {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int TOKENS = 300;
    private static final int STARTS = 300;
    private static final int CHOICES = 600;

    private final RateLimits limits;

    SignOnLimits(RateLimits limits) {
        this.limits = limits;
    }

    /** @throws Problem rate-limited */
    public void token(String ip) {
        limits.consume("sign-on-token", ip, TOKENS, WINDOW);
    }

    /** @throws Problem rate-limited */
    public void start(String ip) {
        limits.consume("sign-on-start", ip, STARTS, WINDOW);
    }

    /** @throws Problem rate-limited */
    public void choices(String ip) {
        limits.consume("sign-on-choices", ip, CHOICES, WINDOW);
    }
}
