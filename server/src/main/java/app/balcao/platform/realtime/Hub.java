package app.balcao.platform.realtime;

import app.balcao.platform.realtime.SignedInSessions.Place;
import app.balcao.platform.realtime.TopicFrames.Refusal;
import app.balcao.platform.tenant.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.socket.CloseStatus;

/**
 * Joins this node's live connections to the streams they follow.
 *
 * <p>Nothing that arrives makes a sender wait: events are queued to connections, and whatever needs the database
 * (a gap, a right, a session) is done on threads of the hub's own.
 */
final class Hub implements Broker.Listener, SmartLifecycle, DisposableBean {

    /** The session ended: the browser must show the sign-in page. */
    static final CloseStatus SIGNED_OUT = new CloseStatus(4401, "signed out");

    private static final Logger log = LoggerFactory.getLogger(Hub.class);

    private static final int MOST_TOPICS = 200;
    static final int HEARTBEAT_SECONDS = 20;
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(70);
    private static final long UPKEEP_SECONDS = 30;

    private final TopicGate gate;
    private final SignedInSessions sessions;
    private final CatchUp catchUp;
    private final LiveAgents liveAgents;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Map<Stream, Channel> channels = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("realtime-", 0).factory());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("realtime-clock").factory());
    private final List<ScheduledFuture<?>> rounds = new CopyOnWriteArrayList<>();
    private final AtomicInteger turns = new AtomicInteger();
    private volatile boolean running;

    Hub(TopicGate gate, SignedInSessions sessions, StreamHistory history, LiveAgents liveAgents) {
        this.gate = gate;
        this.sessions = sessions;
        this.liveAgents = liveAgents;
        this.catchUp = new CatchUp(history, workers, clock);
    }

    ExecutorService workers() {
        return workers;
    }

    /** Takes in a connection whose handshake is done, unless its session ended meanwhile. */
    void opened(Connection connection) {
        connections.add(connection);
        endRevoked(connection.who().accountId(), List.of(connection));
    }

    /** Forgets a connection that is gone. */
    void closed(Connection connection) {
        connections.remove(connection);
        List.copyOf(connection.following()).forEach(this::leave);
    }

    /** Answers a browser's frame. */
    void handle(Connection connection, Frames.Request request) {
        switch (request) {
            case Frames.Request.Ping() -> connection.send(Frames.PONG);
            case Frames.Request.Subscribe(String topic, Long after) -> subscribe(connection, topic, after);
            case Frames.Request.Unsubscribe(String topic) -> unsubscribe(connection, topic);
            case Frames.Request.Other() -> log.debug("A frame of an unknown type was left aside");
        }
    }

    void subscribe(Connection connection, String topic, @Nullable Long after) {
        unsubscribe(connection, topic);
        if (connection.subscriptions().size() >= MOST_TOPICS) {
            connection.send(connection.frames().refused(topic, Refusal.FORBIDDEN));
            return;
        }
        var subscription =
                new Subscription(connection, new Stream(connection.who().accountId(), topic));
        // Known before it is authorised, so that a right withdrawn meanwhile finds it.
        connection.subscriptions().put(topic, subscription);
        var refusal = gate.refusal(connection.who(), topic);
        if (refusal.isPresent()) {
            refuse(subscription, refusal.get());
            return;
        }
        Channel channel = join(subscription);
        catchUp.bringIn(subscription, channel, after);
        if (subscription.ended() || connection.ended()) {
            leave(subscription);
        }
    }

    void unsubscribe(Connection connection, String topic) {
        Subscription known = connection.subscriptions().get(topic);
        if (known != null) {
            leave(known);
        }
    }

    private Channel join(Subscription subscription) {
        return channels.compute(subscription.stream(), (stream, known) -> {
            Channel channel = known == null ? new Channel(stream) : known;
            channel.add(subscription);
            return channel;
        });
    }

    private void leave(Subscription subscription) {
        subscription.end();
        subscription.connection().subscriptions().remove(subscription.stream().topic(), subscription);
        channels.computeIfPresent(
                subscription.stream(), (stream, channel) -> channel.remove(subscription) ? channel : null);
    }

    private void refuse(Subscription subscription, Refusal reason) {
        if (!subscription.ended()) {
            leave(subscription);
            Connection connection = subscription.connection();
            connection.send(connection.frames().refused(subscription.stream().topic(), reason));
        }
    }

    @Override
    public void on(Signal signal) {
        switch (signal) {
            case Signal.Events(Stream stream, List<StreamEvent> events) -> {
                Channel channel = channels.get(stream);
                if (channel != null && channel.accept(events)) {
                    catchUp.fillSoon(channel);
                }
            }
            case Signal.Advanced(Stream stream, long seq) -> {
                Channel channel = channels.get(stream);
                if (channel != null && channel.lacks(seq)) {
                    catchUp.fill(channel);
                }
            }
            case Signal.Passing(Stream stream, String kind, String data) -> {
                Channel channel = channels.get(stream);
                if (channel != null) {
                    channel.pass(kind, data);
                }
            }
            case Signal.AudienceChanged(Stream stream) -> {
                Channel channel = channels.get(stream);
                if (channel != null) {
                    workers.execute(() -> channel.followers().forEach(this::recheck));
                }
            }
            case Signal.SessionEnded(UUID sessionId) ->
                connections.stream()
                        .filter(each -> each.who() instanceof Who.AgentSession agent
                                && agent.sessionId().equals(sessionId))
                        .forEach(Hub::signOut);
            case Signal.RightsChanged(UUID agentId) ->
                workers.execute(() -> {
                    recheck(each -> isAgent(each, agentId));
                    upkeep(each -> isAgent(each, agentId));
                });
        }
    }

    @Override
    public void onInterruption() {
        workers.execute(() -> {
            upkeep(each -> true);
            recheck(each -> true);
        });
    }

    private static boolean isAgent(Who who, UUID agentId) {
        return who instanceof Who.AgentSession agent && agent.agentId().equals(agentId);
    }

    private static void signOut(Connection connection) {
        connection.end(Frames.SIGNED_OUT, SIGNED_OUT);
    }

    /** Has every topic authorised anew that these connections follow. */
    private void recheck(Predicate<Who> whose) {
        for (Connection connection : connections) {
            if (whose.test(connection.who())) {
                List.copyOf(connection.following()).forEach(this::recheck);
            }
        }
    }

    // What cannot be authorised is neither followed on nor given up for good: the client comes back, and asks again.
    private void recheck(Subscription subscription) {
        try {
            gate.refusal(subscription.connection().who(), subscription.stream().topic())
                    .ifPresent(reason -> refuse(subscription, reason));
        } catch (RuntimeException failure) {
            log.warn("A live connection is closed, since its topics cannot be authorised", failure);
            subscription.connection().abandon(CloseStatus.SERVER_ERROR);
        }
    }

    /** Ends sessions that are over, and reads events whose signal never came. */
    void upkeep(Predicate<Who> whose) {
        var byAccount = connections.stream()
                .filter(each -> whose.test(each.who()))
                .collect(Collectors.groupingBy(each -> each.who().accountId()));
        byAccount.forEach((account, those) -> {
            try {
                endRevoked(account, those);
                catchUp.compare(account, channelsOf(account));
            } catch (RuntimeException failure) {
                log.warn("The live connections of account {} were not checked", account, failure);
            }
        });
    }

    private List<Channel> channelsOf(UUID account) {
        return channels.values().stream()
                .filter(each -> each.stream().accountId().equals(account))
                .toList();
    }

    /** Signs out those of an account's connections whose session is over, or not good from where they come. */
    private void endRevoked(UUID account, List<Connection> those) {
        var agents = new HashMap<Connection, Place>();
        for (Connection each : those) {
            if (each.who() instanceof Who.AgentSession agent) {
                agents.put(each, agent.place());
            }
        }
        if (agents.isEmpty()) {
            return;
        }
        Set<Place> alive = Tenant.call(account, () -> sessions.alive(Set.copyOf(agents.values())));
        agents.forEach((connection, place) -> {
            if (!alive.contains(place)) {
                signOut(connection);
            }
        });
    }

    /** Says which agents are connected here, one account after the other. */
    void tellLiveAgents() {
        Map<UUID, Set<UUID>> agents = connections.stream()
                .filter(each -> !each.ended())
                .map(Connection::who)
                .filter(Who.AgentSession.class::isInstance)
                .map(Who.AgentSession.class::cast)
                .collect(Collectors.groupingBy(
                        Who.AgentSession::accountId,
                        Collectors.mapping(Who.AgentSession::agentId, Collectors.toSet())));
        agents.forEach((account, connected) -> {
            try {
                Tenant.run(account, () -> liveAgents.heard(connected));
            } catch (RuntimeException failure) {
                log.warn("The connected agents of account {} were not told", account, failure);
            }
        });
    }

    /** Says which guests are connected here, one account and kind after the other. */
    void tellLiveGuests() {
        Map<List<Object>, Set<String>> guests = connections.stream()
                .filter(each -> !each.ended())
                .map(Connection::who)
                .filter(Guest.class::isInstance)
                .map(Guest.class::cast)
                .collect(Collectors.groupingBy(
                        each -> List.of(each.accountId(), each.kind()),
                        Collectors.mapping(Guest::key, Collectors.toSet())));
        guests.forEach((of, keys) -> {
            try {
                gate.heard((UUID) of.get(0), (String) of.get(1), keys);
            } catch (RuntimeException failure) {
                log.warn("The connected guests of {} were not told", of, failure);
            }
        });
    }

    /** Every second to those whose turn it is: all at once, with thousands, would keep what they write waiting. */
    void heartbeat() {
        int turn = Math.floorMod(turns.getAndIncrement(), HEARTBEAT_SECONDS);
        connections.stream()
                .filter(each -> Math.floorMod(System.identityHashCode(each), HEARTBEAT_SECONDS) == turn)
                .forEach(Hub::heartbeat);
    }

    private static void heartbeat(Connection connection) {
        if (connection.nanosSinceHeard() > SILENCE_NANOS) {
            connection.abandon(CloseStatus.SESSION_NOT_RELIABLE);
        } else {
            connection.send(connection.frames().heartbeat());
            connection.ping();
        }
    }

    @Override
    public void start() {
        running = true;
        every(1, this::heartbeat);
        every(HEARTBEAT_SECONDS, this::tellLiveAgents);
        every(HEARTBEAT_SECONDS, this::tellLiveGuests);
        every(UPKEEP_SECONDS, () -> upkeep(each -> true));
    }

    private void every(long seconds, Runnable work) {
        rounds.add(clock.scheduleWithFixedDelay(() -> workers.execute(work), seconds, seconds, TimeUnit.SECONDS));
    }

    @Override
    public void stop() {
        running = false;
        rounds.forEach(each -> each.cancel(false));
        rounds.clear();
        new ArrayList<>(connections).forEach(each -> each.abandon(CloseStatus.SERVICE_RESTARTED));
    }

    /** Ends for good; what was only stopped may be started again. */
    @Override
    public void destroy() {
        clock.shutdownNow();
        workers.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
