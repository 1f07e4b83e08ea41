package app.balcao.channel.webchat.web;

import app.balcao.platform.errors.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;

/** How many requests wait on this node, in all and from one address. */
final class PollBounds {

    static final int MOST = 2_000;

    /** Whole companies come from one address; one address must not take the place of all others. */
    static final int MOST_OF_AN_ADDRESS = 400;

    private static final long LATER = 5;

    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    /** Takes one in, who must {@link #leave}. @throws Problem rate-limited, and nobody is in */
    void enter(String address) {
        int all = waiting.incrementAndGet();
        int here = byAddress.merge(address, 1, Integer::sum);
        if (all > MOST || here > MOST_OF_AN_ADDRESS) {
            leave(address);
            throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "rate-limited", "problem.rate-limited", LATER)
                    .with("retryAfterSeconds", LATER);
        }
    }

    void leave(String address) {
        waiting.decrementAndGet();
        byAddress.computeIfPresent(address, (each, here) -> here == 1 ? null : here - 1);
    }

    int waiting() {
        return waiting.get();
    }

    int addresses() {
        return byAddress.size();
    }
}
