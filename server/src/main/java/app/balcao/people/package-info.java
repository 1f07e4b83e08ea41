/** The agents (Atendentes), the departments and categories they work in, and what each may do. Rules: docs/product/people.md. */
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {"platform", "account"})
@NullMarked
package app.balcao.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
