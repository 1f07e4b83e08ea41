/** When work on tickets is to begin, whom it is told beforehand, and agents' agendas (Agenda). Rules: docs/product/agenda.md. */
@ApplicationModule(
        displayName = "Agenda",
        allowedDependencies = {"platform", "people", "ticket", "ticket::event"})
@NullMarked
package app.balcao.agenda;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
