package app.balcao.conversation.queue;

import static app.balcao.schema.Tables.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.conversation.Conversation;
import app.balcao.conversation.TestRouting;
import app.balcao.platform.errors.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** How queues are set, over the wire, and how many they hold. */
@BalcaoTest
class QueuesTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestRouting chats;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private String path;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        path = "/api/v1/queues/" + chats.queue(account, account.support());
    }

    @Test
    @Rule({"BND-1", "BND-2", "BND-40"})
    void theSwitchesOfTheBindingAreOfOneDepartment() {
        JsonNode before = owner.get(path).json();
        assertThat(before.at("/settings/sticky").asBoolean()).isFalse();
        assertThat(before.at("/settings/stickyNotice").asBoolean()).isFalse();
        assertThat(change(Map.of("sticky", true, "stickyNotice", true)).status())
                .isEqualTo(200);
        JsonNode after = owner.get(path).json();
        assertThat(after.at("/settings/sticky").asBoolean()).isTrue();
        assertThat(after.at("/settings/stickyNotice").asBoolean()).isTrue();
        JsonNode sales = owner.get("/api/v1/queues/" + chats.queue(account, account.sales()))
                .json();
        assertThat(sales.at("/settings/sticky").asBoolean()).isFalse();
        assertThat(owner.get("/api/v1/audit-entries").json().toString()).contains("queue.changed", "stickyNotice");
    }

    @Test
    @Rule("BND-4")
    void onlyAdministratorsSeeAndChangeThem() {
        for (UUID who : List.of(account.agent(), account.manager())) {
            ApiClient agent = accounts.signedIn(account, who);
            assertThat(agent.get("/api/v1/queues").status()).isEqualTo(403);
            assertThat(agent.get(path).status()).isEqualTo(403);
            assertThat(agent.with("If-Match", "\"0\"").put(path, body(Map.of())).status())
                    .isEqualTo(403);
        }
    }

    @Test
    @Rule("BND-31")
    void theAgentsWhomBindingsDoNotCountForAreListed() {
        assertThat(owner.get(path).json().at("/withoutDistribution").size()).isZero();
        setAutomatic(false);
        assertThat(owner.get(path).text("/withoutDistribution/0/id"))
                .isEqualTo(account.agent().toString());
    }

    @Test
    @Rule({"BND-3", "CAG-5", "CAG-6"})
    void anAgentsDistributionAndLimitAreSetWithTheRest() {
        JsonNode before = owner.get("/api/v1/agents/" + account.agent()).json();
        assertThat(before.at("/automaticDistribution").asBoolean()).isTrue();
        assertThat(before.at("/mostConversations").asInt()).isEqualTo(4);
        assertThat(changeAgent(Map.of("automaticDistribution", false, "mostConversations", 7))
                        .status())
                .isEqualTo(200);
        JsonNode after = changeAgent(Map.of()).json();
        assertThat(after.at("/automaticDistribution").asBoolean())
                .as("what is not sent stays")
                .isFalse();
        assertThat(after.at("/mostConversations").asInt()).isEqualTo(7);
        assertThat(changeAgent(Map.of("mostConversations", 0)).status()).isEqualTo(400);
        assertThat(changeAgent(Map.of("mostConversations", 101)).status()).isEqualTo(400);
    }

    @Test
    void whoChangedItMeanwhileIsNotOverwritten() {
        String seen = owner.get(path).header("ETag");
        assertThat(change(Map.of("ringSeconds", 20)).status()).isEqualTo(200);
        assertThat(owner.with("If-Match", seen).put(path, body(Map.of())).status())
                .isEqualTo(412);
        assertThat(owner.put(path, body(Map.of())).status()).isEqualTo(428);
        assertThat(change(Map.of("ringSeconds", 4)).status()).isEqualTo(400);
    }

    @Test
    @Rule("QUE-4")
    void whatOverflowsMustEndSomewhere() {
        UUID sales = chats.queue(account, account.sales());
        assertThat(change(Map.of("overflow", "OTHER_QUEUE")).status()).isEqualTo(400);
        assertThat(change(Map.of("overflow", "OTHER_QUEUE", "overflowQueueId", UUID.randomUUID()))
                        .status())
                .isEqualTo(400);
        assertThat(change(Map.of("overflow", "OTHER_QUEUE", "overflowQueueId", sales))
                        .status())
                .isEqualTo(200);
        String support = path;
        path = "/api/v1/queues/" + sales;
        var circle = change(
                Map.of("overflow", "OTHER_QUEUE", "overflowQueueId", support.substring(support.lastIndexOf('/') + 1)));
        assertThat(circle.status()).isEqualTo(400);
        assertThat(circle.text("/errors/0/field")).isEqualTo("overflowQueueId");
        assertThat(change(Map.of("overflow", "OTHER_QUEUE", "overflowQueueId", sales))
                        .status())
                .as("nor to itself")
                .isEqualTo(400);
    }

    @Test
    @Rule("QUE-4")
    void whoDoesNotFitInIsRefusedOrWaitsInTheOtherQueue() {
        chats.set(account, account.support(), QUEUE.MOST_WAITING, 1);
        chats.open(account, account.support());
        assertThatThrownBy(() -> chats.open(account, account.support()))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.kind()).isEqualTo(QueueLimits.FULL));
        UUID sales = chats.queue(account, account.sales());
        chats.set(account, account.support(), QUEUE.OVERFLOW, "OTHER_QUEUE");
        chats.set(account, account.support(), QUEUE.OVERFLOW_QUEUE_ID, sales);
        Conversation passed = chats.open(account, account.support());
        assertThat(passed.queueId()).isEqualTo(sales);
        assertThat(passed.departmentId()).isEqualTo(account.sales());
    }

    @Test
    @Rule("QUE-1")
    void agentsSeeHowManyWaitInTheirQueues() {
        chats.open(account, account.support());
        chats.open(account, account.support());
        chats.open(account, account.sales());
        JsonNode waiting = accounts.signedIn(account, account.agent())
                .get("/api/v1/queues/waiting")
                .json();
        assertThat(waiting.at("/total").asInt()).isEqualTo(2);
        assertThat(waiting.at("/queues").size()).isEqualTo(1);
        assertThat(waiting.at("/queues/0/name").asString()).isEqualTo("Suporte");
        assertThat(waiting.at("/queues/0/oldestSince").isNull()).isFalse();
    }

    @Test
    @Rule("QUE-1")
    void beyondAThousandNoneAreCounted() {
        wait(999);
        assertThat(waiting().at("/queues/0/waiting").asInt()).isEqualTo(999);
        wait(6);
        assertThat(waiting().at("/queues/0/waiting").asInt()).isEqualTo(1000);
        assertThat(waiting().at("/total").asInt()).isEqualTo(1000);
    }

    private JsonNode waiting() {
        return accounts.signedIn(account, account.agent())
                .get("/api/v1/queues/waiting")
                .json();
    }

    private void wait(int many) {
        UUID queue = chats.queue(account, account.support());
        accounts.in(account.id(), () -> sql.execute("""
                insert into conversation (account_id, number, queue_id, department_id, channel, entry, contact, state,
                    opened_at, waiting_since)
                select ?, last + n, ?, ?, 'WEB_CHAT', 'CUSTOMER', 'visitante' || last + n, 'WAITING', now(), now()
                from generate_series(1, ?) n, (select count(*) as last from conversation) before""", account.id(), queue, account.support(), many));
    }

    private ApiClient.Answer change(Map<String, ?> changes) {
        return owner.with("If-Match", owner.get(path).header("ETag")).put(path, body(changes));
    }

    private static Map<String, @Nullable Object> body(Map<String, ?> changes) {
        Map<String, @Nullable Object> body = new HashMap<>(Map.of(
                "distribution", "TURN",
                "ringSeconds", 30,
                "overflow", "OFFLINE_FORM",
                "sticky", false,
                "stickyNotice", false,
                "typingShown", false,
                "closingForm", false));
        body.putAll(changes);
        return body;
    }

    private void setAutomatic(boolean automatic) {
        chats.setAgent(account, account.agent(), app.balcao.schema.Tables.AGENT.AUTOMATIC_DISTRIBUTION, automatic);
    }

    private ApiClient.Answer changeAgent(Map<String, ?> changes) {
        String agent = "/api/v1/agents/" + account.agent();
        var before = owner.get(agent);
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                "Ana Atendente",
                "email",
                before.text("/email"),
                "isAdministrator",
                false,
                "active",
                true,
                "departments",
                List.of(Map.of("departmentId", account.support(), "tickets", true, "chat", true, "manager", false))));
        body.putAll(changes);
        return owner.with("If-Match", before.header("ETag")).put(agent, body);
    }
}
