package app.balcao.access.web;

import app.balcao.access.Sessions;
import app.balcao.platform.errors.Problem;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The refusal of requests without a session; says why the session is gone when the program ended it by itself. */
@Component
class NotSignedIn {

    private static final String REASON = NotSignedIn.class.getName() + ".reason";
    private static final String KIND = "not-signed-in";

    private final Sessions sessions;

    NotSignedIn(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Notes that a session is not good for this request, although it has not ended. */
    static void because(HttpServletRequest request, String reason) {
        request.setAttribute(REASON, reason);
    }

    Problem problem(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, SessionCookie.NAME);
        Optional<String> reason = Optional.ofNullable((String) request.getAttribute(REASON))
                .or(() -> cookie == null ? Optional.empty() : sessions.endReason(cookie.getValue()));
        return reason.map(each -> Problem.of(
                                HttpStatus.UNAUTHORIZED,
                                KIND,
                                "access.session-ended."
                                        + each.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .with("reason", each))
                .orElseGet(() -> Problem.of(HttpStatus.UNAUTHORIZED, KIND, "problem.not-signed-in"));
    }
}
