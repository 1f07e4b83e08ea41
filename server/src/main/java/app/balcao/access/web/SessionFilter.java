package app.balcao.access.web;

import app.balcao.access.IpRules;
import app.balcao.access.Sessions;
import app.balcao.access.SignedIn;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.WebUtils;

/** Signs a request in by its session cookie, and runs the rest of it on behalf of the agent's account. */
final class SessionFilter extends OncePerRequestFilter {

    private static final Set<String> WITHOUT_SESSION =
            Set.of("/api/v1/session", "/api/v1/accounts", "/api/v1/password-recoveries", "/api/v1/account-recoveries");
    private static final List<String> BELOW_WITHOUT_SESSION =
            List.of("/api/v1/access-links/", "/api/v1/session/second-factor", "/api/v1/session/passkey");

    private final Sessions sessions;
    private final IpRules ipRules;
    private final HandlerExceptionResolver problems;

    SessionFilter(Sessions sessions, IpRules ipRules, HandlerExceptionResolver problems) {
        this.sessions = sessions;
        this.ipRules = ipRules;
        this.problems = problems;
    }

    // What begins without a session must not run inside the account of one that happens to be there.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        if (ProgramFilter.carriesToken(request)) {
            return true;
        }
        String path = request.getRequestURI();
        return path.startsWith("/api/v1/session/second-factor")
                || ("POST".equals(request.getMethod())
                        && (WITHOUT_SESSION.contains(path)
                                || BELOW_WITHOUT_SESSION.stream().anyMatch(path::startsWith)));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Cookie cookie = WebUtils.getCookie(request, SessionCookie.NAME);
        Optional<SignedIn> signedIn = cookie == null ? Optional.empty() : sessions.find(cookie.getValue());
        // The session stays: back at an allowed address, its agent goes on.
        if (signedIn.isPresent() && !ipRules.allows(signedIn.get().agent(), request.getRemoteAddr())) {
            NotSignedIn.because(request, IpRules.REFUSED);
            signedIn = Optional.empty();
        }
        if (signedIn.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (!SetUpGate.opens(request.getMethod(), request.getRequestURI()) && sessions.mustSetUp(signedIn.get())) {
            problems.resolveException(
                    request,
                    response,
                    null,
                    Problem.of(HttpStatus.FORBIDDEN, "second-factor-set-up-required", "access.second-factor.set-up"));
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn.get());
        SecurityContextHolder.setContext(context);
        try {
            Tenant.<Void, Exception>callChecked(signedIn.get().agent().accountId(), () -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException expected) {
            throw expected;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }
}
