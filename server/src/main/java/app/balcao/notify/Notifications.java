package app.balcao.notify;

import app.balcao.notify.store.NotificationRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.AgentRightsChanged;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The bell as each agent sees it (NTF-1, NTF-7): only ever one's own, and only what one may see now. */
@Service
@Transactional
public class Notifications {

    /** Counting stops here; more are shown as "more than". */
    public static final int MOST_UNREAD = 100;

    /** For how long notifications are kept. */
    static final Duration RETENTION = Duration.ofDays(90);

    /** What happens of the same kind to the same ticket within this is told as one (NTF-10). */
    public static final Duration TOGETHER = Duration.ofSeconds(60);

    private final NotificationRepository repository;
    private final Realtime realtime;
    private final Clock clock;

    Notifications(NotificationRepository repository, Realtime realtime, Clock clock) {
        this.repository = repository;
        this.realtime = realtime;
        this.clock = clock;
    }

    /** What the bell told the agent, newest first; what is about a ticket they no longer see is left out. */
    @Transactional(readOnly = true)
    public NotificationPage page(ActingAgent agent, PageRequest request) {
        var page = Page.of(repository.page(agent, request), request.limit(), each -> Cursor.of(each.id()));
        return new NotificationPage(
                page.items().stream().map(each -> each.readBy(agent)).toList(),
                page.nextCursor(),
                repository.unread(agent));
    }

    /**
     * Marks one as read; doing it twice changes nothing.
     *
     * @throws Problem not-found, when it is not the agent's
     */
    public void read(ActingAgent agent, UUID id) {
        if (!repository.read(agent.id(), id, now())) {
            throw Problem.notFound();
        }
        tellUnread(agent);
    }

    /** Marks all as read, or all that are about a ticket. */
    public void readAll(ActingAgent agent, @Nullable UUID ticketId) {
        repository.readAll(agent.id(), ticketId, now());
        tellUnread(agent);
    }

    private void tellUnread(ActingAgent agent) {
        realtime.publish(Topics.agent(agent.id()), "notifications-read", new Unread(repository.unread(agent)));
    }

    /** Of the agent's other windows. */
    record Unread(int unread) {}

    /** What an agent may no longer see must not go on counting at the bell. */
    @EventListener
    void on(AgentRightsChanged event) {
        repository.readUnseen(event.agentId(), now());
    }

    /** Removes what is older than {@link #RETENTION}; answers how many. */
    int purge() {
        return repository.removeOlderThan(RETENTION);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
