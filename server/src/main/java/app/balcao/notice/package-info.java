/**
 * E-mails about the account itself, such as that its seats are taken: who gets which is the account's choice. Listens
 * to what happens. Rules: docs/product/account.md.
 */
@ApplicationModule(
        displayName = "Account notices",
        allowedDependencies = {"platform", "account", "people", "backup", "ldap", "signon"})
@NullMarked
package app.balcao.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
