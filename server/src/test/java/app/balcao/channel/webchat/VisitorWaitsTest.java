package app.balcao.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.platform.realtime.LiveClient;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A visitor who waits, while whoever is there for them goes and comes. */
@BalcaoTest
class VisitorWaitsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    private TestAccounts accounts;

    private static boolean told(LiveClient tab, boolean alone) {
        return tab.frames().stream()
                .filter(each -> each.path("type").asString().equals("state"))
                .anyMatch(each -> each.at("/conversation/alone").asBoolean() == alone
                        && each.at("/conversation/state").asString().equals("WAITING"));
    }

    private static void become(TestChat chat, String status) {
        assertThat(chat.agent
                        .put("/api/v1/me/chat-status", Map.of("status", status))
                        .status())
                .isEqualTo(204);
    }

    @Test
    @Rule("OFF-4")
    void isToldThatNobodyIsThereAnyMoreAlsoOnAPageThatIsLoadedThen() {
        var chat = new TestChat(accounts);
        String visitor = chat.arrive();
        var tab = chat.welcomed(visitor).send(chat.start());
        String conversation = tab.awaitFrame("started").at("/conversation/id").asString();
        become(chat, "OFFLINE");
        await().atMost(PATIENCE).until(() -> told(tab, true));
        assertThat(tab.frames().stream()
                        .filter(each -> each.at("/event/what").asString("").equals("nobody-there")))
                .hasSize(1);
        var loaded = LiveClient.guest(accounts.address(), chat.widget + "/socket")
                .send(TestChat.hello(visitor, conversation, 0));
        assertThat(loaded.awaitFrame("welcome").at("/conversation/alone").asBoolean())
                .isTrue();
        become(chat, "ONLINE");
        chat.accept(conversation);
        await().until(() -> loaded.frames().stream()
                .anyMatch(each -> each.at("/conversation/state").asString("").equals("ACTIVE")
                        && !each.at("/conversation/alone").asBoolean()));
    }

    private static void leaveMessage(TestChat chat, String visitor) {
        assertThat(chat.by(visitor)
                        .post(
                                chat.widget + "/offline-messages",
                                Map.of(
                                        "clientId",
                                        UUID.randomUUID().toString(),
                                        "departmentId",
                                        chat.account.support().toString(),
                                        "name",
                                        "Clara Nogueira",
                                        "email",
                                        "clara@cliente.example",
                                        "message",
                                        "Ninguém atende?"))
                        .status())
                .isEqualTo(200);
    }

    private static String state(TestChat chat, String conversation) {
        return chat.owner.get("/api/v1/conversations/" + conversation).text("/conversation/state");
    }

    @Test
    @Rule("OFF-4")
    void waitsNoMoreOnceTheyLeftAMessageWhateverBecomesOfTheirLine() {
        var chat = new TestChat(accounts);
        become(chat, "BUSY");
        String visitor = chat.arrive();
        var tab = chat.welcomed(visitor);
        become(chat, "ONLINE");
        String conversation = tab.send(chat.start())
                .awaitFrame("started")
                .at("/conversation/id")
                .asString();
        become(chat, "OFFLINE");
        tab.drop();
        leaveMessage(chat, visitor);
        assertThat(state(chat, conversation)).isEqualTo("ENDED");
        assertThat(chat.owner.get("/api/v1/conversations/" + conversation).text("/conversation/endReason"))
                .isEqualTo("ABANDONED");
    }

    @Test
    @Rule("OFF-4")
    void goesOnWithWhoAnsweredAtTheMomentThatTheyLeftAMessage() {
        var chat = new TestChat(accounts);
        String visitor = chat.arrive();
        String conversation = chat.welcomed(visitor)
                .send(chat.start())
                .awaitFrame("started")
                .at("/conversation/id")
                .asString();
        chat.accept(conversation);
        leaveMessage(chat, visitor);
        assertThat(state(chat, conversation)).isEqualTo("ACTIVE");
    }
}
