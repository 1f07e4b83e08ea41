package app.balcao.platform.realtime;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The WebSocket at {@code /realtime}: reads frames of one connection after another's, each on its own thread. */
@Component
final class RealtimeEndpoint extends TextWebSocketHandler {

    private static final Logger log = LoggerFactory.getLogger(RealtimeEndpoint.class);

    private static final String CONNECTION = "balcao.connection";

    private final Hub hub;
    private final Frames frames;

    RealtimeEndpoint(Hub hub, Frames frames) {
        this.hub = hub;
        this.frames = frames;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        if (!(socket.getAttributes().get(Handshake.WHO) instanceof Who who)) {
            throw new IllegalStateException("A connection came past the handshake");
        }
        Sockets.limitSending(socket);
        var connection = new Connection(Outlet.of(socket), who, frames, hub.workers());
        socket.getAttributes().put(CONNECTION, connection);
        hub.opened(connection);
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
        Connection connection = connection(socket);
        connection.heard();
        Optional<Frames.Request> request = frames.read(message.getPayload());
        if (request.isEmpty()) {
            connection.abandon(CloseStatus.BAD_DATA);
            return;
        }
        try {
            hub.handle(connection, request.get());
        } catch (RuntimeException failure) {
            log.warn("A live connection is closed, to begin anew: {}", failure.toString());
            connection.abandon(CloseStatus.SERVER_ERROR);
        }
    }

    @Override
    protected void handlePongMessage(WebSocketSession socket, PongMessage message) {
        connection(socket).heard();
    }

    @Override
    public void handleTransportError(WebSocketSession socket, Throwable failure) {
        log.debug("A live connection broke", failure);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        if (socket.getAttributes().get(CONNECTION) instanceof Connection connection) {
            hub.closed(connection);
        }
    }

    private static Connection connection(WebSocketSession socket) {
        if (socket.getAttributes().get(CONNECTION) instanceof Connection connection) {
            return connection;
        }
        throw new IllegalStateException("A frame came before its connection");
    }
}
