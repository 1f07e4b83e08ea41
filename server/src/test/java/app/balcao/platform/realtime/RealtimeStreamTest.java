package app.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.access.Sessions;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the streams bring to a browser: everything, once, in order, also after a drop. On a real socket and database. */
@BalcaoTest
class RealtimeStreamTest {

    private static final long NOBODY_FURTHER = 500;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Realtime realtime;

    @Autowired
    private Sessions sessions;

    @Autowired
    private EventStore store;

    @Autowired
    private StreamHistory history;

    @Autowired
    private TransactionTemplate transaction;

    private RealtimeFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new RealtimeFixture(accounts, sessions, realtime);
    }

    @Test
    @Rule("RTM-2")
    void anEventReachesWhoFollowsItsTopic() {
        var account = accounts.create();
        var live = fixture.client(account, account.agent()).subscribe(Topics.ACCOUNT);
        assertThat(live.awaitFrame("subscribed").path("seq").asLong()).isZero();
        fixture.publish(account, Topics.ACCOUNT, 1, 3);
        await().until(() -> live.numbers(Topics.ACCOUNT).size() == 3);
        assertThat(live.numbers(Topics.ACCOUNT)).containsExactly(1L, 2L, 3L);
        var event = live.events(Topics.ACCOUNT).getFirst();
        assertThat(event.path("kind").asString()).isEqualTo("counted");
        assertThat(event.at("/data/n").asInt()).isEqualTo(1);
        assertThat(Instant.parse(event.path("at").asString()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(fixture.last(account, Topics.ACCOUNT)).isEqualTo(3);
    }

    @Test
    void whatIsSaidTwiceInATransactionIsToldOnce() {
        var account = accounts.create();
        accounts.in(account.id(), () -> {
            realtime.publish(Topics.ACCOUNT, "directory-changed", Map.of("what", "AGENTS"));
            realtime.publish(Topics.ACCOUNT, "directory-changed", Map.of("what", "AGENTS"));
            return true;
        });
        assertThat(fixture.last(account, Topics.ACCOUNT)).isEqualTo(1);
    }

    @Test
    @Rule("RTM-2")
    void aRollbackTellsNothing() {
        var account = accounts.create();
        var live = fixture.client(account, account.agent()).subscribe(Topics.ACCOUNT);
        live.awaitFrame("subscribed");
        Tenant.run(
                account.id(),
                () -> transaction.executeWithoutResult(status -> {
                    realtime.publish(Topics.ACCOUNT, "counted", Map.of("n", 1));
                    status.setRollbackOnly();
                }));
        fixture.publish(account, Topics.ACCOUNT, 2, 2);
        await().until(() -> !live.events(Topics.ACCOUNT).isEmpty());
        assertThat(live.events(Topics.ACCOUNT)).hasSize(1);
        assertThat(live.events(Topics.ACCOUNT).getFirst().at("/data/n").asInt()).isEqualTo(2);
        assertThat(live.numbers(Topics.ACCOUNT)).containsExactly(1L);
    }

    @Test
    void publishingNeedsATransaction() {
        var account = accounts.create();
        assertThatThrownBy(() -> Tenant.run(account.id(), () -> realtime.publish(Topics.ACCOUNT, "counted", Map.of())))
                .isInstanceOf(IllegalStateException.class);
    }

    /** State fetched + events received = state fetched later, though the connection drops again and again. */
    @Test
    @Rule({"RTM-3", "RTM-4"})
    void aConnectionDroppedInTheMiddleOfABurstLosesNothing() throws Exception {
        var account = accounts.create();
        String topic = Topics.agent(account.agent());
        String session = fixture.session(account, account.agent());
        int writers = 3;
        int each = 60;
        long all = 180;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, writers)
                    .mapToObj(writer -> executor.submit(() -> {
                        for (int step = 0; step < each; step++) {
                            fixture.publish(account, topic, writer * each + step, writer * each + step);
                        }
                    }))
                    .toList();
            // The page as first loaded: the number is read before the state it goes with.
            long seen = fixture.last(account, topic);
            Set<Integer> state = state(account, topic, seen);
            while (running.stream().anyMatch(one -> !one.isDone()) || seen < all) {
                var live = LiveClient.open(accounts.address(), session, accounts.address())
                        .subscribe(topic, seen);
                int patience = ThreadLocalRandom.current().nextInt(1, 40);
                long before = seen;
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> live.numbers(topic).size() >= patience
                                || before + live.numbers(topic).size() >= all);
                live.drop();
                for (var event : live.events(topic)) {
                    assertThat(event.path("seq").asLong()).isEqualTo(seen + 1);
                    seen++;
                    assertThat(state.add(event.at("/data/n").asInt())).isTrue();
                }
                assertThat(live.frames())
                        .noneMatch(frame -> frame.path("type").asString().equals("reset"));
            }
            for (var one : running) {
                one.get();
            }
            assertThat(seen).isEqualTo(all);
            assertThat(state).isEqualTo(state(account, topic, seen)).hasSize((int) all);
        }
    }

    private Set<Integer> state(TestAccount account, String topic, long upTo) {
        var numbers = new HashSet<Integer>();
        for (var event : history.after(new Stream(account.id(), topic), 0, 10_000)) {
            if (event.seq() <= upTo) {
                numbers.add(Integer.parseInt(event.data().replaceAll("\\D", "")));
            }
        }
        return numbers;
    }

    @Test
    @Rule("RTM-3")
    void writersAtOnceLeaveNoGapNorDuplicateNorWrongOrder() throws Exception {
        var account = accounts.create();
        String one = Topics.ACCOUNT;
        String two = Topics.agent(account.agent());
        var live = fixture.client(account, account.agent()).subscribe(one).subscribe(two);
        live.awaitFrame(frame -> frame.path("topic").asString().equals(two));
        int writers = 8;
        int each = 25;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, writers)
                    .mapToObj(writer -> executor.submit(() -> {
                        for (int step = 0; step < each; step++) {
                            // Each names the topics in another order: locks must not be taken in it.
                            String first = (writer + step) % 2 == 0 ? one : two;
                            int number = writer * each + step;
                            accounts.in(account.id(), () -> {
                                realtime.publish(first, "counted", Map.of("n", number));
                                realtime.publish(first.equals(one) ? two : one, "counted", Map.of("n", number));
                                return true;
                            });
                        }
                    }))
                    .toList();
            for (var task : running) {
                task.get();
            }
        }
        var expected = LongStream.rangeClosed(1, (long) writers * each).boxed().toList();
        for (String topic : List.of(one, two)) {
            await().until(() -> live.numbers(topic).size() >= writers * each);
            assertThat(live.numbers(topic)).isEqualTo(expected);
            assertThat(live.events(topic).stream()
                            .map(event -> event.at("/data/n").asInt()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @Rule("RTM-4")
    void whoComesBackGetsWhatFollowedAndNothingElse() {
        var account = accounts.create();
        fixture.publish(account, Topics.ACCOUNT, 1, 10);
        var live = fixture.client(account, account.agent()).subscribe(Topics.ACCOUNT, 7);
        assertThat(live.awaitFrame("subscribed").path("seq").asLong()).isEqualTo(7);
        fixture.publish(account, Topics.ACCOUNT, 11, 11);
        await().until(() -> live.numbers(Topics.ACCOUNT).size() == 4);
        assertThat(live.numbers(Topics.ACCOUNT)).containsExactly(8L, 9L, 10L, 11L);
    }

    @Test
    @Rule("RTM-4")
    void whoIsTooFarBehindMustFetchAgain() {
        var account = accounts.create();
        fixture.publish(account, Topics.ACCOUNT, 1, (int) NOBODY_FURTHER + 1);
        var live = fixture.client(account, account.agent()).subscribe(Topics.ACCOUNT, 0);
        assertThat(live.awaitFrame("reset").path("seq").asLong()).isEqualTo(NOBODY_FURTHER + 1);
        fixture.publish(account, Topics.ACCOUNT, 1, 1);
        await().until(() -> !live.events(Topics.ACCOUNT).isEmpty());
        assertThat(live.numbers(Topics.ACCOUNT)).containsExactly(NOBODY_FURTHER + 2);

        var near = fixture.client(account, account.agent()).subscribe(Topics.ACCOUNT, 2);
        await().until(() -> near.numbers(Topics.ACCOUNT).size() == NOBODY_FURTHER);
    }

    @Test
    @Rule({"RTM-4", "RTM-5"})
    void whatWasPurgedMustBeFetchedAgain() {
        var account = accounts.create();
        fixture.publish(account, Topics.ACCOUNT, 1, 5);
        Tenant.run(
                account.id(),
                () -> RealtimePurge.purge(store, transaction, Instant.now().plusSeconds(60)));
        fixture.publish(account, Topics.ACCOUNT, 6, 6);
        var live = fixture.client(account, account.agent()).subscribe(Topics.ACCOUNT, 2);
        assertThat(live.awaitFrame("reset").path("seq").asLong()).isEqualTo(6);
        var current = fixture.client(account, account.agent()).subscribe(Topics.ACCOUNT, 5);
        await().until(() -> current.numbers(Topics.ACCOUNT).size() == 1);
        var fromAnotherTime = fixture.client(account, account.agent()).subscribe(Topics.ACCOUNT, 999);
        assertThat(fromAnotherTime.awaitFrame("reset").path("seq").asLong()).isEqualTo(6);
    }

    @Test
    void unsubscribingEndsTheEvents() {
        var account = accounts.create();
        var live = fixture.client(account, account.agent()).subscribe(Topics.ACCOUNT);
        live.awaitFrame("subscribed");
        live.send(Map.of("type", "unsubscribe", "topic", Topics.ACCOUNT)).send(Map.of("type", "ping"));
        live.awaitFrame("pong");
        fixture.publish(account, Topics.ACCOUNT, 1, 1);
        live.subscribe(Topics.agent(account.agent()));
        live.awaitFrame(frame -> frame.path("topic").asString().startsWith("agent:"));
        assertThat(live.events(Topics.ACCOUNT)).isEmpty();
    }
}
