package app.balcao.bench.chat;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.apache.tomcat.websocket.server.WsContextListener;

/**
 * Sends back whatever comes over a WebSocket, and does nothing else: the server that Balcão runs in, with its threads and its
 * buffers, without Balcão. Ends when its standard input does, as it does when who started it is killed.
 */
public final class EchoServer {

    private static final int MOST_CONNECTIONS = 100_000;

    private EchoServer() {}

    /** @param arguments the port, and a folder for its files */
    public static void main(String[] arguments) throws LifecycleException, IOException {
        System.setProperty("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", "1024");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(arguments[1]);
        Connector connector = new Connector();
        connector.setPort(Integer.parseInt(arguments[0]));
        connector.setProperty("address", "127.0.0.1");
        // Whoever gets through finds it ready.
        connector.setProperty("bindOnInit", "false");
        connector.setProperty("maxConnections", Integer.toString(MOST_CONNECTIONS));
        connector.setProperty("socket.appReadBufSize", "4096");
        connector.setProperty("socket.appWriteBufSize", "4096");
        connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("echo-"));
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "nothing", new HttpServlet() {});
        context.addServletMappingDecoded("/", "nothing");
        context.addApplicationListener(WsContextListener.class.getName());
        context.addApplicationListener(Place.class.getName());
        tomcat.start();
        if (!context.getState().isAvailable()) {
            System.exit(1);
        }
        while (System.in.read() >= 0) {
            // Nothing is said to it.
        }
        System.exit(0);
    }

    /** Says where the echo is found. */
    public static final class Place implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            var container = (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
            try {
                container.addEndpoint(ServerEndpointConfig.Builder.create(Voice.class, "/echo")
                        .build());
            } catch (DeploymentException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    /** One line's end. */
    public static final class Voice extends Endpoint {

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.addMessageHandler(String.class, (MessageHandler.Whole<String>) text -> {
                try {
                    session.getBasicRemote().sendText(text);
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
        }
    }
}
