package app.balcao.channel.webchat;

import app.balcao.conversation.QueuePlaces;
import app.balcao.conversation.QueuePlaces.QueuePlace;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Tells visitors who wait that their place in the queue is another (QUE-3). Each node asks for all of its own visitors of an
 * account at once, every few seconds: one answer to an agent moves everybody behind, and must not cost a statement for each.
 */
@Component
class QueueNews implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(QueueNews.class);

    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final int MINUTE = 60;

    private final QueuePlaces places;
    private final VisitorFrames frames;
    private final Map<VisitorLine, Watched> lines = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("queue-news").factory());

    QueueNews(QueuePlaces places, VisitorFrames frames) {
        this.places = places;
        this.frames = frames;
        clock.scheduleWithFixedDelay(this::round, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    private record Watched(
            UUID accountId, UUID conversationId, @Nullable Told told) {}

    // Of an estimate only the minutes are told; its seconds change all the time.
    private record Told(int position, @Nullable Integer minutes) {

        static @Nullable Told of(@Nullable Integer position, @Nullable Integer seconds) {
            return position == null ? null : new Told(position, seconds == null ? null : seconds / MINUTE);
        }
    }

    /** A line of the current account shows a conversation from now on, and was told how it stands. */
    void watch(VisitorLine line, ConversationView shown) {
        lines.put(line, new Watched(Tenant.id(), shown.id(), Told.of(shown.position(), shown.estimateSeconds())));
    }

    void forget(VisitorLine line) {
        lines.remove(line);
    }

    private void round() {
        Map<UUID, Map<VisitorLine, Watched>> byAccount = new HashMap<>();
        lines.forEach((line, watched) -> byAccount
                .computeIfAbsent(watched.accountId(), account -> new HashMap<>())
                .put(line, watched));
        byAccount.forEach((account, watching) -> {
            try {
                Tenant.run(account, () -> tell(watching));
            } catch (RuntimeException failure) {
                log.warn("Visitors who wait are told of their places in the next round", failure);
            }
        });
    }

    private void tell(Map<VisitorLine, Watched> watching) {
        List<UUID> ids = watching.values().stream()
                .map(Watched::conversationId)
                .distinct()
                .toList();
        Map<UUID, QueuePlace> now = places.of(ids);
        watching.forEach((line, watched) -> {
            QueuePlace place = now.get(watched.conversationId());
            Told told = place == null ? null : Told.of(place.position(), place.estimateSeconds());
            var next = new Watched(watched.accountId(), watched.conversationId(), told);
            // Not when the line shows another one by now, or is gone.
            if (!next.equals(watched) && lines.replace(line, watched, next) && place != null) {
                line.send(frames.frame(
                        "place",
                        "conversation",
                        watched.conversationId(),
                        "position",
                        place.position(),
                        "estimateSeconds",
                        place.estimateSeconds()));
            }
        });
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
