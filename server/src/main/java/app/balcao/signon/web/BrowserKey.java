package app.balcao.signon.web;

import app.balcao.platform.security.RandomTokens;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie that tells the browser which began a sign-in at a provider. Several may be under way in it. */
final class BrowserKey {

    static final String NAME = "BALCAO_SIGN_ON";

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private BrowserKey() {}

    /** The key of the browser that asks; null when it has none. */
    static @Nullable String of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie != null && VALUE.matcher(cookie.getValue()).matches() ? cookie.getValue() : null;
    }

    static String create() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(RandomTokens.newSecret());
    }

    static String cookie(String key, HttpServletRequest request) {
        return ResponseCookie.from(NAME, key)
                .path("/sso")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .maxAge(LIFE)
                .build()
                .toString();
    }
}
