package app.balcao.channel.webchat.web;

import app.balcao.platform.realtime.GuestHandshake;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/** Where visitors' browsers connect. Which sites' pages may, {@link WidgetFilter} has said before. */
@Configuration(proxyBeanMethods = false)
class VisitorSocketConfiguration {

    /** Before the mapping of files, which takes any path. */
    private static final int ORDER = 1;

    @Bean
    HandlerMapping visitorSocketMapping(VisitorSocket socket, VisitorPlaces places) {
        var handler = new WebSocketHttpRequestHandler(socket, new GuestHandshake());
        handler.setHandshakeInterceptors(List.of(new Origin(places)));
        var mapping = new WebSocketHandlerMapping();
        mapping.setUrlMap(Map.of("/widget/v1/*/socket", handler));
        mapping.setWebSocketUpgradeMatch(true);
        mapping.setOrder(ORDER);
        return mapping;
    }

    /** Notes where a connection comes from, and to whose widget. */
    private record Origin(VisitorPlaces places) implements HandshakeInterceptor {

        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes) {
            attributes.put(VisitorSocket.ACCOUNT, Tenant.id());
            if (request instanceof ServletServerHttpRequest asked) {
                attributes.put(VisitorSocket.IP, asked.getServletRequest().getRemoteAddr());
                attributes.put(VisitorSocket.PLACE, places.of(asked.getServletRequest()));
            }
            return true;
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                @Nullable Exception failure) {
            // Nothing is held that would have to be let go.
        }
    }
}
