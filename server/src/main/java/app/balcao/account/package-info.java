/** The company that uses Balcão (Conta), and its settings. Rules: docs/product/access.md. */
@ApplicationModule(
        displayName = "Account",
        allowedDependencies = {"platform"})
@NullMarked
package app.balcao.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
