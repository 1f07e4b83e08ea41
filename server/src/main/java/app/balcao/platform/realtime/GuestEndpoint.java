package app.balcao.platform.realtime;

import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * A WebSocket for guests: the first frame says who they are, and a module answers for them and for all that follows. Frames
 * are put together from small parts, so that an idle connection needs little memory; see {@link GuestHandshake}. Bytes are not
 * understood.
 */
public abstract class GuestEndpoint extends TextWebSocketHandler {

    private static final Logger log = LoggerFactory.getLogger(GuestEndpoint.class);

    private static final String STATE = "balcao.guest";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LiveGuests guests;
    private final int longestFrame;

    /** @param longestFrame the most characters of a frame; who sends more is cut off */
    protected GuestEndpoint(LiveGuests guests, int longestFrame) {
        this.guests = guests;
        this.longestFrame = longestFrame;
    }

    /** Who somebody is, and how they are told what happens. */
    public record Admission(Guest guest, TopicFrames frames) {}

    /** Reads the first frame; nobody is let in when it is empty. No account is set yet. */
    protected abstract Optional<Admission> admit(WebSocketSession socket, String hello);

    /** They were let in, and nothing else happened yet. The account is set from here on. */
    protected abstract void admitted(GuestConnection connection, WebSocketSession socket, String hello);

    /** They say something. Frames of one connection come one after another. */
    protected abstract void received(GuestConnection connection, String frame);

    /** They are gone. */
    protected abstract void left(GuestConnection connection);

    /** What is known of a socket: parts of the frame that is coming in, and whose it is. */
    private static final class State {

        private @Nullable StringBuilder parts;
        private volatile @Nullable GuestConnection connection;

        // What has come in behind a frame that failed must not overtake it: the client sends all of it again, in order.
        private boolean failed;
    }

    @Override
    public final void afterConnectionEstablished(WebSocketSession socket) {
        Sockets.limitSending(socket);
        var state = new State();
        socket.getAttributes().put(STATE, state);
        CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, guests.workers())
                .execute(() -> {
                    if (state.connection == null) {
                        Sockets.close(socket, CloseStatus.POLICY_VIOLATION);
                    }
                });
    }

    @Override
    public final boolean supportsPartialMessages() {
        return true;
    }

    @Override
    protected final void handleTextMessage(WebSocketSession socket, TextMessage message) {
        State state = state(socket);
        if (state.failed) {
            return;
        }
        StringBuilder parts = state.parts;
        int length = (parts == null ? 0 : parts.length()) + message.getPayload().length();
        if (length > longestFrame) {
            state.parts = null;
            Sockets.close(socket, CloseStatus.TOO_BIG_TO_PROCESS);
            return;
        }
        if (!message.isLast()) {
            state.parts = (parts == null ? new StringBuilder() : parts).append(message.getPayload());
            return;
        }
        state.parts = null;
        String frame = parts == null
                ? message.getPayload()
                : parts.append(message.getPayload()).toString();
        try {
            take(socket, state, frame);
        } catch (RuntimeException failure) {
            state.failed = true;
            log.warn("A guest's connection is closed, to begin anew", failure);
            Sockets.close(socket, CloseStatus.SERVER_ERROR);
        }
    }

    private void take(WebSocketSession socket, State state, String frame) {
        GuestConnection known = state.connection;
        if (known == null) {
            greet(socket, state, frame);
        } else if (!known.ended()) {
            known.heard();
            Tenant.run(known.guest().accountId(), () -> received(known, frame));
        }
    }

    private void greet(WebSocketSession socket, State state, String hello) {
        Optional<Admission> admission = admit(socket, hello);
        if (admission.isEmpty()) {
            Sockets.close(socket, CloseStatus.POLICY_VIOLATION);
            return;
        }
        Guest guest = admission.get().guest();
        GuestConnection connection =
                guests.open(Outlet.of(socket), guest, admission.get().frames());
        state.connection = connection;
        Tenant.run(guest.accountId(), () -> admitted(connection, socket, hello));
    }

    @Override
    protected final void handlePongMessage(WebSocketSession socket, PongMessage message) {
        GuestConnection known = state(socket).connection;
        if (known != null) {
            known.heard();
        }
    }

    @Override
    public final void handleTransportError(WebSocketSession socket, Throwable failure) {
        log.debug("A guest's connection broke", failure);
    }

    @Override
    public final void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        GuestConnection known = state(socket).connection;
        if (known != null) {
            known.gone();
            Tenant.run(known.guest().accountId(), () -> left(known));
        }
    }

    private static State state(WebSocketSession socket) {
        if (socket.getAttributes().get(STATE) instanceof State state) {
            return state;
        }
        throw new IllegalStateException("A frame came before its connection");
    }
}
