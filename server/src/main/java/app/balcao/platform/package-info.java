/**
 * The ground every module stands on: tenant, transactions, errors, paging, languages, jobs, realtime, files.
 * Knows nothing of the product; may be used by all and uses none.
 */
@ApplicationModule(
        displayName = "Platform",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package app.balcao.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
