package app.balcao.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestHours;
import app.balcao.platform.realtime.LiveClient;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A company whose chat is open at any hour, with an agent who is there, and the visitors of its pages. */
final class TestChat {

    final TestAccount account;
    final ApiClient owner;
    final ApiClient agent;
    final ApiClient page;
    final String widget;

    private final TestAccounts accounts;

    TestChat(TestAccounts accounts) {
        this.accounts = accounts;
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        agent = accounts.signedIn(account, account.agent());
        page = accounts.anonymous();
        widget = "/widget/v1/" + owner.get("/api/v1/chat-widget").text("/key");
        TestHours.always(owner);
        assertThat(agent.put("/api/v1/me/chat-status", Map.of("status", "ONLINE"))
                        .status())
                .isEqualTo(204);
    }

    /** A browser comes to a page. @return its token */
    String arrive() {
        return page.post(widget + "/visitors", Map.of("language", "pt-BR")).text("/visitor");
    }

    /** The same page, asking in the name of a visitor. */
    ApiClient by(String visitor) {
        return page.with("Authorization", "Visitor " + visitor);
    }

    static Map<String, Object> hello(String visitor, @Nullable String conversation, long after) {
        Map<String, Object> hello = new HashMap<>();
        hello.put("type", "hello");
        hello.put("visitor", visitor);
        hello.put("conversation", conversation);
        hello.put("after", after);
        hello.put("language", "pt-BR");
        hello.put("page", Map.of("url", "https://loja.example/tenis", "title", "Tênis"));
        return hello;
    }

    LiveClient welcomed(String visitor) {
        var client = LiveClient.guest(accounts.address(), widget + "/socket").send(hello(visitor, null, 0));
        client.awaitFrame("welcome");
        return client;
    }

    Map<String, Object> start() {
        return Map.of(
                "type", "start",
                "id", 1,
                "clientId", UUID.randomUUID().toString(),
                "departmentId", account.support().toString(),
                "name", "Clara Nogueira",
                "email", "clara@cliente.example",
                "message", "Oi");
    }

    /** The agent takes the conversation that rings. */
    void accept(String conversation) {
        await().until(() -> agent.post("/api/v1/conversations/" + conversation + "/accept", null)
                        .status()
                == 200);
    }
}
