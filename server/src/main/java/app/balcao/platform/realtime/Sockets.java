package app.balcao.platform.realtime;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;

/** What is done with the sockets of agents and guests alike. */
final class Sockets {

    private static final Logger log = LoggerFactory.getLogger(Sockets.class);

    private static final long SEND_TIMEOUT_MILLIS = 10_000;

    private Sockets() {}

    /** Lets nobody keep a writing thread for long. */
    static void limitSending(WebSocketSession socket) {
        if (socket instanceof StandardWebSocketSession standard) {
            standard.getNativeSession()
                    .getUserProperties()
                    .put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SEND_TIMEOUT_MILLIS);
        }
    }

    static void close(WebSocketSession socket, CloseStatus status) {
        try {
            socket.close(status);
        } catch (IOException | RuntimeException alreadyGone) {
            log.debug("A live connection was gone already", alreadyGone);
        }
    }
}
