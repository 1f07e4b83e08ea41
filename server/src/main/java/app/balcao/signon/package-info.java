/**
 * Single sign-on: tokens of the company's own systems, OpenID Connect and SAML 2.0. It finds out who somebody is;
 * {@code access} lets agents in, {@code portal} customers. Rules: docs/product/sso.md.
 */
@ApplicationModule(
        displayName = "Single sign-on",
        allowedDependencies = {"platform", "account", "people", "customer", "access", "access :: entry"})
@NullMarked
package app.balcao.signon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
