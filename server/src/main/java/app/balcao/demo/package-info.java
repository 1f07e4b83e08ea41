/**
 * The demonstration company: an invented furniture maker with its people, customers and ninety days of tickets,
 * made through the services everybody uses. Only with {@code BALCAO_DEMO=true}.
 */
@ApplicationModule(
        displayName = "Demonstration",
        allowedDependencies = {
            "platform",
            "account",
            "access",
            "people",
            "calendar",
            "canned",
            "field",
            "legal",
            "signon",
            "customer",
            "ticket",
            "ticket::copy",
            "ticket::list",
            "ticket::split",
            "agenda",
            "channel.email",
            "channel.webchat",
            "channel.webchat::trigger",
            "conversation",
            "conversation::binding",
            "conversation::desk",
            "conversation::queue",
            "conversation::routing"
        })
@NullMarked
package app.balcao.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
