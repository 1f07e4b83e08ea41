package app.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.access.Sessions;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may connect and follow what, and when a connection ends. On a real socket, against a real database. */
@BalcaoTest
class RealtimeConnectionTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Realtime realtime;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DSLContext sql;

    private RealtimeFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new RealtimeFixture(accounts, sessions, realtime);
    }

    @Test
    @Rule("RTM-6")
    void topicsOfOthersAndUnknownOnesAreRefused() {
        var account = accounts.create();
        var other = accounts.create();
        var live = fixture.client(account, account.agent());
        for (String topic : List.of(
                Topics.agent(account.colleague()),
                Topics.agent(other.agent()),
                "account:" + other.id(),
                "agent:",
                "agent:not-an-id")) {
            live.subscribe(topic);
            var frame = live.awaitFrame(each -> each.path("topic").asString().equals(topic));
            assertThat(frame.path("type").asString()).isEqualTo("refused");
            assertThat(frame.path("reason").asString()).isEqualTo("FORBIDDEN");
        }
        live.subscribe("weather:today");
        var unknown = live.awaitFrame(each -> each.path("topic").asString().equals("weather:today"));
        assertThat(unknown.path("reason").asString()).isEqualTo("UNKNOWN");

        live.subscribe(Topics.ACCOUNT);
        live.awaitFrame("subscribed");
        fixture.publish(other, Topics.ACCOUNT, 1, 1);
        fixture.publish(other, Topics.agent(other.agent()), 1, 1);
        fixture.publish(account, Topics.ACCOUNT, 7, 7);
        await().until(() -> !live.events(Topics.ACCOUNT).isEmpty());
        assertThat(live.events(Topics.ACCOUNT)).hasSize(1);
        assertThat(live.events(Topics.ACCOUNT).getFirst().at("/data/n").asInt()).isEqualTo(7);
    }

    @Test
    @Rule("RTM-6")
    void aRightWithdrawnEndsWhatItAllowed(@Autowired WatchTopic watch) {
        var account = accounts.create();
        watch.allowed.add(account.agent());
        var live = fixture.client(account, account.agent()).subscribe("watch:1").subscribe(Topics.ACCOUNT);
        live.awaitFrame(frame -> frame.path("topic").asString().equals(Topics.ACCOUNT));
        fixture.publish(account, "watch:1", 1, 1);
        await().until(() -> live.events("watch:1").size() == 1);
        watch.allowed.remove(account.agent());
        accounts.in(account.id(), () -> {
            realtime.recheckRights(account.agent());
            return true;
        });
        assertThat(live.awaitFrame("refused").path("reason").asString()).isEqualTo("FORBIDDEN");
        fixture.publish(account, "watch:1", 2, 2);
        fixture.publish(account, Topics.ACCOUNT, 1, 1);
        await().until(() -> !live.events(Topics.ACCOUNT).isEmpty());
        assertThat(live.numbers("watch:1")).containsExactly(1L);
    }

    @Test
    @Rule("RTM-1")
    void pagesOfOtherSitesAreRefused() {
        var account = accounts.create();
        String session = fixture.session(account, account.agent());
        assertThat(handshake(session, "https://evil.example")).isEqualTo(403);
        assertThat(handshake(session, "null")).isEqualTo(403);
        assertThat(handshake(session, "http://localhost:8080.evil.example")).isEqualTo(403);
        assertThat(handshake(session, "http://localhost:8080"))
                .as("the public address")
                .isEqualTo(101);
        assertThat(handshake(session, accounts.address())).as("the same host").isEqualTo(101);
        assertThat(handshake(session, "")).as("no browser").isEqualTo(101);
        assertThat(handshake("", accounts.address())).isEqualTo(401);
        assertThat(handshake("forged", accounts.address())).isEqualTo(401);
    }

    private int handshake(String session, String origin) {
        return RawHandshake.status(accounts.address(), session, origin);
    }

    @Test
    @Rule("RTM-7")
    void aRevokedSessionIsSignedOutAtOnce() {
        var account = accounts.create();
        String cookie = fixture.session(account, account.agent());
        var live =
                LiveClient.open(accounts.address(), cookie, accounts.address()).subscribe(Topics.ACCOUNT);
        var another = fixture.client(account, account.agent()).subscribe(Topics.ACCOUNT);
        live.awaitFrame("subscribed");
        another.awaitFrame("subscribed");
        Tenant.run(account.id(), () -> sessions.end(sessions.find(cookie).orElseThrow()));
        live.awaitFrame("signed-out");
        assertThat(live.closedWith()).isEqualTo(4401);
        assertThat(another.open()).isTrue();
    }

    @Test
    @Rule("RTM-7")
    void aSessionThatEndedUnheardIsFoundByTheNextCheck(@Autowired Hub hub) {
        var account = accounts.create();
        var live = fixture.client(account, account.agent()).subscribe(Topics.ACCOUNT);
        live.awaitFrame("subscribed");
        accounts.in(account.id(), () -> sql.execute("update agent_session set revoked_at = now()"));
        hub.upkeep(who -> who.accountId().equals(account.id()));
        assertThat(live.closedWith()).isEqualTo(4401);
    }

    @Test
    @Rule("RTM-8")
    void aClientThatDoesNotReadIsCutOffAndHoldsNobodyUp() throws Exception {
        var account = accounts.create();
        var quick = fixture.client(account, account.agent()).subscribe(Topics.ACCOUNT);
        quick.awaitFrame("subscribed");
        try (var slow = new RawHandshake(accounts.address(), fixture.session(account, account.agent()), "")) {
            slow.sendText("{\"type\":\"subscribe\",\"topic\":\"account\"}");
            slow.awaitText("subscribed");
            String big = "x".repeat(200_000);
            var longest = Duration.ZERO;
            for (int number = 1; number <= 60; number++) {
                Instant began = Instant.now();
                int count = number;
                accounts.in(account.id(), () -> {
                    realtime.publish(Topics.ACCOUNT, "counted", Map.of("n", count, "text", big));
                    return true;
                });
                var took = Duration.between(began, Instant.now());
                longest = took.compareTo(longest) > 0 ? took : longest;
                await().until(() -> quick.numbers(Topics.ACCOUNT).size() == count);
            }
            assertThat(longest).isLessThan(Duration.ofSeconds(3));
            await().atMost(Duration.ofSeconds(30)).until(slow::isCutOff);
        }
        assertThat(quick.numbers(Topics.ACCOUNT)).hasSize(60);
    }

    @Test
    void pingsAreAnsweredAndNonsenseIsNot() {
        var account = accounts.create();
        var live = fixture.client(account, account.agent());
        live.send(Map.of("type", "something-new")).send(Map.of("type", "ping"));
        live.awaitFrame("pong");
        live.sendText("this is no JSON");
        assertThat(live.closedWith()).isEqualTo(1007);
        var wrong = fixture.client(account, account.agent());
        wrong.send(Map.of("type", "subscribe", "topic", "account", "after", "seven"));
        assertThat(wrong.closedWith()).isEqualTo(1007);
    }
}
