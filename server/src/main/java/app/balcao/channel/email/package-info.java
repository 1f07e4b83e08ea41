/**
 * Customers write by e-mail and are answered by e-mail: mailboxes are collected, messages become tickets or answers,
 * and what must go out is sent. Rules: docs/product/email.md.
 */
@ApplicationModule(
        displayName = "E-mail",
        allowedDependencies = {"platform", "account", "people", "customer", "ticket", "ticket::copy", "ticket::event"})
@NullMarked
package app.balcao.channel.email;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
