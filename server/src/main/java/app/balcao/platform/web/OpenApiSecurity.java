package app.balcao.platform.web;

import app.balcao.platform.security.ApiScopes;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says which operations need a session, which the token against forged requests, and which scope of programs. */
final class OpenApiSecurity {

    static final String SESSION = "session";
    static final String CUSTOMER_SESSION = "customerSession";
    static final String CSRF = "csrf";
    static final String TOKEN = "token";

    /** First parts of what needs no session; a test asks every operation whether this is so. */
    private static final Set<String> OPEN = Set.of(
            "session",
            "password-recoveries",
            "account-recoveries",
            "access-links",
            "accounts",
            "registration",
            "public-documents",
            "sign-on-choices");

    private OpenApiSecurity() {}

    static boolean isOpen(String path) {
        if (isPortal(path)) {
            return !path.endsWith("/tickets");
        }
        // To prove anew that one is there takes a session, unlike its other steps.
        return !path.startsWith("/api/v1/session/confirmation")
                && OPEN.contains(path.replaceFirst("^/api/v1/", "").replaceFirst("/.*", ""));
    }

    private static boolean isPortal(String path) {
        return path.startsWith("/api/v1/portal/");
    }

    static void apply(String path, HttpMethod verb, boolean open, Operation operation) {
        var requirement = new SecurityRequirement();
        if (!open) {
            requirement.addList(isPortal(path) ? CUSTOMER_SESSION : SESSION);
        }
        if (verb != HttpMethod.GET) {
            requirement.addList(CSRF);
        }
        List<SecurityRequirement> either = new ArrayList<>();
        if (!requirement.isEmpty()) {
            either.add(requirement);
        }
        ApiScopes.of(verb.name(), path)
                .ifPresent(scope -> either.add(new SecurityRequirement().addList(TOKEN, scope.text())));
        operation.setSecurity(either);
    }
}
