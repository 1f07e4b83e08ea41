package app.balcao.portal.web;

import app.balcao.access.IpRules;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import app.balcao.portal.PortalCustomer;
import app.balcao.portal.PortalEntrance;
import app.balcao.portal.PortalSessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.WebUtils;

/**
 * Runs what is asked of a portal on behalf of its account, which the address names, and signs its customer in by their
 * cookie. Agents' sessions count for nothing here. The rule of addresses is asked in each request (SEC-19).
 */
final class PortalFilter extends OncePerRequestFilter {

    private static final int ACCOUNT_SEGMENT = 4;

    private final PortalEntrance entrance;
    private final PortalSessions sessions;
    private final HandlerExceptionResolver problems;

    PortalFilter(PortalEntrance entrance, PortalSessions sessions, HandlerExceptionResolver problems) {
        this.entrance = entrance;
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String[] segments = request.getRequestURI().split("/", -1);
        Optional<UUID> account =
                segments.length > ACCOUNT_SEGMENT ? entrance.open(segments[ACCOUNT_SEGMENT]) : Optional.empty();
        if (account.isEmpty()) {
            problems.resolveException(request, response, null, Problem.notFound());
            return;
        }
        try {
            Tenant.<Void, Exception>callChecked(account.get(), () -> {
                inAccount(request, response, chain);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException expected) {
            throw expected;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    private void inAccount(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!entrance.allows(request.getRemoteAddr())) {
            Problem refused = Problem.of(HttpStatus.FORBIDDEN, "entry-refused", "portal.address-refused")
                    .with("reason", IpRules.REFUSED);
            problems.resolveException(request, response, null, refused);
            return;
        }
        Cookie cookie = WebUtils.getCookie(request, PortalCookie.NAME);
        Optional<PortalCustomer> customer = cookie == null ? Optional.empty() : sessions.find(cookie.getValue());
        customer.ifPresent(signedIn -> {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(signedIn);
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }
}
