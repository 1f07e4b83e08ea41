package app.balcao.access.web;

import app.balcao.access.Sessions;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie that carries a session: out of reach of scripts, and of other sites' forms. */
final class SessionCookie {

    static final String NAME = "BALCAO_SESSION";

    private SessionCookie() {}

    /** Its value; empty without one. */
    static String read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? "" : cookie.getValue();
    }

    static String set(String value, HttpServletRequest request) {
        return cookie(value, request).maxAge(Sessions.LIFETIME).build().toString();
    }

    static String clear(HttpServletRequest request) {
        return cookie("", request).maxAge(0).build().toString();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure());
    }
}
