/** What a company asks of tickets and customers beyond the fields every account has (Campos personalizados). Rules: docs/product/custom-fields.md. */
@ApplicationModule(
        displayName = "Custom fields",
        allowedDependencies = {"platform", "account", "people"})
@NullMarked
package app.balcao.field;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
