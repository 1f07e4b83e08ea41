/** Who did what to sensitive things, and when: written by events, read by administrators. Rules: docs/product/audit.md. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"platform", "people"})
@NullMarked
package app.balcao.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
