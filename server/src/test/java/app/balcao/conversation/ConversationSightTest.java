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
            assertThat(each.put("/api/v1/me/chat-status", Map.of("status", "BUSY"))
                            .status())
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

    @Test
    @Rule({"CHT-10", "CHT-11"})
    void whoAttendedItBeforeReadsAlongAndDoesNothingElse() {
        Conversation waiting = conversations.waiting(account);
        String path = "/api/v1/conversations/" + waiting.id();
        assertThat(agent.post(path + "/take", null).status()).isEqualTo(200);
        assertThat(colleague.get(path).status()).as("who never attended it").isEqualTo(404);
        assertThat(manager.post(path + "/take-over", Map.of("introduction", "Oi, aqui é o Marcos."))
                        .status())
                .isEqualTo(200);
        Answer page = agent.get(path);
        assertThat(page.json().at("/actions")).isEmpty();
        assertThat(page.text("/conversation/agent/id"))
                .isEqualTo(account.manager().toString());
        assertThat(page.json().at("/messages").findValuesAsString("what")).contains("joined", "taken-over");
        assertThat(agent.get("/api/v1/conversations?view=MINE").json().at("/items"))
                .isEmpty();
        LiveClient live = follow(account.agent(), "conversation:" + waiting.id());
        conversations.says(account, waiting, "E agora?");
        assertThat(live.awaitFrame("event").at("/data/text").asString()).isEqualTo("E agora?");
        assertThat(agent.post(path + "/messages", Map.of("clientId", UUID.randomUUID(), "text", "Eu"))
                        .status())
                .isEqualTo(409);
        assertThat(agent.post(path + "/notes", Map.of("text", "Eu")).status()).isEqualTo(403);
        assertThat(agent.put(path + "/labels", Map.of("labelIds", List.of())).status())
                .isEqualTo(403);
        assertThat(agent.post(path + "/end", Map.of()).status()).isEqualTo(403);
        assertThat(agent.post(path + "/transcript", Map.of()).status()).isEqualTo(404);
        assertThat(manager.post(path + "/end", Map.of()).status()).isEqualTo(200);
        assertThat(agent.get(path).json().at("/actions").toString())
                .as("what ended is the department's")
                .contains("NOTE", "LABEL");
    }

    @Test
    @Rule({"WCH-7", "WCH-9"})
    void whoAttendedItBeforeFindsItByItsCustomerWhereverItEnded() {
        Conversation first = conversations.waiting(account);
        String path = "/api/v1/conversations/" + first.id();
        assertThat(agent.post(path + "/take", null).status()).isEqualTo(200);
        assertThat(agent.post(path + "/transfer", Map.of("departmentId", account.sales()))
                        .status())
                .isEqualTo(200);
        ApiClient owner = accounts.signedIn(account, account.owner());
        String second = conversations.attended(account, account.agent()).id().toString();
        assertThat(earlier(agent, second))
                .as("while it goes on")
                .containsExactly(first.id().toString());
        assertThat(owner.post(path + "/end", Map.of()).status()).isEqualTo(200);
        assertThat(earlier(agent, second)).containsExactly(first.id().toString());
        String ended = "/api/v1/conversations?view=ENDED";
        assertThat(listed(agent, ended + "&email=clara@cliente.example"))
                .containsExactly(first.id().toString());
        assertThat(listed(colleague, ended + "&email=clara@cliente.example")).isEmpty();
        assertThat(listed(agent, "/api/v1/conversations?view=WAITING&email=clara@cliente.example"))
                .isEmpty();
        conversations.attended(account, account.colleague());
        String others =
                conversations.attended(account, account.colleague()).id().toString();
        assertThat(earlier(colleague, others)).doesNotContain(first.id().toString());
    }

    private static List<String> earlier(ApiClient client, String conversation) {
        JsonNode panel =
                client.get("/api/v1/conversations/" + conversation).json().at("/panel/conversations");
        return panel.valueStream().map(each -> each.path("id").asString()).toList();
    }

    private static List<String> listed(ApiClient client, String address) {
        JsonNode items = client.get(address).json().path("items");
        return items.valueStream().map(each -> each.path("id").asString()).toList();
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
