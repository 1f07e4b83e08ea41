package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.ChatWidgets;
import app.balcao.channel.webchat.ChatWidgets.Opened;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Attachments;
import app.balcao.platform.tenant.Tenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.WebUtils;

/**
 * Runs what a page asks for on behalf of the account whose key the address holds, and lets the pages of the sites that the
 * account names read the answer (WCH-1). Cookies count for nothing here, so any page may ask in its own name only.
 */
final class WidgetFilter extends OncePerRequestFilter {

    /** Where the widget of the request is found. */
    static final String OPENED = "balcao.widget.opened";

    private static final int KEY_SEGMENT = 3;
    private static final long LONGEST_BODY = 65_536;
    private static final String PREFLIGHT_SECONDS = "3600";

    private final ChatWidgets widgets;
    private final HandlerExceptionResolver problems;

    WidgetFilter(ChatWidgets widgets, HandlerExceptionResolver problems) {
        this.widgets = widgets;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String[] segments = request.getRequestURI().split("/", -1);
        Optional<Opened> opened =
                segments.length > KEY_SEGMENT ? widgets.open(segments[KEY_SEGMENT]) : Optional.empty();
        if (opened.isEmpty()) {
            problems.resolveException(request, response, null, Problem.notFound());
            return;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        // The program's own pages carry it as well, as /chat/… does.
        boolean own = WebUtils.isSameOrigin(new ServletServerHttpRequest(request));
        if (origin != null && !own && !opened.get().widget().mayStandOn(origin)) {
            problems.resolveException(
                    request, response, null, Problem.of(HttpStatus.FORBIDDEN, "forbidden", "webchat.other-site"));
            return;
        }
        if (origin != null) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.RETRY_AFTER);
        }
        if (HttpMethod.OPTIONS.matches(request.getMethod())) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
            response.setHeader(
                    HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, Accept-Language");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        if (!bounded(request)) {
            problems.resolveException(
                    request,
                    response,
                    null,
                    Problem.of(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "too-large",
                            isFile(request) ? "problem.files.too-large" : "webchat.too-large"));
            return;
        }
        request.setAttribute(OPENED, opened.get());
        run(opened.get(), request, response, chain);
    }

    // Browsers say how much they send.
    private static boolean bounded(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length <= most(request) && (length >= 0 || !HttpMethod.POST.matches(request.getMethod()));
    }

    private static long most(HttpServletRequest request) {
        return isFile(request) ? Attachments.MAXIMUM_BYTES : LONGEST_BODY;
    }

    private static boolean isFile(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/files");
    }

    private static void run(Opened opened, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Tenant.<Void, Exception>callChecked(opened.key().accountId(), () -> {
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
