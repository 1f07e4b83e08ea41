package app.balcao.conversation;

import static app.balcao.schema.Tables.CONVERSATION_OFFER;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.conversation.desk.ConversationTransfers;
import app.balcao.platform.tenant.Tenant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Conversations that go from one agent or department to another, over the wire. */
@BalcaoTest
class ConversationTransfersTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private TestConversations conversations;

    @Autowired
    private ConversationTransfers transfers;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient agent;
    private ApiClient colleague;
    private ApiClient manager;
    private Conversation active;

    @BeforeEach
    void open() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        colleague = accounts.signedIn(account, account.colleague());
        manager = accounts.signedIn(account, account.manager());
        active = conversations.attended(account, account.agent());
        assertThat(colleague
                        .put("/api/v1/me/chat-status", Map.of("status", "BUSY"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    @Rule({"CHT-8", "WCH-18"})
    void anAgentWhoAcceptsAttendsItFromThenOnAndIntroducesThemselves() {
        assertThat(ask().status()).isEqualTo(200);
        assertThat(now().attendedBy(account.agent())).as("meanwhile").isTrue();
        var asked = colleague.get("/api/v1/queues/waiting").json().at("/asked");
        assertThat(asked.at("/0/conversationId").asString())
                .isEqualTo(active.id().toString());
        assertThat(asked.at("/0/askedBy").asString()).isEqualTo("Ana Atendente");
        assertThat(agent.get("/api/v1/queues/waiting").json().at("/asked")).isEmpty();
        Answer page = colleague.get(path());
        assertThat(page.json().at("/actions").toString())
                .contains("ANSWER_TRANSFER")
                .doesNotContain("WRITE");
        assertThat(page.text("/introduction")).contains("Caio Colega");
        assertThat(page.text("/notes/0/text")).isEqualTo("Quer trocar o sofá.");
        Answer accepted = colleague.post(path() + "/transfer/accept", Map.of("introduction", "Oi, sou o Caio."));
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(now().attendedBy(account.colleague())).isTrue();
        assertThat(colleague.get("/api/v1/queues/waiting").json().at("/asked")).isEmpty();
        assertThat(accepted.text("/messages/1/event/what")).isEqualTo("transferred");
        assertThat(accepted.text("/messages/2/text")).isEqualTo("Oi, sou o Caio.");
        assertThat(accepted.text("/offers/0/outcome")).isEqualTo("ACCEPTED");
        assertThat(agent.get(path()).status()).as("it is not theirs any more").isEqualTo(404);
        assertThat(write(agent)).isEqualTo(404);
        assertThat(write(colleague)).isEqualTo(200);
    }

    @Test
    @Rule({"CHT-8", "WCH-18"})
    void aDepartmentGetsItIntoItsQueue() {
        Conversation there = conversations.waiting(account, account.sales(), null);
        Answer passed = agent.post(path() + "/transfer", Map.of("departmentId", account.sales()));
        assertThat(passed.text("/state")).isEqualTo("WAITING");
        assertThat(passed.text("/department/id")).isEqualTo(account.sales().toString());
        ApiClient seller = accounts.signedIn(account, account.seller());
        assertThat(seller.get("/api/v1/conversations?view=WAITING")
                        .json()
                        .at("/items")
                        .findValuesAsString("number"))
                .as("behind those that wait there")
                .containsExactly(String.valueOf(there.number()), String.valueOf(active.number()));
        assertThat(agent.get(path()).status()).isEqualTo(404);
        assertThat(now().answeredAt()).as("it was answered once").isNotNull();
    }

    @Test
    @Rule("CHT-9")
    void itTakesThePermissionAndSomebodyWhoAttendsTheQueue() {
        assertThat(agent.post(path() + "/transfer", Map.of("agentId", account.seller()))
                        .text("/errors/0/field"))
                .isEqualTo("agentId");
        assertThat(agent.post(path() + "/transfer", Map.of("agentId", account.agent()))
                        .status())
                .isEqualTo(400);
        assertThat(agent.post(path() + "/transfer", Map.of()).status()).isEqualTo(400);
        Answer targets = agent.get(path() + "/transfer-targets");
        assertThat(targets.json().at("/agents").findValuesAsString("id"))
                .containsExactly(account.colleague().toString());
        assertThat(targets.json().at("/departments").findValuesAsString("name")).containsExactly("Suporte", "Vendas");
        assertThat(colleague
                        .put("/api/v1/me/chat-status", Map.of("status", "OFFLINE"))
                        .status())
                .isEqualTo(204);
        assertThat(ask().status()).as("to nobody there").isEqualTo(400);
        groups.permit(account, account.agent(), Set.of());
        assertThat(ask().status()).isEqualTo(403);
        assertThat(agent.get(path()).json().at("/actions").toString()).doesNotContain("TRANSFER");
    }

    @Test
    @Rule({"CHT-11", "WCH-18"})
    void whoDoesNotAnswerInAMinuteLeavesItWhereItIs() {
        ask();
        assertThat(accounts.in(
                        account.id(), () -> sql.fetchSingle("select extract(epoch from expires_at - offered_at)::int"
                                        + " from conversation_offer where reason = 'TRANSFER'")
                                .get(0, Integer.class)))
                .isEqualTo(60);
        UUID offer = accounts.in(account.id(), () -> sql.update(CONVERSATION_OFFER)
                .set(CONVERSATION_OFFER.EXPIRES_AT, OffsetDateTime.now().minusSeconds(1))
                .where(CONVERSATION_OFFER.CONVERSATION_ID.eq(active.id()))
                .returningResult(CONVERSATION_OFFER.ID)
                .fetchSingle()
                .value1());
        assertThat(accept().status()).isEqualTo(409);
        Tenant.run(account.id(), () -> transfers.expire(offer));
        Tenant.run(account.id(), () -> transfers.expire(offer));
        Answer page = agent.get(path());
        assertThat(page.text("/offers/0/outcome")).isEqualTo("MISSED");
        assertThat(page.json().at("/actions").toString()).contains("WRITE", "TRANSFER");
        assertThat(colleague.get(path()).status()).isEqualTo(404);
    }

    @Test
    @Rule("CHT-11")
    void whoDeclinesLeavesItWhereItIsAndItCanBePassedOnAgain() {
        ask();
        assertThat(ask().status()).as("one is asked at a time").isEqualTo(409);
        assertThat(manager.post(path() + "/transfer/accept", Map.of()).status()).isEqualTo(409);
        assertThat(colleague.post(path() + "/transfer/decline", null).status()).isEqualTo(204);
        assertThat(accept().status()).as("not any more").isEqualTo(404);
        assertThat(ask().status()).isEqualTo(200);
        assertThat(accept().status()).isEqualTo(200);
        assertThat(agent.get("/api/v1/conversations?view=MINE").json().at("/items"))
                .isEmpty();
        List<String> legs = manager.get(path()).json().at("/offers").findValuesAsString("outcome");
        assertThat(legs).containsExactly("DECLINED", "ACCEPTED");
    }

    @Test
    @Rule("CHT-10")
    void whoLeadsTheDepartmentTakesItOver() {
        ask();
        assertThat(manager.get(path()).json().at("/actions").toString()).contains("TAKE_OVER", "WHISPER");
        assertThat(colleague.post(path() + "/take-over", Map.of()).status()).isEqualTo(403);
        Answer taken = manager.post(path() + "/take-over", Map.of("introduction", "Oi, aqui é o Marcos."));
        assertThat(taken.status()).isEqualTo(200);
        assertThat(now().attendedBy(account.manager())).isTrue();
        assertThat(taken.text("/messages/1/event/what")).isEqualTo("taken-over");
        assertThat(taken.text("/messages/2/text")).isEqualTo("Oi, aqui é o Marcos.");
        assertThat(taken.text("/offers/0/outcome")).isEqualTo("CANCELLED");
        assertThat(manager.post(path() + "/take-over", Map.of()).status()).isEqualTo(200);
        assertThat(write(agent)).isEqualTo(404);
        Conversation waiting = conversations.waiting(account);
        assertThat(manager.post("/api/v1/conversations/" + waiting.id() + "/take-over", Map.of())
                        .status())
                .isEqualTo(409);
    }

    private Answer ask() {
        return agent.post(path() + "/transfer", Map.of("agentId", account.colleague(), "note", "Quer trocar o sofá."));
    }

    private Answer accept() {
        return colleague.post(path() + "/transfer/accept", Map.of());
    }

    private int write(ApiClient client) {
        return client.post(path() + "/messages", Map.of("clientId", UUID.randomUUID(), "text", "Oi"))
                .status();
    }

    private Conversation now() {
        return conversations.find(account, active.id());
    }

    private String path() {
        return "/api/v1/conversations/" + active.id();
    }
}
