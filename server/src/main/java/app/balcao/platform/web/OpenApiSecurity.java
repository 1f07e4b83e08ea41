package app.balcao.platform.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Set;

/** Says which operations need a session, and which the token against forged requests. */
final class OpenApiSecurity {

    static final String SESSION = "session";
    static final String CSRF = "csrf";

    /** First parts of what needs no session; a test asks every operation whether this is so. */
    private static final Set<String> OPEN = Set.of(
            "session",
            "password-recoveries",
            "account-recoveries",
            "access-links",
            "password-strength",
            "accounts",
            "registration");

    private OpenApiSecurity() {}

    static boolean isOpen(String path) {
        return OPEN.contains(path.replaceFirst("^/api/v1/", "").replaceFirst("/.*", ""));
    }

    static void apply(HttpMethod verb, boolean open, Operation operation) {
        var requirement = new SecurityRequirement();
        if (!open) {
            requirement.addList(SESSION);
        }
        if (verb != HttpMethod.GET) {
            requirement.addList(CSRF);
        }
        operation.setSecurity(requirement.isEmpty() ? List.of() : List.of(requirement));
    }
}
