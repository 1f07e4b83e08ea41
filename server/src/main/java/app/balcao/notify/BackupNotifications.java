package app.balcao.notify;

import app.balcao.backup.BackupReady;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Rings for who asked for a backup that is ready now (PRV-6). */
@Component
class BackupNotifications {

    private final Bell bell;

    BackupNotifications(Bell bell) {
        this.bell = bell;
    }

    @EventListener
    void on(BackupReady event) {
        bell.ring(new Audience.Agent(event.requestedBy()), null, NotificationKind.BACKUP_READY, null, Map.of(), false);
    }
}
