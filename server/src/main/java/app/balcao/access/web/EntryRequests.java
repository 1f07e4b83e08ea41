package app.balcao.access.web;

import app.balcao.access.Devices;
import app.balcao.access.Entrance.Entered;
import app.balcao.access.EntryContext;
import app.balcao.access.Sessions;
import app.balcao.platform.security.IpAddress;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** What every way of signing in reads of its request, and sets on its answer. */
@Component
@NamedInterface("entry")
public class EntryRequests {

    private static final String DEVICE = "BALCAO_DEVICE";

    private final Sessions sessions;
    private final Clock clock;

    EntryRequests(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** From where and when the request comes. */
    public EntryContext context(HttpServletRequest request) {
        String userAgent = request.getHeader(HttpHeaders.USER_AGENT);
        Cookie device = WebUtils.getCookie(request, DEVICE);
        return new EntryContext(
                IpAddress.written(request.getRemoteAddr()),
                userAgent == null ? "" : userAgent,
                clock.instant(),
                device == null ? null : device.getValue());
    }

    /**
     * The cookies that make the browser the session's, and one that the agent knows. Whatever session the browser had
     * ends: its cookie is gone from there, and must be of no use anywhere else.
     */
    public HttpHeaders cookies(Entered entered, HttpServletRequest request) {
        sessions.replace(SessionCookie.read(request));
        HttpHeaders headers = new HttpHeaders();
        headers.add(HttpHeaders.SET_COOKIE, SessionCookie.set(entered.cookie(), request));
        headers.add(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(DEVICE, entered.device())
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .maxAge(Devices.LIFE)
                        .build()
                        .toString());
        headers.add(HttpHeaders.SET_COOKIE, SecondStepCookie.clear(request));
        return headers;
    }
}
