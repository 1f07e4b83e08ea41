package app.balcao.access.web;

import app.balcao.access.ProgramSignedIn;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.ApiScope;
import app.balcao.platform.security.ApiScopes;
import app.balcao.platform.security.ConfirmedRecently;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Keeps tokens to the operations of their scopes. What asks for a proof that its agent is there, and what the table
 * of scopes leaves out, is for browsers only.
 */
final class ProgramScopes implements HandlerInterceptor {

    private static final String DOCUMENT = "/api/v1/openapi.json";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof ProgramSignedIn program)
                || DOCUMENT.equals(request.getRequestURI())) {
            return true;
        }
        Optional<ApiScope> scope = asked(request, handler);
        if (scope.isEmpty()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "browsers-only", "access.api-token.browsers-only");
        }
        if (!program.has(scope.get())) {
            String name = scope.get().text();
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\", scope=\"" + name + "\"");
            throw Problem.of(HttpStatus.FORBIDDEN, "insufficient-scope", "access.api-token.insufficient", name)
                    .with("scope", name);
        }
        return true;
    }

    private static Optional<ApiScope> asked(HttpServletRequest request, Object handler) {
        @Nullable Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        boolean sensitive =
                !(handler instanceof HandlerMethod method) || method.hasMethodAnnotation(ConfirmedRecently.class);
        return pattern == null || sensitive
                ? Optional.empty()
                : ApiScopes.of(request.getMethod(), String.valueOf(pattern));
    }
}
