package app.balcao.signon.web;

import app.balcao.signon.SignOnRefused;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers that send a browser on at once, so that no address with a token in it stays on the screen. */
final class Redirects {

    private Redirects() {}

    static ResponseEntity<Void> to(URI address, HttpHeaders headers) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .cacheControl(CacheControl.noStore())
                .headers(headers)
                .location(address)
                .build();
    }

    /** To the sign-in page, which says in the reader's words what went wrong. */
    static ResponseEntity<Void> refused(SignOnRefused refused) {
        String told = refused.told().name().toLowerCase(Locale.ROOT);
        return to(
                URI.create("/sign-in?refused=" + told + parameter("account", refused.account())
                        + parameter("reason", refused.told() == SignOnRefused.Told.RULE ? refused.reason() : null)
                        + parameter("until", refused.until())),
                new HttpHeaders());
    }

    private static String parameter(String name, @Nullable Object value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }
}
