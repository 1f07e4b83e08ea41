/** What a new account has left to set up, told from what is there. Rules: docs/product/account.md. */
@ApplicationModule(
        displayName = "First steps",
        allowedDependencies = {"platform", "people"})
@NullMarked
package app.balcao.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
