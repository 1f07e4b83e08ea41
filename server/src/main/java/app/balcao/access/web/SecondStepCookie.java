package app.balcao.access.web;

import app.balcao.access.SecondStep;
import app.balcao.platform.errors.Problem;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie that binds a sign-in which waits for its second factor to one browser. */
final class SecondStepCookie {

    private static final String NAME = "BALCAO_SIGN_IN";

    private SecondStepCookie() {}

    static String set(String ticket, HttpServletRequest request) {
        return cookie(ticket, request).maxAge(SecondStep.LIFE).build().toString();
    }

    static String clear(HttpServletRequest request) {
        return cookie("", request).maxAge(0).build().toString();
    }

    /** @throws Problem sign-in-expired, without one */
    static String read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        if (cookie == null) {
            throw Problem.of(HttpStatus.UNAUTHORIZED, "sign-in-expired", "access.second-factor.expired");
        }
        return cookie.getValue();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .path("/api/v1/session")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure());
    }
}
