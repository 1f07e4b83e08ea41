package app.balcao.portal.web;

import app.balcao.portal.PortalSessions;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseCookie;

/**
 * The cookie of a customer's session. Its path is the interface of one account's portal, so that browsers send it
 * nowhere else, and customers of several companies have a session at each.
 */
final class PortalCookie {

    static final String NAME = "BALCAO_PORTAL";

    private PortalCookie() {}

    static String set(String value, String account, HttpServletRequest request) {
        return cookie(value, account, request)
                .maxAge(PortalSessions.IDLE)
                .build()
                .toString();
    }

    static String clear(String account, HttpServletRequest request) {
        return cookie("", account, request).maxAge(0).build().toString();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(
            String value, String account, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .path("/api/v1/portal/" + account)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure());
    }
}
