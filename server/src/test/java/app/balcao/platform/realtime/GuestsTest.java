package app.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.access.Sessions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Guests are told as agents are: everything, once, in order, also after a drop, and nothing they may not know. */
@BalcaoTest
class GuestsTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Realtime realtime;

    @Autowired
    private Hub hub;

    @Autowired
    private Sessions sessions;

    private RealtimeFixture fixture;
    private TestAccount account;
    private final String name = "guest-" + UUID.randomUUID();
    private final String topic = "watch:" + UUID.randomUUID();

    @BeforeEach
    void prepare() {
        fixture = new RealtimeFixture(accounts, sessions, realtime);
        account = accounts.create();
        TestGuests.ALLOWED.add(name + " " + topic);
    }

    private LiveClient guest() {
        var client = LiveClient.guest(accounts.address(), TestGuests.PATH).sendText(account.id() + " " + name);
        client.awaitFrame("welcome");
        return client;
    }

    private static List<Long> counted(LiveClient client) {
        return client.frames().stream()
                .filter(each -> each.path("type").asString().equals("counted"))
                .map(each -> each.path("n").asLong())
                .toList();
    }

    @Test
    @Rule("RTM-9")
    void aGuestIsToldInFramesOfItsOwnKind() {
        var guest = guest().sendText("follow " + topic);
        assertThat(guest.awaitFrame("following").path("n").asLong()).isZero();
        fixture.publish(account, topic, 5, 6);
        await().until(() -> counted(guest).size() == 2);
        assertThat(counted(guest)).containsExactly(1L, 2L);
        assertThat(guest.awaitFrame("counted").at("/data/n").asInt()).isEqualTo(5);
    }

    @Test
    @Rule("RTM-9")
    void aGuestFollowsOnlyWhatItsModuleAllows() {
        var guest = guest();
        for (String other : List.of(
                Topics.ACCOUNT, Topics.agent(account.agent()), "watch:another", "conversation:" + UUID.randomUUID())) {
            guest.sendText("follow " + other);
            var refused =
                    guest.awaitFrame(frame -> frame.path("topic").asString().equals(other));
            assertThat(refused.path("type").asString()).isEqualTo("no");
            assertThat(refused.path("why").asString()).isEqualTo("FORBIDDEN");
        }
        guest.sendText("follow " + topic);
        guest.awaitFrame("following");
        TestGuests.ALLOWED.remove(name + " " + topic);
        accounts.in(account.id(), () -> {
            realtime.recheckTopic(topic);
            return true;
        });
        guest.awaitFrame(frame -> frame.path("type").asString().equals("no")
                && frame.path("topic").asString().equals(topic));
        fixture.publish(account, topic, 1, 1);
        assertThat(counted(guest)).isEmpty();
    }

    @Test
    @Rule("RTM-9")
    void aGuestOfAnotherAccountHearsNothing() {
        var other = accounts.create();
        var stranger = LiveClient.guest(accounts.address(), TestGuests.PATH).sendText(other.id() + " " + name);
        stranger.sendText("follow " + topic);
        stranger.awaitFrame("following");
        fixture.publish(account, topic, 1, 3);
        fixture.publish(other, topic, 9, 9);
        await().until(() -> !counted(stranger).isEmpty());
        assertThat(stranger.awaitFrame("counted").at("/data/n").asInt()).isEqualTo(9);
        assertThat(counted(stranger)).containsExactly(1L);
    }

    @Test
    @Rule("RTM-9")
    void nothingIsLostDoubledOrReorderedOverDropsWhileEventsKeepComing() throws Exception {
        int events = 300;
        try (var writers = Executors.newFixedThreadPool(2)) {
            for (int writer = 0; writer < 2; writer++) {
                writers.execute(() -> {
                    for (int each = 0; each < events / 2; each++) {
                        fixture.publish(account, topic, each, each);
                    }
                });
            }
            var seen = new ArrayList<Long>();
            while (seen.size() < events) {
                var guest = guest().sendText("follow " + topic + " " + seen.size());
                int wanted = Math.min(events, seen.size() + 40);
                int before = seen.size();
                await().until(() -> before + counted(guest).size() >= wanted);
                guest.drop();
                seen.addAll(counted(guest));
            }
            assertThat(seen)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events).boxed().toList());
        }
    }

    @Test
    @Rule("RTM-9")
    void whoIsNotKnownIsNotLetIn() {
        var client = LiveClient.guest(accounts.address(), TestGuests.PATH).sendText("hello");
        assertThat(client.closedWith()).isEqualTo(1008);
    }

    @Test
    @Rule("RTM-9")
    void aGuestIsNotSignedOutWithAnAgent() {
        var guest = guest().sendText("follow " + topic);
        guest.awaitFrame("following");
        accounts.in(account.id(), () -> {
            realtime.recheckRights(account.agent());
            realtime.disconnectSession(UUID.randomUUID());
            return true;
        });
        fixture.publish(account, topic, 1, 1);
        await().until(() -> counted(guest).size() == 1);
        assertThat(guest.open()).isTrue();
    }

    @Test
    void longFramesArePutTogetherAndTooLongOnesEndTheConnection() {
        var guest = guest().sendText("echo " + "ç".repeat(20_000));
        assertThat(guest.awaitFrame("echo").path("length").asInt()).isEqualTo(20_005);
        guest.sendText("echo " + "x".repeat(TestGuests.LONGEST_FRAME));
        assertThat(guest.closedWith()).isEqualTo(1009);
        await().until(() -> TestGuests.GONE.contains(name));
    }

    @Test
    void compressionWhichTakesMuchMemoryIsNotAgreedTo() throws IOException {
        URI address = URI.create(accounts.address());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            String request = "GET " + TestGuests.PATH + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                    + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
                    + "\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            List<String> head = new ArrayList<>();
            for (String line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
                head.add(line.toLowerCase(Locale.ROOT));
            }
            assertThat(head.getFirst()).contains("101");
            assertThat(head).noneMatch(line -> line.startsWith("sec-websocket-extensions"));
        }
    }

    @Test
    void aFailureHasTheGuestConnectAnew() {
        assertThat(guest().sendText("fail").closedWith()).isEqualTo(1011);
    }

    @Test
    @Rule("RTM-12")
    void whatCannotBeAuthorisedIsAskedForAnew() {
        assertThat(guest().sendText("follow " + TestGuests.BROKEN).closedWith()).isEqualTo(1011);
    }

    @Test
    @Rule("CHT-12")
    void whoIsConnectedIsSaidAgainAndAgain() {
        guest();
        hub.tellLiveGuests();
        assertThat(TestGuests.HEARD).contains(name);
    }
}
