/**
 * What a run on one's own machine needs and a production server never starts: a PostgreSQL, a mailbox and the
 * secrets, all kept in {@code BALCAO_DATA}. Nothing here does anything unless {@code BALCAO_LOCAL=true}.
 */
@ApplicationModule(
        displayName = "Local run",
        allowedDependencies = {})
@NullMarked
package app.balcao.local;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
