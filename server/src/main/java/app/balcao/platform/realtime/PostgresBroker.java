package app.balcao.platform.realtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries signals between nodes by LISTEN and NOTIFY. One thread sends what has gathered in one transaction of
 * its own, so that business transactions never wait for the one lock that all notifications of a server share;
 * another waits on a connection of its own for what the other nodes send. After either lost its connection,
 * the listener is told that signals may be missing: the streams' tables have what they said.
 */
final class PostgresBroker implements Broker, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresBroker.class);

    private static final String CHANNEL = "balcao_realtime";
    private static final int QUEUE = 50_000;
    private static final int BATCH = 1_000;
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ConnectionSource listening;
    private final ConnectionSource sending;
    private final SignalCodec codec;
    private final String node = UUID.randomUUID().toString();
    private final GuardedListener listener = new GuardedListener();
    private final BlockingQueue<Signal> queue = new LinkedBlockingQueue<>(QUEUE);
    private final AtomicBoolean lost = new AtomicBoolean();
    private final List<Thread> threads;

    private volatile boolean closed;
    private volatile @Nullable Connection listeningConnection;

    /** Opens connections to the database. */
    interface ConnectionSource {
        Connection open() throws SQLException;
    }

    /**
     * @param listening opens a connection that stays open, straight to the server (no transaction pooler)
     * @param sending opens a connection for an instant: the pool
     */
    PostgresBroker(ConnectionSource listening, ConnectionSource sending, SignalCodec codec) {
        this.listening = listening;
        this.sending = sending;
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
            notifyAll(codec.encode(node, admitting, batch));
            batch.clear();
            if (admitting) {
                lost.set(false);
            }
        });
    }

    private void notifyAll(List<String> texts) throws SQLException {
        try (Connection connection = sending.open();
                var statement = connection.prepareStatement("select pg_notify(?, text) from unnest(?) as text")) {
            statement.setString(1, CHANNEL);
            statement.setArray(2, connection.createArrayOf("text", texts.toArray()));
            statement.execute();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    private void keepListening() {
        keepUp("listen", () -> {
            try (Connection connection = listening.open()) {
                listeningConnection = connection;
                try (var statement = connection.createStatement()) {
                    statement.execute("listen " + CHANNEL);
                }
                listener.onInterruption();
                receive(connection);
            }
        });
    }

    private void receive(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] notifications = postgres.getNotifications((int) CHECK_INTERVAL.toMillis());
            if (notifications == null || notifications.length == 0) {
                if (!connection.isValid((int) CHECK_INTERVAL.toSeconds())) {
                    throw new SQLException("The listening connection no longer answers");
                }
                continue;
            }
            for (PGNotification notification : notifications) {
                receive(notification.getParameter());
            }
        }
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
            } catch (SQLException | RuntimeException failure) {
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
        void run() throws SQLException, InterruptedException;
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
        Connection connection = listeningConnection;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException alreadyGone) {
                log.debug("The listening connection was gone already", alreadyGone);
            }
        }
    }
}
