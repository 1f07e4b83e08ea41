package app.balcao.notify;

import app.balcao.channel.email.DeliveryFailed;
import app.balcao.channel.email.MailboxFailed;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Rings for mail that did not arrive and for mailboxes that cannot be collected (NTF-2). */
@Component
class MailNotifications {

    private final Bell bell;

    MailNotifications(Bell bell) {
        this.bell = bell;
    }

    // Who is responsible for the ticket can find another way; while nobody is, the department can.
    @EventListener
    void on(DeliveryFailed event) {
        Audience audience = event.agentId() == null
                ? new Audience.Department(event.departmentId())
                : new Audience.Agent(event.agentId());
        bell.ring(
                audience,
                null,
                NotificationKind.DELIVERY_FAILED,
                new Notification.TicketName(event.ticketId(), event.number(), event.subject()),
                Map.of("to", event.to()),
                true);
    }

    @EventListener
    void on(MailboxFailed event) {
        bell.ring(
                new Audience.Administrators(),
                null,
                NotificationKind.MAILBOX_FAILED,
                null,
                Map.of("address", event.address()),
                true);
    }
}
