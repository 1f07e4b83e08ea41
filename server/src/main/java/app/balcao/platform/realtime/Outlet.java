package app.balcao.platform.realtime;

import java.io.IOException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** Where the frames of a connection go. Called by one thread at a time, which it may keep waiting. */
public interface Outlet {

    void send(String frame) throws IOException;

    /** Asks for a sign of life. */
    void ping() throws IOException;

    void close(CloseStatus status) throws IOException;

    /** A WebSocket. */
    static Outlet of(WebSocketSession socket) {
        return new Outlet() {
            @Override
            public void send(String frame) throws IOException {
                socket.sendMessage(new TextMessage(frame));
            }

            @Override
            public void ping() throws IOException {
                socket.sendMessage(new PingMessage());
            }

            @Override
            public void close(CloseStatus status) throws IOException {
                socket.close(status);
            }
        };
    }
}
