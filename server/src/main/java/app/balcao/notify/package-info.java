/** The bell (Central de notificações) and e-mails to agents: listens to what happens, and nothing calls it but the edge. Rules: docs/product/notifications.md. */
@ApplicationModule(
        displayName = "Notifications",
        allowedDependencies = {
            "platform",
            "people",
            "ticket",
            "ticket::event",
            "agenda",
            "conversation",
            "conversation::event",
            "channel.email",
            "backup",
            "notice"
        })
@NullMarked
package app.balcao.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
