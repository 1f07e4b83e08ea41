package app.balcao.platform.realtime;

import java.net.URI;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class RealtimeConfiguration {

    /** Before the mapping of files, which takes any path. */
    private static final int ORDER = 1;

    private static final int LONGEST_PART = 1_024;

    /** Buffers of every WebSocket. Agents' frames are short; those of guests are put together from parts. */
    @Bean
    ServletServerContainerFactoryBean realtimeBuffers() {
        var buffers = new ServletServerContainerFactoryBean();
        buffers.setMaxTextMessageBufferSize(LONGEST_PART);
        buffers.setMaxBinaryMessageBufferSize(LONGEST_PART);
        return buffers;
    }

    @Bean
    Hub realtimeHub(
            TopicGate gate,
            SignedInSessions sessions,
            StreamHistory history,
            ObjectProvider<LiveAgents> liveAgents,
            Broker broker) {
        var hub = new Hub(
                gate, sessions, history, agents -> liveAgents.getObject().heard(agents));
        broker.listen(hub);
        return hub;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnProperty(name = "balcao.realtime.broker", havingValue = "postgres", matchIfMissing = true)
    RelayBroker postgresBroker(
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
        return new RelayBroker(
                new PostgresRelay(() -> DriverManager.getConnection(url, properties), pool::getConnection),
                new SignalCodec(json));
    }

    private static void put(Properties properties, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnProperty(name = "balcao.realtime.broker", havingValue = "redis")
    RelayBroker redisBroker(JsonMapper json, @Value("${balcao.realtime.redis-url}") URI url) {
        return new RelayBroker(new RedisRelay(url), new SignalCodec(json));
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
