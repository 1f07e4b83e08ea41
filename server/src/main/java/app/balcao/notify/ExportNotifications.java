package app.balcao.notify;

import app.balcao.ticket.event.TicketExportReady;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Rings for who asked for a file of tickets that is ready now (EXP-5). */
@Component
class ExportNotifications {

    private final Bell bell;

    ExportNotifications(Bell bell) {
        this.bell = bell;
    }

    @EventListener
    void on(TicketExportReady event) {
        bell.ring(
                new Audience.Agent(event.requestedBy()),
                null,
                NotificationKind.TICKET_EXPORT_READY,
                null,
                Map.of(),
                false);
    }
}
