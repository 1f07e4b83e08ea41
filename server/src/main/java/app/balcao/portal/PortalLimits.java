package app.balcao.portal;

import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.RateLimits;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Bounds what can be guessed at a portal, and how much a customer sends. Called before any transaction. */
@Component
class PortalLimits {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int SIGN_INS_OF_ONE_ADDRESS = 300;
    private static final int SIGN_INS_AS_ONE_CUSTOMER = 30;
    private static final int MESSAGES_OF_ONE_CUSTOMER = 60;
    private static final int FILES_OF_ONE_CUSTOMER = 200;

    private final RateLimits limits;

    PortalLimits(RateLimits limits) {
        this.limits = limits;
    }

    /** @throws Problem rate-limited */
    void signIn(String ip, String email) {
        limits.consume("portal-sign-in-address", ip, SIGN_INS_OF_ONE_ADDRESS, WINDOW);
        limits.consume("portal-sign-in-customer", Tenant.id() + ":" + email, SIGN_INS_AS_ONE_CUSTOMER, WINDOW);
    }

    /** @throws Problem rate-limited */
    void write(UUID customerId) {
        limits.consume("portal-messages", Tenant.id() + ":" + customerId, MESSAGES_OF_ONE_CUSTOMER, WINDOW);
    }

    /** @throws Problem rate-limited */
    void upload(UUID customerId) {
        limits.consume("portal-files", Tenant.id() + ":" + customerId, FILES_OF_ONE_CUSTOMER, WINDOW);
    }
}
