package app.balcao.signon;

import app.balcao.signon.store.AttemptRepository;
import app.balcao.signon.store.UsedTokenRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets what could not be used any more anyway. */
@Service
public class SignOnPurging {

    // A clock that was set back must not make a used token good again.
    private static final Duration KEPT = Duration.ofHours(1);

    private final UsedTokenRepository used;
    private final AttemptRepository attempts;
    private final Clock clock;

    SignOnPurging(UsedTokenRepository used, AttemptRepository attempts, Clock clock) {
        this.used = used;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Forgets used tokens and attempts of the current account that ended a while ago; how many. */
    @Transactional
    public int removeEnded() {
        Instant before = clock.instant().minus(KEPT);
        return used.removeEnded(before) + attempts.removeEnded(before);
    }
}
