package app.balcao.access.web;

import java.util.Set;

/** What is open to a session whose agent must set up a second factor before anything else (SEC-3). */
final class SetUpGate {

    private static final Set<String> OPEN = Set.of(
            "DELETE /api/v1/session",
            "GET /api/v1/session/confirmation",
            "POST /api/v1/session/confirmation",
            "GET /api/v1/me/second-factor",
            "POST /api/v1/me/second-factor/app",
            "POST /api/v1/me/second-factor/app/confirmation",
            "POST /api/v1/passkeys/options",
            "POST /api/v1/passkeys");

    private SetUpGate() {}

    /** Whether a request may pass; pages and their parts always may. */
    static boolean opens(String method, String path) {
        boolean guarded = path.startsWith("/api/") || path.startsWith("/realtime");
        return !guarded || OPEN.contains(method + " " + path);
    }
}
