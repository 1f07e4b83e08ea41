package app.balcao.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * Work done as if at another time: a demonstration company's past, and imports of what happened elsewhere. The
 * injected {@link Clock} tells that time to the thread that replays. What is replayed happened already, so nobody is
 * written to or rung because of it: those who would, ask {@link #isRunning}.
 */
public final class Replay {

    private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

    private Replay() {}

    /** Whether the current thread replays the past. */
    public static boolean isRunning() {
        return MOMENT.isBound();
    }

    /** Runs {@code work} as if it were {@code moment}, and answers what it returns. */
    public static <T> T at(Instant moment, Supplier<T> work) {
        return ScopedValue.where(MOMENT, moment).call(work::get);
    }

    /** A clock that tells the replayed time inside of a replay, and what {@code real} tells outside. */
    static Clock clock(Clock real) {
        return new ReplayClock(real);
    }

    private static final class ReplayClock extends Clock {

        private final Clock real;

        ReplayClock(Clock real) {
            this.real = real;
        }

        @Override
        public ZoneId getZone() {
            return real.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new ReplayClock(real.withZone(zone));
        }

        @Override
        public Instant instant() {
            return MOMENT.isBound() ? MOMENT.get() : real.instant();
        }
    }
}
