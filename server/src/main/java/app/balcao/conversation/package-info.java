/** Live chat (Atendimentos): for now, which departments are there for one. Rules: docs/product/conversations.md. */
@ApplicationModule(
        displayName = "Conversations",
        allowedDependencies = {
            "platform",
            "account",
            "people",
            "customer",
            "calendar",
            "field",
            "ticket",
            "ticket::event",
            "canned"
        })
@NullMarked
package app.balcao.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
