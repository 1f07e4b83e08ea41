package app.balcao.access;

import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.RateLimits;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Bounds what can be guessed, or sent, by trying often. Called before any transaction. */
@Component
public class VisitorLimits {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int SIGN_INS_OF_ONE_ADDRESS = 300;
    private static final int SIGN_INS_AS_ONE_AGENT = 30;
    private static final int RECOVERIES_OF_ONE_ADDRESS = 60;
    private static final int RECOVERIES_OF_ONE_AGENT = 5;
    private static final int REGISTRATIONS_OF_ONE_ADDRESS = 30;
    private static final int LINKS_OF_ONE_ADDRESS = 120;
    private static final int MEASURES_OF_ONE_ADDRESS = 1200;
    private static final int PASSWORD_CHANGES_OF_ONE_AGENT = 10;

    // Three codes of a million are right at any time: at this pace, guessing takes years.
    private static final int CODES_OF_ONE_AGENT = 20;
    private static final Duration CODE_WINDOW = Duration.ofHours(1);
    private static final int EMAIL_CODES_OF_ONE_AGENT = 5;
    private static final int PASSKEYS_OF_ONE_ADDRESS = 600;
    private static final int CONFIRMATIONS_OF_ONE_AGENT = 15;

    private final RateLimits limits;

    VisitorLimits(RateLimits limits) {
        this.limits = limits;
    }

    /** @throws Problem rate-limited */
    void signIn(String ip, String account, String email) {
        take("sign-in-address", ip, SIGN_INS_OF_ONE_ADDRESS);
        take("sign-in-agent", account + ":" + email, SIGN_INS_AS_ONE_AGENT);
    }

    /** @throws Problem rate-limited */
    void recovery(String ip, String account, String email) {
        take("recovery-address", ip, RECOVERIES_OF_ONE_ADDRESS);
        take("recovery-agent", account + ":" + email, RECOVERIES_OF_ONE_AGENT);
    }

    /** @throws Problem rate-limited */
    void registration(String ip) {
        take("registration-address", ip, REGISTRATIONS_OF_ONE_ADDRESS);
    }

    /** @throws Problem rate-limited */
    public void link(String ip) {
        take("link-address", ip, LINKS_OF_ONE_ADDRESS);
    }

    /** @throws Problem rate-limited */
    public void measuring(String ip) {
        take("measuring-address", ip, MEASURES_OF_ONE_ADDRESS);
    }

    /** @throws Problem rate-limited */
    void passwordChange(UUID agentId) {
        take("password-agent", agentId.toString(), PASSWORD_CHANGES_OF_ONE_AGENT);
    }

    /** @throws Problem rate-limited */
    void secondFactor(UUID agentId) {
        limits.consume("second-factor-agent", agentId.toString(), CODES_OF_ONE_AGENT, CODE_WINDOW);
    }

    /** @throws Problem rate-limited */
    void emailCode(UUID agentId) {
        take("email-code-agent", agentId.toString(), EMAIL_CODES_OF_ONE_AGENT);
    }

    /** @throws Problem rate-limited */
    void passkeyAsk(String ip) {
        take("passkey-address", ip, PASSKEYS_OF_ONE_ADDRESS);
    }

    /** @throws Problem rate-limited */
    void confirmation(UUID agentId) {
        take("confirmation-agent", agentId.toString(), CONFIRMATIONS_OF_ONE_AGENT);
    }

    private void take(String name, String key, int most) {
        limits.consume(name, key, most, WINDOW);
    }
}
