package app.balcao.platform.realtime;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;

/**
 * A live connection, an agent's or a guest's. {@link #send} only queues: a thread of the connection's own writes, so that a
 * client that does not read holds nobody up. It is cut off when what waits for it grows too big.
 */
final class Connection {

    /** Characters that may wait to be written. */
    static final int MOST_WAITING = 1_000_000;

    /** The client does not read what it is sent. */
    static final CloseStatus TOO_SLOW = new CloseStatus(4408, "too slow");

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private final Outlet outlet;
    private final Who who;
    private final TopicFrames frames;
    private final Executor executor;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Piece> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCharacters = new AtomicInteger();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile @Nullable CloseStatus ending;
    private volatile long heardAt = System.nanoTime();

    /** A frame; a ping without one. */
    private record Piece(@Nullable String frame) {

        private static final Piece PING = new Piece(null);

        int length() {
            return frame == null ? 0 : frame.length();
        }
    }

    Connection(Outlet outlet, Who who, TopicFrames frames, Executor executor) {
        this.outlet = outlet;
        this.who = who;
        this.frames = frames;
        this.executor = executor;
    }

    Who who() {
        return who;
    }

    /** How it is told what happens. */
    TopicFrames frames() {
        return frames;
    }

    /** What it follows, by topic. */
    Map<String, Subscription> subscriptions() {
        return subscriptions;
    }

    Collection<Subscription> following() {
        return subscriptions.values();
    }

    boolean ended() {
        return ending != null;
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    long nanosSinceHeard() {
        return System.nanoTime() - heardAt;
    }

    /** Queues a frame, if there is one; ends the connection when too much waits already. */
    void send(@Nullable String frame) {
        if (frame != null) {
            send(new Piece(frame));
        }
    }

    /** Queues a ping, which any browser answers by itself. */
    void ping() {
        send(Piece.PING);
    }

    private void send(Piece piece) {
        if (ended()) {
            return;
        }
        if (waitingCharacters.addAndGet(piece.length()) > MOST_WAITING) {
            log.info("A live connection is cut off, since it does not read: {}", who);
            abandon(TOO_SLOW);
            return;
        }
        waiting.add(piece);
        write();
    }

    /** Closes it after a last frame, instead of what still waits. */
    void end(String lastFrame, CloseStatus status) {
        if (ended()) {
            return;
        }
        waiting.clear();
        waiting.add(new Piece(lastFrame));
        ending = status;
        write();
    }

    /** Closes it without waiting for the client. */
    void abandon(CloseStatus status) {
        ending = status;
        waiting.clear();
        executor.execute(() -> close(status));
    }

    private void write() {
        if (writing.compareAndSet(false, true)) {
            executor.execute(this::writeAll);
        }
    }

    private void writeAll() {
        do {
            try {
                for (Piece next = waiting.poll(); next != null; next = waiting.poll()) {
                    waitingCharacters.addAndGet(-next.length());
                    write(next);
                }
                CloseStatus status = ending;
                if (status != null) {
                    close(status);
                }
            } catch (IOException | RuntimeException gone) {
                abandon(CloseStatus.SESSION_NOT_RELIABLE);
            }
            writing.set(false);
        } while (!waiting.isEmpty() && writing.compareAndSet(false, true));
    }

    private void write(Piece piece) throws IOException {
        if (piece.frame() == null) {
            outlet.ping();
        } else {
            outlet.send(piece.frame());
        }
    }

    private void close(CloseStatus status) {
        try {
            outlet.close(status);
        } catch (IOException | RuntimeException alreadyGone) {
            log.debug("A live connection was gone already", alreadyGone);
        }
    }
}
