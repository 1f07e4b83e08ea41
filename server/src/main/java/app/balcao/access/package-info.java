/** Who gets in: sign-in, sessions, recovery of passwords and accounts. Rules: docs/product/access.md. */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"platform", "account", "people", "calendar"})
@NullMarked
package app.balcao.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
