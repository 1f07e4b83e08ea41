/** When people work (Turnos) and when they do not (Feriados). Rules: docs/product/calendar.md. */
@ApplicationModule(
        displayName = "Calendar",
        allowedDependencies = {"platform", "account", "people"})
@NullMarked
package app.balcao.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
