package app.balcao.platform.realtime;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Has Tomcat keep little memory for a WebSocket that says nothing, of which there may be many thousands: its buffers are 64 kB
 * each otherwise, all together. What is longer than a buffer goes in several parts.
 */
@Component
class LeanSockets implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Tomcat knows this by a property of the system alone, read once. */
    private static final String BUFFERS = "org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE";

    private static final String BUFFER_BYTES = "1024";
    private static final String CONNECTION_BYTES = "4096";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (System.getProperty(BUFFERS) == null) {
            System.setProperty(BUFFERS, BUFFER_BYTES);
        }
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", CONNECTION_BYTES);
            connector.setProperty("socket.appWriteBufSize", CONNECTION_BYTES);
        });
    }
}
