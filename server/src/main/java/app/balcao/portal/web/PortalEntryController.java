package app.balcao.portal.web;

import app.balcao.platform.tenant.Tenant;
import app.balcao.portal.PortalEntrance;
import app.balcao.signon.SignOnLimits;
import app.balcao.signon.SignOnRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the company's own site sends customers, with a token it made. */
@RestController
@RequestMapping("/sso/portal/{account}")
class PortalEntryController {

    private final PortalEntrance entrance;
    private final SignOnLimits limits;

    PortalEntryController(PortalEntrance entrance, SignOnLimits limits) {
        this.entrance = entrance;
        this.limits = limits;
    }

    @GetMapping
    ResponseEntity<Void> byLink(
            @PathVariable String account, @RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return enter(account, token, request);
    }

    /** The same by a form, which keeps the token out of the address. */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> byForm(
            @PathVariable String account, @RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return enter(account, token, request);
    }

    private ResponseEntity<Void> enter(String account, String token, HttpServletRequest request) {
        limits.token(request.getRemoteAddr());
        Optional<UUID> id = entrance.open(account);
        if (id.isEmpty()) {
            return sentTo(account, "?refused=invalid", null);
        }
        return Tenant.call(id.get(), () -> {
            String name = entrance.account().loginName();
            try {
                String userAgent = request.getHeader(HttpHeaders.USER_AGENT);
                String session = entrance.byToken(token, request.getRemoteAddr(), userAgent == null ? "" : userAgent);
                return sentTo(name, "", PortalCookie.set(session, name, request));
            } catch (SignOnRefused refused) {
                return sentTo(name, "?refused=" + refused.told().name().toLowerCase(Locale.ROOT), null);
            }
        });
    }

    private static ResponseEntity<Void> sentTo(String account, String query, @Nullable String cookie) {
        String page = "/portal/" + URLEncoder.encode(account, StandardCharsets.UTF_8) + query;
        var answer = ResponseEntity.status(HttpStatus.SEE_OTHER)
                .cacheControl(CacheControl.noStore())
                .location(URI.create(page));
        if (cookie != null) {
            answer.header(HttpHeaders.SET_COOKIE, cookie);
        }
        return answer.build();
    }
}
