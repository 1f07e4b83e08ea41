package app.balcao.platform.security;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Has all refusals of one question take as long (ACC-11): none is told sooner than a quarter of a second after it was
 * asked, which covers the milliseconds in which looking for what exists differs from looking for what does not.
 */
public final class RefusalTime {

    private static final Duration LEAST = Duration.ofMillis(250);

    private final long over;

    private RefusalTime(long over) {
        this.over = over;
    }

    /** Begins to count. */
    public static RefusalTime begin() {
        return new RefusalTime(System.nanoTime() + LEAST.toNanos());
    }

    /** Waits until the time is over; outside of any transaction, since a connection must not wait with it. */
    public void sitOut() {
        for (long left = over - System.nanoTime(); left > 0; left = over - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
