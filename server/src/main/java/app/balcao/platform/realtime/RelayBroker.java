package app.balcao.platform.realtime;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries signals between nodes over a {@link Relay}. One thread sends what has gathered, so that business transactions
 * never wait; another receives what the other nodes send. After either lost its connection, the listener is told that
 * signals may be missing: the streams' tables have what they said.
 */
final class RelayBroker implements Broker, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RelayBroker.class);

    private static final int QUEUE = 50_000;
    private static final int BATCH = 1_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Relay relay;
    private final SignalCodec codec;
    private final String node = UUID.randomUUID().toString();
    private final GuardedListener listener = new GuardedListener();
    private final BlockingQueue<Signal> queue = new LinkedBlockingQueue<>(QUEUE);
    private final AtomicBoolean lost = new AtomicBoolean();
    private final List<Thread> threads;

    private volatile boolean closed;

    RelayBroker(Relay relay, SignalCodec codec) {
        this.relay = relay;
        this.codec = codec;
        this.threads = List.of(
                Thread.ofPlatform().daemon().name("realtime-listener").unstarted(this::keepListening),
                Thread.ofPlatform().daemon().name("realtime-sender").unstarted(this::keepSending));
    }

    void start() {
        threads.forEach(Thread::start);
    }

    @Override
    public void listen(Listener toThis) {
        listener.set(toThis);
    }

    @Override
    public void send(List<Signal> signals) {
        listener.onAll(signals);
        for (Signal signal : signals) {
            if (!queue.offer(signal)) {
                lost.set(true);
            }
        }
    }

    private void keepSending() {
        var batch = new ArrayList<Signal>();
        keepUp("send", () -> {
            if (batch.isEmpty()) {
                batch.add(queue.take());
                queue.drainTo(batch, BATCH - 1);
            }
            boolean admitting = lost.get();
            relay.send(codec.encode(node, admitting, batch, relay.longestText()));
            batch.clear();
            if (admitting) {
                lost.set(false);
            }
        });
    }

    private void keepListening() {
        keepUp("listen", () -> relay.receive(listener::onInterruption, this::receive));
    }

    private void receive(String text) {
        try {
            SignalCodec.Envelope envelope = codec.decode(text);
            if (envelope.node().equals(node)) {
                return;
            }
            listener.onAll(envelope.signals());
            if (envelope.lost()) {
                listener.onInterruption();
            }
        } catch (RuntimeException failure) {
            log.warn("A realtime notification was not understood: {}", text, failure);
            listener.onInterruption();
        }
    }

    /** Repeats work until the broker is closed; pauses longer and longer while it fails. */
    private void keepUp(String what, Work work) {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            long began = System.nanoTime();
            try {
                work.run();
                pause = FIRST_PAUSE;
                continue;
            } catch (InterruptedException stopped) {
                return;
            } catch (SQLException | IOException | RuntimeException failure) {
                if (closed) {
                    return;
                }
                log.warn("Realtime cannot {} between nodes, trying again: {}", what, failure.toString());
            }
            boolean workedWell = System.nanoTime() - began > LONGEST_PAUSE.toNanos();
            pause = pause(workedWell ? FIRST_PAUSE : pause);
        }
    }

    private interface Work {
        void run() throws SQLException, IOException, InterruptedException;
    }

    private Duration pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        relay.close();
    }
}
