package app.balcao.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.realtime.LiveClient;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who reads conversations that are somebody else's, and hears of them as they go on. */
@BalcaoTest
class ConversationSightTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestConversations conversations;

    @Autowired
    private CustomerPresence presence;

    private TestAccount account;
    private ApiClient agent;
    private ApiClient colleague;
    private ApiClient manager;

    @BeforeEach
    void open() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        colleague = accounts.signedIn(account, account.colleague());
        manager = accounts.signedIn(account, account.manager());
        for (ApiClient each : List.of(agent, colleague)) {
            assertThat(each.put("/api/v1/me/chat-status", Map.of("status", "BUSY")).status())
                    .isEqualTo(204);
        }
    }

    @Test
    @Rule("WCH-7")
    void whoHasThemInAListHearsThatACustomerHasGone() {
        Conversation waiting = conversations.waiting(account);
        LiveClient live = follow(account.manager(), "chat-queue:" + waiting.queueId());
        Tenant.run(account.id(), () -> presence.gone(Channel.WEB_CHAT, waiting.contact()));
        JsonNode told = live.awaitFrame(each -> each.path("kind").asString().equals("customer-presence"));
        assertThat(told.at("/data/conversationId").asString())
                .isEqualTo(waiting.id().toString());
        assertThat(told.at("/data/gone").asBoolean()).isTrue();
        JsonNode row = agent.get("/api/v1/conversations?view=WAITING").json().at("/items/0");
        assertThat(row.path("gone").asBoolean()).isTrue();
    }

    @Test
    @Rule("WCH-7")
    void theQueuesToFollowAreThoseOneAttendsOrLeads() {
        String support = conversations.queue(account, account.support()).toString();
        String sales = conversations.queue(account, account.sales()).toString();
        assertThat(watched(agent)).containsExactly(support);
        assertThat(watched(manager)).containsExactly(support);
        assertThat(watched(accounts.signedIn(account, account.owner()))).contains(support, sales);
    }

    private static List<String> watched(ApiClient client) {
        JsonNode watched = client.get("/api/v1/queues/waiting").json().at("/watched");
        return watched.valueStream().map(JsonNode::asString).toList();
    }

    private LiveClient follow(UUID agentId, String topic) {
        LiveClient live = LiveClient.open(accounts.address(), accounts.session(account, agentId), null);
        live.subscribe(topic);
        live.awaitFrame("subscribed");
        return live;
    }
}
