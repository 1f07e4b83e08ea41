package app.balcao.notify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notifications, newest first.
 *
 * @param unread how many are not read, counted up to {@link Notifications#MOST_UNREAD}
 */
public record NotificationPage(
        List<Notification> items, @Nullable String nextCursor, int unread) {}
