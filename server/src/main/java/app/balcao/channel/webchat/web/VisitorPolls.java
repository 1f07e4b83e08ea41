package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.Visit;
import app.balcao.channel.webchat.VisitorFrames;
import app.balcao.channel.webchat.VisitorTalk;
import app.balcao.channel.webchat.VisitorTalk.Shown;
import app.balcao.channel.webchat.VisitorTopics;
import app.balcao.channel.webchat.grid.VisitorPresence;
import app.balcao.conversation.ConversationTopic;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Guest;
import app.balcao.platform.realtime.GuestConnection;
import app.balcao.platform.realtime.LiveGuests;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The line of visitors whose browsers get no WebSocket through: they send frames by requests, and have others wait for what is
 * told to them. Nothing is kept between two requests but that the visitor is there, so that each may land at another node; what
 * happened meanwhile is seen by what the browser says it has (decision 110).
 */
@Component
class VisitorPolls implements SmartLifecycle, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(VisitorPolls.class);

    static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

    /** How long to wait for more, when something came: what belongs together mostly comes together. */
    private static final Duration MORE = Duration.ofMillis(30);

    private static final Duration AT_ARRIVAL = Duration.ofMillis(150);

    /** How long a visitor stays without asking. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private static final int MOST_OF_A_VISITOR = 10;

    private final LiveGuests guests;
    private final VisitorTalk talk;
    private final VisitorFrames frames;
    private final VisitorPresence presence;
    private final VisitorTabs tabs;
    private final Map<UUID, Asking> asking = new ConcurrentHashMap<>();
    private final PollBounds bounds = new PollBounds();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("visitor-polls").factory());
    private @Nullable ScheduledFuture<?> rounds;
    private volatile boolean running;

    VisitorPolls(
            LiveGuests guests, VisitorTalk talk, VisitorFrames frames, VisitorPresence presence, VisitorTabs tabs) {
        this.guests = guests;
        this.talk = talk;
        this.frames = frames;
        this.presence = presence;
        this.tabs = tabs;
    }

    @Override
    public void start() {
        running = true;
        long round = GRACE.toSeconds() / 4;
        rounds = clock.scheduleWithFixedDelay(() -> forget(GRACE), round, round, TimeUnit.SECONDS);
    }

    /** Who asks, and from where. */
    record Caller(UUID visitorId, String ip, Visit.Place place, String userAgent) {}

    /** @param known to be sent with the next request */
    record Told(List<String> frames, String known) {}

    /** A visitor who is here by their requests. */
    private static final class Asking {

        private final UUID accountId = Tenant.id();
        private final Deque<Poll> polls = new ConcurrentLinkedDeque<>();
        private volatile long heardAt = System.nanoTime();
    }

    /** Does what frames ask for, one after the other. @return what is to be said to them at once */
    List<String> take(Caller caller, List<JsonNode> said) {
        arrive(caller.visitorId());
        var line = new Poll(caller, frames.heartbeat());
        try {
            for (JsonNode frame : said) {
                if (frame.path("type").asString("").equals("hello")) {
                    welcome(line, frame);
                } else {
                    talk.take(line, frame);
                }
            }
        } finally {
            talk.left(line);
        }
        return line.await(Duration.ZERO, Duration.ZERO);
    }

    // A page that was just opened may be shown a card by a trigger at once, before any request waits for it.
    private void welcome(Poll line, JsonNode hello) {
        GuestConnection connection = open(line);
        try {
            connection.follow(VisitorTopics.own(line.visitorId()), null);
            talk.welcome(line, hello);
            line.await(Duration.ZERO, AT_ARRIVAL).forEach(line::send);
        } finally {
            connection.gone();
            // It counts as a line of its own, which ends with the request.
            presence.left(line.visitorId(), false);
        }
    }

    private GuestConnection open(Poll line) {
        return guests.open(
                line,
                new Guest(Tenant.id(), VisitorFrames.GUEST, line.visitorId().toString()),
                frames);
    }

    /**
     * Waits for what there is to tell.
     *
     * @param conversation the one that the browser shows
     * @param after the last number of it that it has without a gap
     * @param known what it was told with the answer before
     * @throws Problem rate-limited, while too many wait here
     */
    Told listen(Caller caller, @Nullable UUID conversation, long after, String known) {
        bounds.enter(caller.ip());
        try {
            arrive(caller.visitorId());
            var poll = new Poll(caller, frames.heartbeat());
            enter(poll);
            try {
                return listen(poll, conversation, after, known);
            } finally {
                leave(poll);
            }
        } finally {
            bounds.leave(caller.ip());
        }
    }

    private Told listen(Poll poll, @Nullable UUID conversation, long after, String known) {
        GuestConnection connection = open(poll);
        try {
            connection.follow(VisitorTopics.own(poll.visitorId()), null);
            // Followed before it is looked at, so that nothing happens unseen between the two.
            if (conversation != null) {
                connection.follow(ConversationTopic.of(conversation), after);
            }
            Shown before = talk.shown(poll, conversation, known);
            List<String> told = poll.await(before.frames().isEmpty() && running ? LONGEST_WAIT : MORE, MORE);
            Shown now = talk.shown(poll, conversation, known);
            told.addAll(now.frames());
            return new Told(told, now.known());
        } finally {
            connection.gone();
            talk.left(poll);
        }
    }

    private void arrive(UUID visitorId) {
        asking.compute(visitorId, (id, known) -> {
            if (known == null) {
                presence.joined(id);
                tabs.opened(id);
                return new Asking();
            }
            known.heardAt = System.nanoTime();
            return known;
        });
    }

    private void enter(Poll poll) {
        asking.computeIfPresent(poll.visitorId(), (id, known) -> {
            known.polls.add(poll);
            // Requests that their browser has given up are not noticed otherwise.
            if (known.polls.size() > MOST_OF_A_VISITOR) {
                known.polls.remove().end();
            }
            return known;
        });
    }

    private void leave(Poll poll) {
        asking.computeIfPresent(poll.visitorId(), (id, known) -> {
            known.polls.remove(poll);
            known.heardAt = System.nanoTime();
            return known;
        });
    }

    /** Lets those go who did not ask for some time. */
    void forget(Duration silence) {
        long now = System.nanoTime();
        asking.keySet()
                .forEach(visitor -> asking.computeIfPresent(visitor, (id, known) -> {
                    if (!known.polls.isEmpty() || now - known.heardAt < silence.toNanos()) {
                        return known;
                    }
                    try {
                        Tenant.run(known.accountId, () -> tabs.closedHere(id));
                    } catch (RuntimeException failure) {
                        log.warn("That a visitor left was not noted", failure);
                    }
                    return null;
                }));
    }

    /** How many requests wait here. */
    int waiting() {
        return bounds.waiting();
    }

    /** Answers all that wait. */
    void end() {
        asking.values().forEach(each -> List.copyOf(each.polls).forEach(Poll::end));
    }

    // Before the program stops taking requests in, which waits for those that are there.
    @Override
    public void stop() {
        running = false;
        if (rounds != null) {
            rounds.cancel(false);
        }
        end();
    }

    /** Ends for good; what was only stopped may be started again. */
    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
