package app.balcao.access;

import app.balcao.access.store.PasskeyRepository;
import app.balcao.access.store.PendingSignInRepository;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Removes what sign-ins left behind that were never finished. */
@Service
public class SignInPurging {

    private final PendingSignInRepository pending;
    private final PasskeyRepository passkeys;
    private final Clock clock;

    SignInPurging(PendingSignInRepository pending, PasskeyRepository passkeys, Clock clock) {
        this.pending = pending;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /** Removes expired challenges, which are no account's. */
    public int removeChallenges() {
        return passkeys.removeExpiredChallenges(clock.instant());
    }

    /** Removes the expired sign-ins of the current account. */
    @Transactional
    public int removePending() {
        return pending.removeExpired(clock.instant());
    }
}
