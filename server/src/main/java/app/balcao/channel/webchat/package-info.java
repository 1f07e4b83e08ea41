/**
 * The live chat of the web: the account's widget, who visits the pages it stands on, and the line between their browser and
 * the conversation. Rules: docs/product/web-chat.md.
 */
@ApplicationModule(
        displayName = "Web chat",
        allowedDependencies = {
            "platform",
            "account",
            "people",
            "conversation",
            "conversation::desk",
            "conversation::event",
            "customer",
            "field",
            "ticket",
            "signon"
        })
@NullMarked
package app.balcao.channel.webchat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
