package app.balcao.platform.realtime;

import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class RealtimeConfiguration {

    /** Before the mapping of files, which takes any path. */
    private static final int ORDER = 1;

    @Bean
    Hub realtimeHub(TopicGate gate, SignedInSessions sessions, Frames frames, EventStore store, Broker broker) {
        var hub = new Hub(gate, sessions, frames, store);
        broker.listen(hub);
        return hub;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnProperty(name = "balcao.realtime.broker", havingValue = "postgres", matchIfMissing = true)
    PostgresBroker postgresBroker(
            JdbcConnectionDetails database,
            DataSource pool,
            JsonMapper json,
            @Value("${balcao.realtime.listen-url:}") String listenUrl) {
        String url = listenUrl.isBlank() ? database.getJdbcUrl() : listenUrl;
        var properties = new Properties();
        put(properties, "user", database.getUsername());
        put(properties, "password", database.getPassword());
        put(properties, "ApplicationName", "balcao realtime");
        put(properties, "tcpKeepAlive", "true");
        return new PostgresBroker(
                () -> DriverManager.getConnection(url, properties), pool::getConnection, new SignalCodec(json));
    }

    private static void put(Properties properties, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    @Bean
    @ConditionalOnProperty(name = "balcao.realtime.broker", havingValue = "memory")
    InMemoryBroker inMemoryBroker() {
        return new InMemoryBroker();
    }

    @Bean
    HandlerMapping realtimeMapping(
            RealtimeEndpoint endpoint,
            SignedInSessions sessions,
            @Value("${balcao.public-url}") String publicUrl,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var handler = new WebSocketHttpRequestHandler(endpoint, new DefaultHandshakeHandler());
        handler.setHandshakeInterceptors(List.of(new Handshake(sessions, publicUrl, problems)));
        var mapping = new WebSocketHandlerMapping();
        mapping.setUrlMap(Map.of("/realtime", handler));
        mapping.setWebSocketUpgradeMatch(true);
        mapping.setOrder(ORDER);
        return mapping;
    }
}
