package app.balcao.conversation;

import static app.balcao.schema.Tables.CONVERSATION_MESSAGE;
import static app.balcao.schema.Tables.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What agents find, read, write and end, over the wire. */
@BalcaoTest
class DeskConversationsTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestConversations conversations;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient manager;
    private ApiClient agent;
    private ApiClient colleague;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        manager = accounts.signedIn(account, account.manager());
        agent = accounts.signedIn(account, account.agent());
        colleague = accounts.signedIn(account, account.colleague());
    }

    @Test
    @Rule("WCH-7")
    void whoSeesWhatDependsOnWhoAttendsItAndWho() {
        Conversation waiting = conversations.waiting(account);
        Conversation active = conversations.attended(account, account.agent());
        Conversation ended = conversations.attended(account, account.agent());
        assertThat(end(agent, ended)).isEqualTo(200);
        Conversation elsewhere = conversations.waiting(account, account.sales(), null);
        assertThat(ids(agent, "WAITING")).containsExactly(waiting.id());
        assertThat(ids(agent, "MINE")).containsExactly(active.id());
        assertThat(ids(colleague, "RUNNING")).isEmpty();
        assertThat(ids(manager, "RUNNING")).containsExactly(active.id());
        Conversation managers = conversations.attended(account, account.manager());
        assertThat(ids(manager, "RUNNING")).as("without one's own").containsExactly(active.id());
        assertThat(ids(manager, "MINE")).containsExactly(managers.id());
        assertThat(ids(owner, "RUNNING")).containsExactly(managers.id(), active.id());
        assertThat(ids(owner, "RUNNING&departmentId=" + account.support())).containsExactly(managers.id(), active.id());
        assertThat(ids(colleague, "ENDED")).containsExactly(ended.id());
        assertThat(ids(owner, "WAITING")).containsExactly(waiting.id(), elsewhere.id());
        assertThat(colleague.get(path(active)).status()).isEqualTo(404);
        assertThat(manager.get(path(active)).status()).isEqualTo(200);
        assertThat(colleague.get(path(ended)).status()).isEqualTo(200);
        assertThat(manager.get(path(elsewhere)).status()).isEqualTo(404);
    }

    @Test
    @Rule("WCH-11")
    void listsAreNarrowedByProtocolTimeCustomerOrganizationAgentAndAddress() {
        String head = made(owner.post("/api/v1/organizations", Map.of("name", "Matriz")));
        String branch = made(owner.post("/api/v1/organizations", Map.of("name", "Filial", "parentId", head)));
        String customer = made(owner.post(
                "/api/v1/customers",
                Map.of("name", "Clara", "emails", List.of("clara@cliente.example"), "organizationId", branch)));
        Conversation first = conversations.waiting(account);
        Conversation second = conversations.waiting(account, account.support(), "outra@cliente.example");
        assertThat(second.number()).isEqualTo(first.number() + 1);
        String view = "WAITING&";
        assertThat(ids(agent, view + "customerId=" + customer)).containsExactly(first.id());
        assertThat(ids(agent, view + "organizationId=" + branch)).containsExactly(first.id());
        assertThat(ids(agent, view + "organizationId=" + head)).containsExactly(first.id());
        assertThat(ids(agent, view + "numberFrom=" + second.number())).containsExactly(second.id());
        assertThat(ids(agent, view + "numberTo=" + first.number())).containsExactly(first.id());
        assertThat(ids(agent, view + "email=OUTRA@cliente.example")).containsExactly(second.id());
        assertThat(ids(agent, view + "departmentId=" + account.sales())).isEmpty();
        assertThat(ids(agent, view + "openedTo=" + Instant.now().minusSeconds(60)))
                .isEmpty();
        assertThat(ids(agent, view + "openedFrom=" + Instant.now().minusSeconds(60)))
                .hasSize(2);
        conversations.attended(account, first, account.agent());
        assertThat(ids(manager, "RUNNING&agentId=" + account.agent())).containsExactly(first.id());
        assertThat(ids(manager, "RUNNING&agentId=" + account.colleague())).isEmpty();
    }

    @Test
    @Rule("WCH-11")
    void listsComeInPages() {
        Conversation first = conversations.waiting(account);
        Conversation second = conversations.waiting(account);
        Answer page = agent.get("/api/v1/conversations?view=WAITING&limit=1");
        assertThat(page.text("/items/0/id")).isEqualTo(first.id().toString());
        Answer next = agent.get("/api/v1/conversations?view=WAITING&limit=1&cursor=" + page.text("/nextCursor"));
        assertThat(next.text("/items/0/id")).isEqualTo(second.id().toString());
        assertThat(next.json().at("/nextCursor").isNull()).isTrue();
    }

    @Test
    @Rule("WCH-9")
    void thePageShowsMessagesAnswersTheCustomerAndWhatThereWasBefore() {
        String customer = made(
                owner.post("/api/v1/customers", Map.of("name", "Clara", "emails", List.of("clara@cliente.example"))));
        Conversation before = conversations.attended(account, account.agent());
        assertThat(end(agent, before)).isEqualTo(200);
        Conversation active = conversations.attended(account, account.agent());
        for (int i = 0; i < 60; i++) {
            conversations.says(account, active, "mensagem " + i);
        }
        Answer page = agent.get(path(active));
        assertThat(page.json().at("/messages")).hasSize(50);
        assertThat(page.json().at("/earlier").asBoolean()).isTrue();
        assertThat(page.text("/messages/49/text")).isEqualTo("mensagem 59");
        assertThat(page.text("/answers/0/text")).isEqualTo("4711");
        assertThat(page.text("/panel/customer/id")).isEqualTo(customer);
        assertThat(page.text("/panel/conversations/0/id")).isEqualTo(before.id().toString());
        assertThat(page.text("/realtime/topic")).isEqualTo("conversation:" + active.id());
        assertThat(page.json().at("/realtime/seq").asLong()).isEqualTo(61);
        assertThat(page.json().at("/actions").toString()).contains("WRITE", "END");
        long oldest = page.json().at("/messages/0/seq").asLong();
        Answer earlier = agent.get(path(active) + "/messages?before=" + oldest);
        assertThat(earlier.json().at("/items")).hasSize((int) oldest - 1);
        assertThat(earlier.text("/items/0/text")).isEqualTo("Oi");
    }

    @Test
    @Rule("WCH-21")
    void aMessageSentAgainIsStoredOnceAlsoAfterTheEnd() {
        Conversation active = conversations.attended(account, account.agent());
        Map<String, Object> message = Map.of("clientId", "um", "text", "Bom dia!");
        Answer first = agent.post(path(active) + "/messages", message);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().at("/seq").asLong()).isEqualTo(2);
        assertThat(agent.post(path(active) + "/messages", message).json()).isEqualTo(first.json());
        assertThat(end(agent, active)).isEqualTo(200);
        assertThat(agent.post(path(active) + "/messages", message).json()).isEqualTo(first.json());
        assertThat(agent.post(path(active) + "/messages", Map.of("clientId", "dois", "text", "Mais"))
                        .status())
                .isEqualTo(409);
        assertThat(accounts.in(
                        account.id(),
                        () -> sql.fetchCount(
                                CONVERSATION_MESSAGE, CONVERSATION_MESSAGE.CONVERSATION_ID.eq(active.id()))))
                .as("Oi, Bom dia, ended")
                .isEqualTo(3);
    }

    @Test
    @Rule("CHT-4")
    void onlyItsAgentWrites() {
        Conversation active = conversations.attended(account, account.agent());
        Map<String, Object> message = Map.of("clientId", "um", "text", "Oi");
        assertThat(manager.post(path(active) + "/messages", message).status()).isEqualTo(409);
        assertThat(colleague.post(path(active) + "/messages", message).status()).isEqualTo(404);
        Conversation waiting = conversations.waiting(account);
        assertThat(agent.post(path(waiting) + "/messages", message).status()).isEqualTo(409);
    }

    @Test
    @Rule("WCH-23")
    void aMessageCarriesAFileThatItsSenderUploaded() {
        Conversation active = conversations.attended(account, account.agent());
        String file = agent.upload(
                        "/api/v1/attachments", "nota.txt", "text/plain", "nota".getBytes(StandardCharsets.UTF_8))
                .text("/id");
        Map<String, Object> message = Map.of("clientId", "f", "attachmentId", file);
        assertThat(manager.get("/api/v1/attachments/" + file + "/content").status())
                .isEqualTo(404);
        Answer sent = agent.post(path(active) + "/messages", message);
        assertThat(sent.text("/kind")).isEqualTo("FILE");
        assertThat(sent.text("/file/name")).isEqualTo("nota.txt");
        assertThat(manager.get("/api/v1/attachments/" + file + "/content").status())
                .isEqualTo(200);
        assertThat(colleague.get("/api/v1/attachments/" + file + "/content").status())
                .isEqualTo(404);
        Answer again = agent.post(path(active) + "/messages", Map.of("clientId", "g", "attachmentId", file));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("/errors/0/field")).isEqualTo("attachmentId");
    }

    @Test
    @Rule("CHT-4")
    void textsAreCleanedAndThoseThatAreTooLongAreRefused() {
        Conversation active = conversations.attended(account, account.agent());
        Answer sent = agent.post(path(active) + "/messages", Map.of("clientId", "um", "text", "  a\u0007b\n<b>c</b> "));
        assertThat(sent.text("/text")).isEqualTo("ab\n<b>c</b>");
        Answer huge = agent.post(path(active) + "/messages", Map.of("clientId", "dois", "text", "x".repeat(1 << 20)));
        assertThat(huge.status()).isEqualTo(400);
        assertThat(huge.text("/errors/0/code")).isEqualTo("size");
        assertThat(agent.post(path(active) + "/messages", Map.of("clientId", "c", "text", "\u200b"))
                        .text("/errors/0/code"))
                .isEqualTo("required");
        assertThat(agent.post(path(active) + "/messages", Map.of("clientId", "x".repeat(65), "text", "oi"))
                        .text("/errors/0/field"))
                .isEqualTo("clientId");
    }

    @Test
    @Rule("CHT-12")
    void whoEndsItIsKeptAndWhatIsOverStaysOver() {
        Conversation active = conversations.attended(account, account.agent());
        assertThat(end(colleague, active)).isEqualTo(404);
        Answer ended = agent.post(path(active) + "/end", Map.of());
        assertThat(ended.text("/endReason")).isEqualTo("AGENT");
        assertThat(end(agent, active)).isEqualTo(200);
        assertThat(conversations.find(account, active.id()).lastSeq()).isEqualTo(2);
        assertThat(agent.get(path(active)).text("/messages/1/event/what")).isEqualTo("ended");
    }

    @Test
    @Rule("CHT-3")
    void whereTheQueueAsksForItTheAgentSaysHowItEnded() {
        Conversation active = conversations.attended(account, account.agent());
        accounts.in(account.id(), () -> sql.update(QUEUE)
                .set(QUEUE.CLOSING_FORM, true)
                .where(QUEUE.ID.eq(active.queueId()))
                .execute());
        assertThat(agent.get(path(active)).json().at("/closingRequired").asBoolean())
                .isTrue();
        Answer refused = agent.post(path(active) + "/end", Map.of());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("closing.summary");
        Map<String, Object> form = Map.of("closing", Map.of("solved", true, "summary", "Nota reenviada."));
        assertThat(agent.post(path(active) + "/end", form).status()).isEqualTo(200);
        assertThat(agent.get(path(active)).json().at("/closingRequired").asBoolean())
                .isFalse();
        assertThat(colleague.get(path(active)).text("/closing/summary")).isEqualTo("Nota reenviada.");
    }

    @Test
    @Rule("CHT-3")
    void whereTheQueueAsksForNothingItIsKeptWhetherItWasSolved() {
        Conversation active = conversations.attended(account, account.agent());
        assertThat(agent.get(path(active)).json().at("/closingRequired").asBoolean())
                .isFalse();
        Map<String, Object> form = Map.of("closing", Map.of("solved", true, "summary", " "));
        assertThat(agent.post(path(active) + "/end", form).status()).isEqualTo(200);
        assertThat(agent.get(path(active)).json().at("/closing").toString())
                .isEqualTo("{\"solved\":true,\"summary\":\"\"}");
        Conversation other = conversations.attended(account, account.agent());
        assertThat(end(agent, other)).isEqualTo(200);
        assertThat(agent.get(path(other)).json().at("/closing").isNull()).isTrue();
    }

    private int end(ApiClient client, Conversation conversation) {
        return client.post(path(conversation) + "/end", Map.of()).status();
    }

    private static List<UUID> ids(ApiClient client, String view) {
        Answer answer = client.get("/api/v1/conversations?view=" + view);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer.json()
                .at("/items")
                .valueStream()
                .map(each -> UUID.fromString(each.at("/id").asString()))
                .toList();
    }

    private static String path(Conversation conversation) {
        return "/api/v1/conversations/" + conversation.id();
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).isEqualTo(201);
        return answer.text("/id");
    }
}
