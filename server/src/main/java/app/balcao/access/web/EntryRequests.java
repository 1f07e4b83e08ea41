package app.balcao.access.web;

import app.balcao.access.Entrance.Entered;
import app.balcao.access.EntryContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** What every way of signing in reads of its request, and sets on its answer. */
@Component
@NamedInterface("entry")
public class EntryRequests {

    private final Clock clock;

    EntryRequests(Clock clock) {
        this.clock = clock;
    }

    /** From where and when the request comes. */
    public EntryContext context(HttpServletRequest request) {
        String userAgent = request.getHeader(HttpHeaders.USER_AGENT);
        return new EntryContext(request.getRemoteAddr(), userAgent == null ? "" : userAgent, clock.instant(), null);
    }

    /** The cookies that make the browser the session's. */
    public HttpHeaders cookies(Entered entered, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(HttpHeaders.SET_COOKIE, SessionCookie.set(entered.cookie(), request));
        return headers;
    }
}
