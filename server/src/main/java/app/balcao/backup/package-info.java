/** The account's data to take away, gathered in the background. Rules: docs/product/backup.md. */
@ApplicationModule(
        displayName = "Backup",
        allowedDependencies = {"platform", "account", "people"})
@NullMarked
package app.balcao.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
