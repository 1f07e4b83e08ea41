/** The account's directory (LDAP, Active Directory), which verifies passwords. Rules: docs/product/access.md. */
@ApplicationModule(
        displayName = "LDAP",
        allowedDependencies = {"platform", "account", "people", "access"})
@NullMarked
package app.balcao.ldap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
