package app.balcao.platform.realtime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node's listener, whose failures never reach the sender, whose work is committed already. */
final class GuardedListener {

    private static final Logger log = LoggerFactory.getLogger(GuardedListener.class);

    private volatile Broker.@Nullable Listener listener;

    void set(Broker.Listener node) {
        listener = node;
    }

    void onAll(List<Signal> signals) {
        Broker.Listener known = listener;
        if (known == null) {
            return;
        }
        for (Signal signal : signals) {
            try {
                known.on(signal);
            } catch (RuntimeException failure) {
                log.error("A realtime signal was not handled: {}", signal, failure);
            }
        }
    }

    void onInterruption() {
        Broker.Listener known = listener;
        if (known == null) {
            return;
        }
        try {
            known.onInterruption();
        } catch (RuntimeException failure) {
            log.error("The realtime streams were not compared after an interruption", failure);
        }
    }
}
