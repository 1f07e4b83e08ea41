package app.balcao.platform.web;

import app.balcao.platform.errors.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Versions of what two people can edit, as ETag and If-Match carry them. */
public final class Versions {

    private Versions() {}

    /** The ETag of a version. */
    public static String etag(int version) {
        return "\"" + version + "\"";
    }

    /** A 200 with the resource and its ETag. */
    public static <T> ResponseEntity<T> ok(T body, int version) {
        return ResponseEntity.ok().eTag(etag(version)).body(body);
    }

    /**
     * The version an editor had before them.
     *
     * @throws Problem precondition-required (428) without the header, version-conflict is the service's to find
     */
    public static int required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.preconditionRequired();
        }
        String bare = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        try {
            return Integer.parseInt(bare);
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }
}
