package app.balcao.portal;

import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.RateLimits;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Bounds what can be guessed at a portal. Called before any transaction. */
@Component
class PortalLimits {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int SIGN_INS_OF_ONE_ADDRESS = 300;
    private static final int SIGN_INS_AS_ONE_CUSTOMER = 30;

    private final RateLimits limits;

    PortalLimits(RateLimits limits) {
        this.limits = limits;
    }

    /** @throws Problem rate-limited */
    void signIn(String ip, String email) {
        limits.consume("portal-sign-in-address", ip, SIGN_INS_OF_ONE_ADDRESS, WINDOW);
        limits.consume("portal-sign-in-customer", Tenant.id() + ":" + email, SIGN_INS_AS_ONE_CUSTOMER, WINDOW);
    }
}
