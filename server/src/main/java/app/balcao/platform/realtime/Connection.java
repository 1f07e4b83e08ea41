package app.balcao.platform.realtime;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * A browser's live connection. {@link #send} only queues: a thread of the connection's own writes, so that a
 * client that does not read holds nobody up. It is cut off when what waits for it grows too big.
 */
final class Connection {

    /** Characters that may wait to be written. */
    static final int MOST_WAITING = 1_000_000;

    /** The client does not read what it is sent. */
    static final CloseStatus TOO_SLOW = new CloseStatus(4408, "too slow");

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private final WebSocketSession socket;
    private final Who who;
    private final Executor executor;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<WebSocketMessage<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCharacters = new AtomicInteger();
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile @Nullable CloseStatus ending;
    private volatile long heardAt = System.nanoTime();

    /** Whose connection it is, and where it comes from. */
    record Who(UUID accountId, UUID agentId, UUID sessionId, String address) {

        SignedInSessions.Place place() {
            return new SignedInSessions.Place(sessionId, address);
        }
    }

    Connection(WebSocketSession socket, Who who, Executor executor) {
        this.socket = socket;
        this.who = who;
        this.executor = executor;
    }

    Who who() {
        return who;
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

    /** Queues a frame; ends the connection when too much waits already. */
    void send(String frame) {
        send(new TextMessage(frame));
    }

    /** Queues a ping, which any browser answers by itself. */
    void ping() {
        send(new PingMessage());
    }

    private void send(WebSocketMessage<?> message) {
        if (ended()) {
            return;
        }
        if (waitingCharacters.addAndGet(message.getPayloadLength()) > MOST_WAITING) {
            log.info("A live connection of agent {} is cut off: it does not read", who.agentId());
            abandon(TOO_SLOW);
            return;
        }
        waiting.add(message);
        write();
    }

    /** Closes it after a last frame, instead of what still waits. */
    void end(String lastFrame, CloseStatus status) {
        if (ended()) {
            return;
        }
        waiting.clear();
        waiting.add(new TextMessage(lastFrame));
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
                for (WebSocketMessage<?> next = waiting.poll(); next != null; next = waiting.poll()) {
                    waitingCharacters.addAndGet(-next.getPayloadLength());
                    socket.sendMessage(next);
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

    private void close(CloseStatus status) {
        try {
            socket.close(status);
        } catch (IOException | RuntimeException alreadyGone) {
            log.debug("A live connection was gone already", alreadyGone);
        }
    }
}
