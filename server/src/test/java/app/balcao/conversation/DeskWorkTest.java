package app.balcao.conversation;

import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.CONVERSATION_MESSAGE;
import static app.balcao.schema.Tables.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Notes, labels, blocks, marks, and what ends by the clock. */
@BalcaoTest
class DeskWorkTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestConversations conversations;

    @Autowired
    private ConversationMarks marks;

    @Autowired
    private ContactBlocks blocks;

    @Autowired
    private CustomerPresence presence;

    @Autowired
    private IdleConversations idle;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient manager;
    private ApiClient agent;
    private Conversation active;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        manager = accounts.signedIn(account, account.manager());
        agent = accounts.signedIn(account, account.agent());
        active = conversations.attended(account, account.agent());
    }

    @Test
    @Rule("CHT-7")
    void whoLeadsReadsAlongAndWhispersToItsAgentWithoutTheCustomerKnowing() {
        Answer whispered = manager.post(path() + "/notes", Map.of("text", "Ofereça o frete.", "whisper", true));
        assertThat(whispered.status()).isEqualTo(201);
        Answer page = agent.get(path());
        assertThat(page.text("/notes/0/text")).isEqualTo("Ofereça o frete.");
        assertThat(page.json().at("/notes/0/whisper").asBoolean()).isTrue();
        assertThat(page.json().at("/messages").toString()).doesNotContain("frete");
        assertThat(now().lastSeq()).as("what the customer reads is as it was").isEqualTo(1);
        assertThat(agent.post(path() + "/notes", Map.of("text", "Eu?", "whisper", true))
                        .status())
                .isEqualTo(403);
        Conversation waiting = conversations.waiting(account);
        assertThat(manager.post(path(waiting) + "/notes", Map.of("text", "Ei", "whisper", true))
                        .status())
                .isEqualTo(409);
    }

    @Test
    @Rule("CHT-5")
    void notesAreAgentsOwn() {
        assertThat(agent.post(path() + "/notes", Map.of("text", " Cliente antiga. "))
                        .text("/notes/0/text"))
                .isEqualTo("Cliente antiga.");
        assertThat(agent.post(path() + "/notes", Map.of("text", "\u200b")).status())
                .isEqualTo(400);
        assertThat(agent.post(path() + "/notes", Map.of("text", "x".repeat(10_001)))
                        .status())
                .isEqualTo(400);
        assertThat(accounts.in(
                        account.id(),
                        () -> sql.fetchCount(
                                CONVERSATION_MESSAGE, CONVERSATION_MESSAGE.CONVERSATION_ID.eq(active.id()))))
                .isEqualTo(1);
    }

    @Test
    @Rule("WCH-10")
    void labelsAreRegisteredGivenAndFilteredBy() {
        assertThat(agent.post("/api/v1/conversation-labels", label("Troca", true))
                        .status())
                .isEqualTo(403);
        String exchange = made(owner.post("/api/v1/conversation-labels", label("Troca", true)));
        String delivery = made(owner.post("/api/v1/conversation-labels", label("Entrega", true)));
        assertThat(owner.post("/api/v1/conversation-labels", label("TRÓCA", true))
                        .text("/errors/0/code"))
                .isEqualTo("taken");
        assertThat(owner.post("/api/v1/conversation-labels", Map.of("name", "X", "color", "red", "active", true))
                        .text("/errors/0/field"))
                .isEqualTo("color");
        Answer labelled = agent.put(path() + "/labels", Map.of("labelIds", List.of(exchange, delivery)));
        assertThat(labelled.json().at("/conversation/labels").findValuesAsString("name"))
                .containsExactly("Entrega", "Troca");
        assertThat(agent.get("/api/v1/conversations?view=MINE&labelId=" + exchange)
                        .json()
                        .at("/items"))
                .hasSize(1);
        assertThat(owner.with("If-Match", "\"0\"")
                        .put("/api/v1/conversation-labels/" + exchange, label("Troca", false))
                        .status())
                .isEqualTo(200);
        assertThat(agent.put(path() + "/labels", Map.of("labelIds", List.of(exchange)))
                        .status())
                .as("what it has stays")
                .isEqualTo(200);
        assertThat(agent.put(path() + "/labels", Map.of("labelIds", List.of())).status())
                .isEqualTo(200);
        assertThat(agent.put(path() + "/labels", Map.of("labelIds", List.of(exchange)))
                        .text("/errors/0/field"))
                .isEqualTo("labelIds[0]");
        assertThat(owner.delete("/api/v1/conversation-labels/" + delivery).status())
                .isEqualTo(204);
        assertThat(agent.get("/api/v1/conversation-labels").json().at("/items")).hasSize(1);
    }

    @Test
    @Rule("WCH-10")
    void thereAreTwentyAtMost() {
        List<String> labels = new ArrayList<>();
        for (int each = 0; each < 21; each++) {
            labels.add(made(owner.post("/api/v1/conversation-labels", label("Rótulo " + each, true))));
        }
        assertThat(agent.put(path() + "/labels", Map.of("labelIds", labels)).text("/errors/0/field"))
                .isEqualTo("labelIds");
        assertThat(agent.put(path() + "/labels", Map.of("labelIds", labels.subList(0, 20)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Rule("WCH-19")
    void whoIsBlockedBeginsNothingUntilTheTimeIsOver() {
        assertThat(agent.post(path() + "/block", Map.of("reason", "Ofensas.")).status())
                .isEqualTo(403);
        Answer past = manager.post(
                path() + "/block",
                Map.of("reason", "Ofensas.", "expiresAt", Instant.now().minusSeconds(9)));
        assertThat(past.text("/errors/0/field")).isEqualTo("expiresAt");
        Answer blocked = manager.post(
                path() + "/block",
                Map.of("reason", "Ofensas.", "expiresAt", Instant.now().plusSeconds(60)));
        assertThat(blocked.status()).isEqualTo(200);
        assertThat(now().endReason()).isEqualTo(EndReason.BLOCKED);
        assertThat(blocked()).isTrue();
        assertThatThrownBy(() -> conversations.again(account, active))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo("blocked"));
        accounts.in(
                account.id(),
                () -> sql.execute("update contact_block set blocked_at = now() - interval '2 hours',"
                        + " expires_at = now() - interval '1 hour'"));
        assertThat(blocked()).isFalse();
        assertThat(manager.post(path() + "/block", Map.of("reason", "De novo.")).status())
                .isEqualTo(200);
        assertThat(manager.get("/api/v1/contact-blocks").text("/items/0/reason"))
                .isEqualTo("De novo.");
        assertThat(agent.get("/api/v1/contact-blocks").status()).isEqualTo(403);
        assertThat(manager.delete("/api/v1/contact-blocks/" + blocked.text("/id"))
                        .status())
                .isEqualTo(204);
        assertThat(blocked()).isFalse();
        assertThat(conversations.again(account, active).state()).isEqualTo(ConversationState.WAITING);
    }

    @Test
    @Rule("WCH-23")
    void marksMoveOnAndNeverBackNorBeyondTheLastMessage() {
        conversations.says(account, active, "um");
        conversations.says(account, active, "dois");
        assertThat(agent.post(path() + "/seen", Map.of("seq", 2)).status()).isEqualTo(204);
        assertThat(now().agentSeenSeq()).isEqualTo(2);
        assertThat(now().agentGotSeq()).as("what is read has come").isEqualTo(2);
        agent.post(path() + "/seen", Map.of("seq", 1));
        assertThat(now().agentSeenSeq()).isEqualTo(2);
        agent.post(path() + "/got", Map.of("seq", 99));
        assertThat(now().agentGotSeq()).isEqualTo(3);
        manager.post(path() + "/seen", Map.of("seq", 3));
        assertThat(now().agentSeenSeq()).as("who reads along marks nothing").isEqualTo(2);
        Tenant.run(account.id(), () -> marks.customerSaw(active.id(), active.contact(), 3));
        assertThat(now().customerSeenSeq()).isEqualTo(3);
        assertThat(now().customerGotSeq()).isEqualTo(3);
        assertThatThrownBy(() -> Tenant.run(account.id(), () -> marks.customerGot(active.id(), "outro", 1)))
                .isInstanceOf(Problem.class);
        assertThat(agent.get("/api/v1/conversations?view=MINE")
                        .json()
                        .at("/items/0/unread")
                        .asInt())
                .isEqualTo(1);
        assertThat(agent.post(path() + "/typing", Map.of("typing", true)).status())
                .isEqualTo(204);
    }

    @Test
    @Rule("CHT-12")
    void whoIsGoneForTwoMinutesHasLeft() {
        Tenant.run(account.id(), () -> presence.gone(Channel.WEB_CHAT, active.contact()));
        Tenant.run(account.id(), () -> presence.endLeft(active.id()));
        assertThat(now().over()).as("not yet").isFalse();
        assertThat(agent.get(path()).json().at("/conversation/gone").asBoolean())
                .isTrue();
        Tenant.run(account.id(), () -> presence.back(Channel.WEB_CHAT, active.contact()));
        Tenant.run(account.id(), () -> presence.endLeft(active.id()));
        assertThat(now().over()).isFalse();
        // One node noticed only now, and another one has them connected.
        Tenant.run(account.id(), () -> presence.gone(Channel.WEB_CHAT, active.contact()));
        Tenant.run(account.id(), () -> presence.here(Channel.WEB_CHAT, Set.of("outro", active.contact())));
        assertThat(agent.get(path()).json().at("/conversation/gone").asBoolean())
                .isFalse();
        Tenant.run(account.id(), () -> presence.gone(Channel.WEB_CHAT, active.contact()));
        conversations.change(
                account,
                active.id(),
                row -> row.set(CONVERSATION.GONE_AT, OffsetDateTime.now().minusSeconds(100)));
        Tenant.run(account.id(), () -> presence.endLeft(active.id()));
        assertThat(now().over()).as("not before two minutes").isFalse();
        conversations.change(
                account,
                active.id(),
                row -> row.set(CONVERSATION.GONE_AT, OffsetDateTime.now().minusSeconds(120)));
        Tenant.run(account.id(), () -> presence.endLeft(active.id()));
        assertThat(now().endReason()).isEqualTo(EndReason.DISCONNECTED);
        Conversation waiting = conversations.waiting(account);
        conversations.change(
                account,
                waiting.id(),
                row -> row.set(CONVERSATION.GONE_AT, OffsetDateTime.now().minus(CustomerPresence.GRACE)));
        Tenant.run(account.id(), () -> presence.endLeft(waiting.id()));
        assertThat(conversations.find(account, waiting.id()).endReason()).isEqualTo(EndReason.ABANDONED);
    }

    @Test
    @Rule("WCH-22")
    void whoDoesNotAnswerIsWarnedAndThenItEnds() {
        accounts.in(account.id(), () -> sql.update(QUEUE)
                .set(QUEUE.IDLE_WARNING_MINUTES, 5)
                .set(QUEUE.IDLE_END_MINUTES, 3)
                .execute());
        agentWrote(Duration.ofMinutes(4));
        lookAfter();
        assertThat(now().lastSeq()).isEqualTo(1);
        agentWrote(Duration.ofMinutes(6));
        lookAfter();
        lookAfter();
        assertThat(now().lastSeq()).as("warned once").isEqualTo(2);
        assertThat(agent.get(path()).text("/messages/1/event/what")).isEqualTo("idle-warning");
        assertThat(agent.get(path()).json().at("/messages/1/event/minutes").asInt())
                .isEqualTo(3);
        conversations.change(
                account,
                active.id(),
                row -> row.set(CONVERSATION.WARNED_AT, OffsetDateTime.now().minusMinutes(3)));
        lookAfter();
        assertThat(now().endReason()).isEqualTo(EndReason.INACTIVITY);
    }

    @Test
    @Rule("WCH-22")
    void whoAnswersAfterTheWarningGoesOn() {
        accounts.in(account.id(), () -> sql.update(QUEUE)
                .set(QUEUE.IDLE_WARNING_MINUTES, 5)
                .set(QUEUE.IDLE_END_MINUTES, 3)
                .execute());
        agentWrote(Duration.ofMinutes(20));
        lookAfter();
        conversations.says(account, active, "Estou aqui");
        conversations.change(account, active.id(), row -> row.set(
                        CONVERSATION.LAST_CUSTOMER_AT, OffsetDateTime.now().minusMinutes(10))
                .set(CONVERSATION.WARNED_AT, OffsetDateTime.now().minusMinutes(15)));
        lookAfter();
        assertThat(now().over()).as("now the agent is the one to write").isFalse();
    }

    @Test
    @Rule({"WCH-15", "CDP-4"})
    void whoHasConversationsIsNotDeleted() {
        Conversation ofSales = conversations.attended(
                account, conversations.waiting(account, account.sales(), null), account.seller());
        assertThat(agent.post(path() + "/end", Map.of()).status()).isEqualTo(200);
        assertThat(ofSales.over()).isFalse();
        assertThat(owner.delete("/api/v1/agents/" + account.seller()).status()).isEqualTo(409);
        assertThat(owner.delete("/api/v1/departments/" + account.sales()).status())
                .isEqualTo(409);
    }

    @Test
    @Rule("CAG-2")
    void whoOnlyWroteInAnothersConversationIsNotDeletedEither() {
        String path = "/api/v1/agents/" + account.manager();
        assertThat(manager.post(path() + "/notes", Map.of("text", "Cliente antiga."))
                        .status())
                .isEqualTo(201);
        Answer refused = owner.delete(path);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).contains("conversas").contains("Desative-o");
        assertThat(agent.post(path() + "/end", Map.of()).status()).isEqualTo(200);
        assertThat(owner.delete(path()).status()).isEqualTo(204);
        assertThat(owner.delete(path).status())
                .as("from the trash it may come back")
                .isEqualTo(409);
        assertThat(owner.get(path).status()).isEqualTo(200);
    }

    @Test
    @Rule("CAG-4")
    void eachPermissionOfTheChatOpensWhatItIsForAndNoOtherDoes() {
        Map<Permission, Supplier<Answer>> asked = Map.of(
                Permission.CHAT_TRANSFER,
                () -> agent.post(path() + "/transfer", Map.of("agentId", account.agent())),
                Permission.CHAT_DELETE,
                () -> agent.delete(path()),
                Permission.CHAT_VISITORS,
                () -> agent.get("/api/v1/visitors"),
                Permission.CHAT_RATINGS_VIEW,
                () -> agent.get("/api/v1/conversation-ratings"),
                Permission.CHAT_BLOCK,
                () -> agent.get("/api/v1/contact-blocks"));
        assertThat(asked.keySet())
                .as("all that a group gives")
                .containsExactlyInAnyOrderElementsOf(Permission.ofGroups().stream()
                        .filter(each -> each.name().startsWith("CHAT_"))
                        .toList());
        asked.forEach((permission, ask) -> {
            groups.permit(account, account.agent(), TestGroups.without(permission));
            assertThat(ask.get().status()).as("without %s", permission).isEqualTo(403);
            groups.permit(account, account.agent(), Set.of(permission));
            assertThat(ask.get().status()).as("with %s alone", permission).isNotEqualTo(403);
        });
    }

    private void agentWrote(Duration ago) {
        conversations.change(account, active.id(), row -> row.set(
                        CONVERSATION.LAST_AGENT_AT, OffsetDateTime.now().minus(ago))
                .set(CONVERSATION.LAST_CUSTOMER_AT, OffsetDateTime.now().minusHours(1)));
    }

    private void lookAfter() {
        Tenant.run(account.id(), idle::lookAfter);
    }

    private boolean blocked() {
        return Tenant.call(account.id(), () -> blocks.blocked(Channel.WEB_CHAT, active.contact()));
    }

    private Conversation now() {
        return conversations.find(account, active.id());
    }

    private static Map<String, Object> label(String name, boolean active) {
        return Map.of("name", name, "color", "#2B8A3E", "active", active);
    }

    private String path() {
        return path(active);
    }

    private static String path(Conversation conversation) {
        return "/api/v1/conversations/" + conversation.id();
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).isEqualTo(201);
        return answer.text("/id");
    }
}
