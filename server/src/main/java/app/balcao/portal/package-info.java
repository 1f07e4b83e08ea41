/** What customers see (Painel do Cliente): their own sessions, and their own tickets. Rules: docs/product/portal.md. */
@ApplicationModule(
        displayName = "Customer portal",
        allowedDependencies = {
            "platform",
            "account",
            "customer",
            "channel.webchat",
            "ticket",
            "ticket::portal",
            "access",
            "signon",
            "ldap",
            "legal"
        })
@NullMarked
package app.balcao.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
