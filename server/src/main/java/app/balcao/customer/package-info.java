/** The customers (Clientes) and the organizations they belong to. Rules: docs/product/customers.md. */
@ApplicationModule(
        displayName = "Customers",
        allowedDependencies = {"platform", "account", "people", "field"})
@NullMarked
package app.balcao.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
