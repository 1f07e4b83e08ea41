package app.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/** A node that hears late, twice, in the wrong order, or not at all, and still tells each event once and in order. */
@BalcaoTest
class HubTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TopicGate gate;

    @Autowired
    private Frames frames;

    @Autowired
    private EventStore store;

    @Autowired
    private StreamHistory history;

    @Autowired
    private JdbcConnectionDetails database;

    private Hub hub;
    private TestAccount account;
    private final List<Set<UUID>> toldAgents = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();

    @BeforeEach
    void aNodeWithOneConnection() throws Exception {
        account = accounts.create();
        hub = new Hub(gate, new EverybodyAlive(), history, toldAgents::add);
        hub.handle(connect(received, hub.workers()), new Frames.Request.Subscribe(Topics.ACCOUNT, null));
        await().until(() -> received.size() == 1);
    }

    /** A connection of the account's agent, and where its frames go. */
    private Connection connect(List<String> told, Executor executor) throws Exception {
        var socket = mock(WebSocketSession.class);
        doAnswer(call -> {
                    if (call.getArgument(0) instanceof TextMessage text) {
                        told.add(text.getPayload());
                    }
                    return null;
                })
                .when(socket)
                .sendMessage(any());
        var who = new Who.AgentSession(account.id(), account.agent(), UUID.randomUUID(), "127.0.0.1");
        var connection = new Connection(Outlet.of(socket), who, frames, executor);
        hub.opened(connection);
        return connection;
    }

    @AfterEach
    void close() throws Exception {
        for (var each : toClose) {
            each.close();
        }
        hub.stop();
    }

    private static final class EverybodyAlive implements SignedInSessions {

        @Override
        public UUID sessionId(Principal principal) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<Place> alive(Collection<Place> places) {
            return new HashSet<>(places);
        }
    }

    /** Commits events and answers their signals, which nobody has heard yet. */
    private List<Signal.Events> commit(int count, String data) {
        var signals = new ArrayList<Signal.Events>();
        for (int each = 0; each < count; each++) {
            signals.addAll(accounts.in(
                    account.id(),
                    () -> store.append(
                            account.id(),
                            List.of(new EventStore.Draft(Topics.ACCOUNT, "counted", data)),
                            Instant.now())));
        }
        return signals;
    }

    private List<Long> numbers() {
        var json = new JsonMapper();
        return received.stream()
                .map(json::readTree)
                .filter(frame -> frame.path("type").asString().equals("event"))
                .map(frame -> frame.path("seq").asLong())
                .toList();
    }

    @Test
    void eachConnectionHasItsHeartbeatOnceInTwentySecondsAndNotAllAtOnce() throws Exception {
        var beats = new ArrayList<List<String>>();
        for (int each = 0; each < 60; each++) {
            beats.add(new ArrayList<>());
            connect(beats.getLast(), Runnable::run);
        }
        hub.heartbeat();
        assertThat(beats).anyMatch(List::isEmpty);
        for (int second = 1; second < Hub.HEARTBEAT_SECONDS; second++) {
            hub.heartbeat();
        }
        assertThat(beats).allSatisfy(each -> assertThat(each).containsExactly(Frames.HEARTBEAT));
    }

    @Test
    @Rule("RTM-3")
    void whatArrivesInTheWrongOrderIsToldInTheRightOne() {
        var signals = commit(4, "{}");
        for (int each : new int[] {1, 3, 0, 3, 2, 0}) {
            hub.on(signals.get(each));
        }
        await().until(() -> numbers().size() >= 4);
        assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    @Rule("RTM-3")
    void whatNeverArrivesIsReadFromTheDatabase() {
        var signals = commit(5, "{}");
        hub.on(signals.get(4));
        await().until(() -> numbers().size() >= 5);
        assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    @Rule({"RTM-3", "RTM-12"})
    void afterAnInterruptionEverythingIsCompared() {
        commit(3, "{}");
        hub.onInterruption();
        await().until(() -> numbers().size() >= 3);
        assertThat(numbers()).containsExactly(1L, 2L, 3L);
    }

    @Test
    @Rule("RTM-4")
    void aNodeTooFarBehindHasItsClientsFetchAgain() {
        accounts.in(account.id(), () -> {
            var drafts = new ArrayList<EventStore.Draft>();
            for (int each = 0; each < 600; each++) {
                drafts.add(new EventStore.Draft(Topics.ACCOUNT, "counted", "{\"n\":" + each + "}"));
            }
            return store.append(account.id(), drafts, Instant.now());
        });
        hub.onInterruption();
        await().until(() -> received.contains(frames.reset(Topics.ACCOUNT, 600)));
        var next = commit(1, "{}");
        hub.on(next.getFirst());
        await().until(() -> !numbers().isEmpty());
        assertThat(numbers()).containsExactly(601L);
    }

    @Test
    @Rule("RTM-3")
    void eventsOfAnotherNodeArriveHoweverBig() throws Exception {
        var here = broker();
        here.listen(hub);
        here.start();
        var there = broker();
        there.listen(new BrokerContract.Recorder());
        there.start();
        commit(3, "{\"text\":\"" + "x".repeat(20_000) + "\"}").forEach(each -> there.send(List.of(each)));
        commit(3, "{}").forEach(each -> there.send(List.of(each)));
        await().until(() -> numbers().size() >= 6);
        assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    @Rule("CAG-8")
    void theConnectedAgentsAreTold() throws Exception {
        hub.tellLiveAgents();
        assertThat(toldAgents).containsExactly(Set.of(account.agent()));
    }

    private RelayBroker broker() {
        PostgresRelay.ConnectionSource source = () -> java.sql.DriverManager.getConnection(
                database.getJdbcUrl(), database.getUsername(), database.getPassword());
        var broker = new RelayBroker(new PostgresRelay(source, source), new SignalCodec(new JsonMapper()));
        toClose.add(broker);
        return broker;
    }
}
