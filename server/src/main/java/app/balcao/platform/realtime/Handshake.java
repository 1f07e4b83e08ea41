package app.balcao.platform.realtime;

import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import java.net.URI;
import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.WebUtils;

/**
 * Lets a handshake pass that comes from a page of ours (a browser sends a session's cookie along for any page, and
 * always says which), and notes whose it is. Programs that are no browser send no Origin, and may pass.
 */
final class Handshake implements HandshakeInterceptor {

    static final String WHO = "balcao.who";

    private final SignedInSessions sessions;
    private final String publicOrigin;
    private final HandlerExceptionResolver problems;

    Handshake(SignedInSessions sessions, String publicUrl, HandlerExceptionResolver problems) {
        this.sessions = sessions;
        this.publicOrigin = origin(publicUrl);
        this.problems = problems;
    }

    private static String origin(String url) {
        URI uri = URI.create(url.strip());
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        Principal principal = request.getPrincipal();
        if (principal == null || !Tenant.isSet()) {
            refuse(request, response, Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in", "problem.not-signed-in"));
            return false;
        }
        if (!comesFromOurPage(request)) {
            refuse(request, response, Problem.of(HttpStatus.FORBIDDEN, "forbidden", "problem.origin"));
            return false;
        }
        attributes.put(
                WHO,
                new Who.AgentSession(
                        Tenant.id(),
                        UUID.fromString(principal.getName()),
                        sessions.sessionId(principal),
                        address(request)));
        return true;
    }

    private static String address(ServerHttpRequest request) {
        return request instanceof ServletServerHttpRequest asked
                ? asked.getServletRequest().getRemoteAddr()
                : String.valueOf(request.getRemoteAddress());
    }

    private boolean comesFromOurPage(ServerHttpRequest request) {
        try {
            return publicOrigin.equalsIgnoreCase(request.getHeaders().getOrigin()) || WebUtils.isSameOrigin(request);
        } catch (IllegalArgumentException malformedOrigin) {
            return false;
        }
    }

    private void refuse(ServerHttpRequest request, ServerHttpResponse response, Problem problem) {
        if (request instanceof ServletServerHttpRequest asked && response instanceof ServletServerHttpResponse answer) {
            problems.resolveException(asked.getServletRequest(), answer.getServletResponse(), null, problem);
        } else {
            response.setStatusCode(problem.status());
        }
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
