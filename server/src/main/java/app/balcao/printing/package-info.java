/** The page on which a ticket is printed, and the company's template of it (Impressão). Rules: docs/product/printing.md. */
@ApplicationModule(
        displayName = "Printing",
        allowedDependencies = {"platform", "account", "people", "field", "ticket", "ticket::copy"})
@NullMarked
package app.balcao.printing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
