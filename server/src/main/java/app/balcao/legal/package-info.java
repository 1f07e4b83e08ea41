/** The company's terms of use and privacy policy (Termos de uso e privacidade). Rules: docs/product/account.md. */
@ApplicationModule(
        displayName = "Legal",
        allowedDependencies = {"platform", "account", "people"})
@NullMarked
package app.balcao.legal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
