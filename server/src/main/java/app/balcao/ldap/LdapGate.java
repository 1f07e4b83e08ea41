package app.balcao.ldap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Keeps one directory's trouble with itself: no more than a few wait for it at once, and after some failures in a row
 * nobody does for a while, so that a server that is down costs its time limit only now and then.
 */
final class LdapGate {

    private static final int AT_ONCE = 8;
    private static final int FAILURES = 3;
    private static final Duration REST = Duration.ofSeconds(15);

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Clock clock;
    private int failures;
    private Instant restsUntil = Instant.MIN;

    LdapGate(Clock clock) {
        this.clock = clock;
    }

    LdapAnswer pass(Supplier<LdapAnswer> asking) {
        if (resting() || !places.tryAcquire()) {
            return LdapAnswer.UNREACHABLE;
        }
        try {
            LdapAnswer answer = asking.get();
            note(answer.unavailable());
            return answer;
        } finally {
            places.release();
        }
    }

    private synchronized boolean resting() {
        return clock.instant().isBefore(restsUntil);
    }

    private synchronized void note(boolean failed) {
        failures = failed ? failures + 1 : 0;
        if (failures >= FAILURES) {
            restsUntil = clock.instant().plus(REST);
            // The first one after the rest decides whether it goes on.
            failures = FAILURES - 1;
        }
    }
}
