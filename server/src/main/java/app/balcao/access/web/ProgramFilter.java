package app.balcao.access.web;

import app.balcao.access.ProgramSignedIn;
import app.balcao.access.Programs;
import app.balcao.platform.audit.ActingProgram;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.IpAddress;
import app.balcao.platform.tenant.Tenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Signs a request in by its bearer token, and runs the rest of it on behalf of the agent's account. A request that
 * carries both a token and a session's cookie is the token's; what the token may do, {@link ProgramScopes} tells.
 */
final class ProgramFilter extends OncePerRequestFilter {

    private static final String SCHEME = "bearer ";

    private final Programs programs;
    private final HandlerExceptionResolver problems;

    ProgramFilter(Programs programs, HandlerExceptionResolver problems) {
        this.programs = programs;
        this.problems = problems;
    }

    /** Whether the request is a program's. No other site can make a browser send this header unasked. */
    static boolean carriesToken(HttpServletRequest request) {
        return token(request) != null && request.getRequestURI().startsWith("/api/");
    }

    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !carriesToken(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ProgramSignedIn program;
        try {
            program = programs.find(String.valueOf(token(request)), IpAddress.written(request.getRemoteAddr()));
        } catch (Problem refused) {
            if (refused.status() == HttpStatus.UNAUTHORIZED) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Balcao\", error=\"invalid_token\"");
            }
            problems.resolveException(request, response, null, refused);
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(program);
        SecurityContextHolder.setContext(context);
        request.setAttribute(ActingProgram.ATTRIBUTE, new ActingProgram(program.tokenId(), program.tokenName()));
        try {
            Tenant.<Void, Exception>callChecked(program.agent().accountId(), () -> {
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
