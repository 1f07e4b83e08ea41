/** Tickets (Chamados): opened, bound, replied, commented, closed, reopened, listed and found. Rules: docs/product/tickets.md. */
@ApplicationModule(
        displayName = "Tickets",
        allowedDependencies = {"platform", "account", "people", "customer", "access", "field"})
@NullMarked
package app.balcao.ticket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
