package app.balcao.access;

import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.RateLimits;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Bounds what can be guessed, or sent, by trying often. */
@Component
class AttemptLimits {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int SIGN_INS_OF_ONE_ADDRESS = 300;
    private static final int SIGN_INS_AS_ONE_AGENT = 30;

    private final RateLimits limits;

    AttemptLimits(RateLimits limits) {
        this.limits = limits;
    }

    /** @throws Problem rate-limited */
    void signIn(String ip, String account, String email) {
        limits.consume("sign-in-address", ip, SIGN_INS_OF_ONE_ADDRESS, WINDOW);
        limits.consume("sign-in-agent", account + ":" + email, SIGN_INS_AS_ONE_AGENT, WINDOW);
    }
}
