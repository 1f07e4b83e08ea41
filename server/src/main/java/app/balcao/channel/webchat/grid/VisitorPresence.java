package app.balcao.channel.webchat.grid;

import app.balcao.channel.webchat.Visit;
import app.balcao.channel.webchat.store.VisitorGridRepository;
import app.balcao.channel.webchat.store.VisitorPresenceRepository;
import app.balcao.channel.webchat.store.VisitorRepository;
import app.balcao.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has a page open, on whichever node. The database is written to when somebody comes, goes or looks at another page, and
 * besides once in 20 seconds for each account: that this node runs, which stands for all who are connected to it.
 */
@Service
@Transactional
public class VisitorPresence {

    private static final int AT_ONCE = 500;

    private final UUID node = UUID.randomUUID();
    private final Map<UUID, Integer> here = new ConcurrentHashMap<>();
    private final VisitorRepository visitors;
    private final VisitorPresenceRepository presence;
    private final VisitorGridRepository grid;
    private final VisitorNews news;
    private final ObjectProvider<VisitorWatcher> watchers;
    private final Clock clock;

    VisitorPresence(
            VisitorRepository visitors,
            VisitorPresenceRepository presence,
            VisitorGridRepository grid,
            VisitorNews news,
            ObjectProvider<VisitorWatcher> watchers,
            Clock clock) {
        this.visitors = visitors;
        this.presence = presence;
        this.grid = grid;
        this.news = news;
        this.watchers = watchers;
        this.clock = clock;
    }

    /** A page of theirs has opened a line to this node. */
    public void arrived(UUID visitorId, Visit visit) {
        Instant now = clock.instant();
        here.merge(Tenant.id(), 1, Integer::sum);
        presence.arrived(visitorId, node, now);
        visitors.come(visitorId, visit, now);
        look(visitorId, visit.page());
        news.changed(visitorId);
    }

    /** They are on this node now with a visit that another one may have taken in. */
    public void joined(UUID visitorId) {
        here.merge(Tenant.id(), 1, Integer::sum);
        presence.arrived(visitorId, node, clock.instant());
        news.changed(visitorId);
    }

    /** Whether any node that runs has them. */
    @Transactional(readOnly = true)
    public boolean connected(UUID visitorId) {
        return presence.connected(visitorId, clock.instant());
    }

    /** They look at another page. Looking at the same again says nothing. */
    public void look(UUID visitorId, Visit.Page page) {
        Instant now = clock.instant();
        if (visitors.look(visitorId, page, now)) {
            news.changed(visitorId);
            watching().forEach(watcher -> grid.moments(List.of(visitorId), now).forEach(watcher::moved));
        }
    }

    /** They have opened the chat by its button. */
    public void click(UUID visitorId) {
        Instant now = clock.instant();
        watching().forEach(watcher -> grid.moments(List.of(visitorId), now).forEach(watcher::clicked));
    }

    /** One of their lines to this node is closed. @param last whether it was the last that this node had */
    public void left(UUID visitorId, boolean last) {
        here.merge(Tenant.id(), -1, Integer::sum);
        if (last) {
            presence.left(visitorId, node, clock.instant());
        }
    }

    /** They came back to this node while their leaving was noted. */
    public void back(UUID visitorId) {
        presence.arrived(visitorId, node, clock.instant());
    }

    /** The accounts that this node has something to say of. */
    Set<UUID> accounts() {
        return Set.copyOf(here.keySet());
    }

    /** Says that this node runs, and has those go who did not come back. */
    public void beat() {
        Instant now = clock.instant();
        if (presence.beat(node, now)) {
            presence.backOn(node).forEach(news::changed);
        }
        presence.goneFor(now).forEach(news::changed);
        if (!presence.anybody()) {
            here.computeIfPresent(Tenant.id(), (account, lines) -> lines <= 0 ? null : lines);
        }
    }

    /** Tells watchers who is still there, a part of them at a time. @return after whom to go on; null at the end */
    public @Nullable UUID stay(@Nullable UUID after) {
        List<VisitorWatcher> watching = watching();
        if (watching.isEmpty()) {
            return null;
        }
        List<UUID> part = presence.connected(node, after, AT_ONCE);
        if (!part.isEmpty()) {
            List<VisitorMoment> moments = grid.moments(part, clock.instant());
            watching.forEach(watcher -> watcher.stay(moments));
        }
        return part.size() < AT_ONCE ? null : part.getLast();
    }

    private List<VisitorWatcher> watching() {
        return watchers.stream().filter(VisitorWatcher::watches).toList();
    }
}
