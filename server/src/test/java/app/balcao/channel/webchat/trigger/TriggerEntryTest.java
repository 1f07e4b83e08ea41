package app.balcao.channel.webchat.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestHours;
import app.balcao.platform.realtime.LiveClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who comes into a conversation by what a trigger showed them; over the wire. */
@BalcaoTest
class TriggerEntryTest {

    private static final String CLARA = "clara@cliente.example";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TriggerCounts counts;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient agent;
    private ApiClient colleague;
    private ApiClient page;
    private String widget;

    @BeforeEach
    void aTriggerThatInvitesWhileTwoAreThere() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        agent = accounts.signedIn(account, account.agent());
        colleague = accounts.signedIn(account, account.colleague());
        page = accounts.anonymous();
        widget = "/widget/v1/" + owner.get("/api/v1/chat-widget").text("/key");
        TestHours.always(owner);
        accounts.in(
                account.id(), () -> sql.execute("update department set active = false where id = ?", account.sales()));
        accounts.in(account.id(), () -> sql.execute("update queue set sticky = true"));
        accounts.in(account.id(), () -> sql.execute("update agent set automatic_distribution = true"));
        for (ApiClient each : List.of(agent, colleague)) {
            each.put("/api/v1/me/chat-status", Map.of("status", "ONLINE"));
        }
        trigger("INVITATION");
    }

    private void trigger(String action) {
        trigger(action, Map.of());
    }

    private void trigger(String action, Map<String, ?> other) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "name",
                action,
                "description",
                "",
                "active",
                true,
                "once",
                false,
                "timeZone",
                "UTC",
                "weekdays",
                List.of(),
                "conditions",
                List.of(Map.of("subject", "PAGE_URL", "comparison", "CONTAINS", "value", "/" + action))));
        form.put("action", action);
        form.put("text", "Precisa de ajuda?");
        form.putAll(other);
        assertThat(owner.post("/api/v1/chat-triggers", form).status()).isEqualTo(201);
    }

    private LiveClient visit(String address) {
        String token =
                page.post(widget + "/visitors", Map.of("language", "pt-BR")).text("/visitor");
        return LiveClient.guest(accounts.address(), widget + "/socket")
                .send(Map.of(
                        "type",
                        "hello",
                        "visitor",
                        token,
                        "language",
                        "pt-BR",
                        "page",
                        Map.of("url", "https://loja.example" + address, "title", "Loja")));
    }

    private static Map<String, Object> start(String proof, String name, String email) {
        return Map.of(
                "type",
                "start",
                "id",
                1,
                "clientId",
                UUID.randomUUID().toString(),
                "proof",
                proof,
                "name",
                name,
                "email",
                email,
                "message",
                "");
    }

    private static String proof(LiveClient tab) {
        return tab.awaitFrame("invitation").path("proof").asString();
    }

    private UUID begun(LiveClient tab) {
        return UUID.fromString(tab.awaitFrame("started").at("/conversation/id").asString());
    }

    private List<Object> stored(UUID conversation) {
        return accounts.in(account.id(), () -> sql.fetchSingle(
                        "select entry, customer_name, customer_email from conversation where id = ?", conversation)
                .intoList());
    }

    private String label(String name) {
        return owner.post("/api/v1/conversation-labels", Map.of("name", name, "color", "#2b8a3e", "active", true))
                .text("/id");
    }

    /** Clara is bound to an agent. */
    private void bound(UUID agentId) {
        Map<String, Object> form = Map.of(
                "agentId", agentId,
                "departmentId", account.support(),
                "email", CLARA);
        assertThat(owner.post("/api/v1/customer-bindings", form).status()).isEqualTo(201);
    }

    private String ringsBecause(UUID conversation) {
        await().until(() -> accounts.in(
                        account.id(),
                        () -> sql.fetchOne(
                                "select reason from conversation_offer where conversation_id = ?", conversation))
                != null);
        return accounts.in(account.id(), () -> sql.fetchSingle(
                        "select reason from conversation_offer where conversation_id = ?", conversation)
                .get(0, String.class));
    }

    private int bindings() {
        return accounts.in(account.id(), () -> sql.fetchCount(app.balcao.schema.Tables.CUSTOMER_BINDING));
    }

    private void attended(UUID conversation, ApiClient by) {
        await().until(() -> by.post("/api/v1/conversations/" + conversation + "/accept", null)
                        .status()
                == 200);
        assertThat(by.post(
                                "/api/v1/conversations/" + conversation + "/messages",
                                Map.of("clientId", UUID.randomUUID().toString(), "text", "Oi"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Rule({"GRD-28", "BND-23", "WID-3"})
    void whoFollowsATriggerWithoutAnEmailIsAnonymousAndBoundToNobody() {
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "update agent_chat_status set status = 'OFFLINE' where agent_id = ?", account.colleague()));
        var tab = visit("/INVITATION");
        tab.send(start(proof(tab), "", ""));
        UUID conversation = begun(tab);
        assertThat(stored(conversation)).containsExactly("TRIGGER", "", null);
        assertThat(ringsBecause(conversation)).isEqualTo("TURN");
        attended(conversation, agent);
        assertThat(bindings()).isZero();
    }

    @Test
    @Rule({"GRD-28", "CDP-3"})
    void theyAreReceivedInTheOnlyDepartmentWhereSomebodyIs() {
        accounts.in(account.id(), () -> sql.execute("update department set active = true"));
        var tab = visit("/INVITATION");
        tab.send(start(proof(tab), "", ""));
        UUID conversation = begun(tab);
        assertThat(accounts.in(account.id(), () -> sql.fetchSingle(
                                "select department_id from conversation where id = ?", conversation)
                        .get(0, UUID.class)))
                .isEqualTo(account.support());
    }

    @Test
    @Rule("BND-24")
    void whoIsKnownByEmailGoesToTheirAgentAsEver() {
        bound(account.colleague());
        var tab = visit("/INVITATION");
        tab.awaitFrame("welcome");
        accounts.in(account.id(), () -> sql.execute("update visitor set name = 'Clara', email = ?", CLARA));
        tab.send(start(proof(tab), "", ""));
        UUID conversation = begun(tab);
        assertThat(stored(conversation)).containsExactly("TRIGGER", "Clara", CLARA);
        assertThat(ringsBecause(conversation)).isEqualTo("BINDING");
    }

    @Test
    @Rule("BND-24")
    void whoSaysWhoTheyAreInTheFormThatOpenedIsBoundLikeOthers() {
        trigger("OPEN");
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "update agent_chat_status set status = 'OFFLINE' where agent_id = ?", account.colleague()));
        var tab = visit("/OPEN");
        String proof = proof(tab);
        tab.send(start(proof, "", ""));
        assertThat(tab.awaitFrame("error").at("/problem/errors").findValuesAsString("field"))
                .as("the form is for filling in")
                .contains("name", "email");
        tab.send(start(proof, "Clara", CLARA));
        UUID conversation = begun(tab);
        assertThat(stored(conversation)).containsExactly("TRIGGER", "Clara", CLARA);
        attended(conversation, agent);
        assertThat(bindings()).isEqualTo(1);
    }

    @Test
    @Rule({"GRD-28", "BND-23"})
    void onlyWhatWasShownToThemLetsSomebodyInWithoutAForm() {
        var other = visit("/INVITATION");
        String others = proof(other);
        var tab = visit("/");
        for (String proof : List.of("", "forged", others)) {
            tab.send(start(proof, "", ""));
            JsonNode refused = tab.awaitFrame("error");
            assertThat(refused.at("/problem/errors").findValuesAsString("field"))
                    .as(proof)
                    .contains("name", "email");
        }
        tab.send(start(others, "Clara", CLARA));
        assertThat(stored(begun(tab)).getFirst()).isEqualTo("CUSTOMER");
        owner.delete(
                "/api/v1/chat-triggers/" + owner.get("/api/v1/chat-triggers").text("/items/0/id"));
        other.send(start(others, "", ""));
        assertThat(other.awaitFrame("error").at("/problem/status").asInt())
                .as("what is no more asks who they are")
                .isEqualTo(400);
    }

    private LiveClient receivedIn(String address) {
        accounts.in(account.id(), () -> sql.execute("update department set active = true"));
        var tab = visit(address);
        tab.send(start(proof(tab), "", ""));
        return tab;
    }

    private Map<String, Object> reception(String label) {
        return Map.of(
                "departmentId",
                account.support(),
                "agentId",
                account.colleague(),
                "labelIds",
                List.of(label),
                "visitorName",
                "Interessado em planos",
                "conditions",
                List.of(Map.of("subject", "PAGE_URL", "comparison", "CONTAINS", "value", "/planos")));
    }

    @Test
    @Rule("GRD-29")
    void whoComesIsReceivedAsTheTriggerSays() {
        String label = label("Planos");
        trigger("OPEN", reception(label));
        trigger("INVITATION", withName("Planos", reception(label)));
        owner.put("/api/v1/chat-triggers/order", Map.of("triggerIds", newestFirst()));
        UUID conversation = begun(receivedIn("/planos"));
        assertThat(stored(conversation)).containsExactly("TRIGGER", "Interessado em planos", null);
        assertThat(ringsBecause(conversation)).isEqualTo("NAMED");
        var row = accounts.in(account.id(), () -> sql.fetchSingle("""
                        select department_id, agent_id, (select label_id from conversation_labelled
                                                         where conversation_id = conversation.id)
                        from conversation where id = ?""", conversation));
        assertThat(row.intoList()).containsExactly(account.support(), account.colleague(), UUID.fromString(label));
        assertThat(colleague
                        .post("/api/v1/conversations/" + conversation + "/decline", null)
                        .status())
                .isEqualTo(204);
        await().until(() -> accounts.in(account.id(), () -> sql.fetchSingle(
                                "select agent_id from conversation where id = ?", conversation)
                        .get(0, UUID.class))
                .equals(account.agent()));
    }

    private static Map<String, Object> withName(String name, Map<String, ?> other) {
        var form = new HashMap<String, Object>(other);
        form.put("name", name);
        return form;
    }

    private List<String> newestFirst() {
        return owner.get("/api/v1/chat-triggers")
                .json()
                .at("/items")
                .findValuesAsString("id")
                .reversed();
    }

    @Test
    @Rule("GRD-29")
    void whoIsNotThereIsPassedOverAndWhoIsBoundGoesToTheirOwn() {
        trigger("INVITATION", withName("Planos", reception(label("Planos"))));
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "update agent_chat_status set status = 'BUSY' where agent_id = ?", account.colleague()));
        UUID first = begun(receivedIn("/planos"));
        assertThat(ringsBecause(first)).isEqualTo("TURN");
        attended(first, agent);

        colleague.put("/api/v1/me/chat-status", Map.of("status", "ONLINE"));
        attended(begun(receivedIn("/planos")), colleague);
        accounts.in(
                account.id(),
                () -> sql.execute("update agent set most_conversations = 1 where id = ?", account.colleague()));
        UUID third = begun(receivedIn("/planos"));
        assertThat(ringsBecause(third)).as("who is full").isEqualTo("TURN");
        attended(third, agent);

        accounts.in(account.id(), () -> sql.execute("update agent set most_conversations = 4"));
        bound(account.agent());
        var clara = visit("/planos");
        String proof = proof(clara);
        accounts.in(account.id(), () -> sql.execute("update visitor set name = 'Clara', email = ?", CLARA));
        clara.send(start(proof, "", ""));
        assertThat(ringsBecause(begun(clara))).isEqualTo("BINDING");
    }

    @Test
    @Rule("GRD-21")
    void whatAVisitorDidBeforeCounts() {
        var first = visit("/INVITATION");
        first.send(start(proof(first), "", ""));
        UUID conversation = begun(first);
        String label = label("Troca");
        trigger(
                "INVITATION",
                withName(
                        "De novo",
                        Map.of(
                                "conditions",
                                List.of(
                                        Map.of("subject", "LABEL", "comparison", "IS", "value", label),
                                        Map.of("subject", "CHAT_REQUESTED", "comparison", "IS", "value", "true"),
                                        Map.of("subject", "QUEUE_LENGTH", "comparison", "AT_MOST", "value", "0")),
                                "text",
                                "De novo por aqui?")));
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "insert into conversation_labelled (account_id, conversation_id, label_id) values (?, ?, ?)",
                        account.id(),
                        conversation,
                        UUID.fromString(label)));
        first.send(Map.of("type", "end"));
        first.awaitFrame(each -> each.at("/conversation/state").asString("").equals("ENDED"));
        first.send(Map.of("type", "page", "url", "https://loja.example/outra", "title", "Outra"));
        assertThat(first.awaitFrame(each -> each.path("text").asString("").equals("De novo por aqui?")))
                .isNotNull();
    }

    @Test
    @Rule("GRD-30")
    void whatATriggerDidIsCounted() {
        var first = visit("/INVITATION");
        String proof = proof(first);
        Map<String, Object> click = Map.of("type", "answer", "proof", proof, "accepted", true);
        first.send(click).send(click).send(start(proof, "", "")).send(start(proof, "", ""));
        begun(first);
        var second = visit("/INVITATION");
        second.send(Map.of("type", "answer", "proof", proof(second), "accepted", false));
        second.send(Map.of("type", "answer", "proof", "forged", "accepted", true))
                .send(Map.of("type", "ping"));
        second.awaitFrame("pong");
        counts.write();
        counts.write();
        JsonNode figures = owner.get("/api/v1/chat-triggers/figures").json().path("items");
        assertThat(figures.size()).isEqualTo(1);
        assertThat(figures.at("/0/shown").asLong()).isEqualTo(2);
        assertThat(figures.at("/0/followed").asLong()).isEqualTo(1);
        assertThat(figures.at("/0/begun").asLong()).isEqualTo(1);
        accounts.in(account.id(), () -> sql.execute("update chat_trigger_day set day = day - 40"));
        assertThat(owner.get("/api/v1/chat-triggers/figures").json().path("items"))
                .isEmpty();
        assertThat(owner.get("/api/v1/chat-triggers/figures?days=60")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }
}
