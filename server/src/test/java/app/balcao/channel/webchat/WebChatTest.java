package app.balcao.channel.webchat;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Visitors of a site and the chat, over the wire. */
@BalcaoTest
class WebChatTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Visitors visitors;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient agent;
    private ApiClient page;
    private String widget;

    @BeforeEach
    void aWidgetWithSomebodyThere() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        agent = accounts.signedIn(account, account.agent());
        page = accounts.anonymous();
        widget = widget(owner);
        TestHours.always(owner);
        assertThat(agent.put("/api/v1/me/chat-status", Map.of("status", "ONLINE"))
                        .status())
                .isEqualTo(204);
    }

    private static String widget(ApiClient administrator) {
        return "/widget/v1/" + administrator.get("/api/v1/chat-widget").text("/key");
    }

    private String arrive() {
        return page.post(widget + "/visitors", Map.of("language", "pt-BR")).text("/visitor");
    }

    private LiveClient hello(String visitor, @Nullable String conversation, long after) {
        Map<String, Object> hello = new HashMap<>();
        hello.put("type", "hello");
        hello.put("visitor", visitor);
        hello.put("conversation", conversation);
        hello.put("after", after);
        hello.put("language", "pt-BR");
        hello.put("page", Map.of("url", "https://loja.example/tenis", "title", "Tênis"));
        return LiveClient.guest(accounts.address(), widget + "/socket").send(hello);
    }

    private LiveClient welcomed(String visitor) {
        var client = hello(visitor, null, 0);
        client.awaitFrame("welcome");
        return client;
    }

    private Map<String, Object> start() {
        return Map.of(
                "type", "start",
                "id", 1,
                "clientId", UUID.randomUUID().toString(),
                "departmentId", account.support().toString(),
                "name", "Clara\u0007 <b>Nogueira</b>",
                "email", " Clara@Cliente.example ",
                "message", "Oi");
    }

    private static Map<String, Object> send(int id, String clientId, String text) {
        return Map.of("type", "send", "id", id, "clientId", clientId, "text", text);
    }

    private static List<String> texts(LiveClient client) {
        return client.frames().stream()
                .filter(each -> each.path("type").asString().equals("message"))
                .filter(each -> each.path("kind").asString().equals("TEXT"))
                .map(each -> each.path("text").asString())
                .toList();
    }

    @Test
    @Rule({"WCH-3", "WCH-20", "WCH-21", "WID-5"})
    void aVisitorStartsAndEveryTabHasEachMessageOnceInOrder() {
        String visitor = arrive();
        var tab = welcomed(visitor).send(start());
        JsonNode started = tab.awaitFrame("started");
        assertThat(started.at("/conversation/number").asLong()).isPositive();
        tab.send(start());
        await().until(() -> tab.frames().stream()
                        .filter(each -> each.path("type").asString().equals("started"))
                        .count()
                == 2);
        var other = welcomed(visitor);
        String once = UUID.randomUUID().toString();
        tab.send(send(2, once, "um")).send(send(3, once, "um"));
        other.send(send(4, UUID.randomUUID().toString(), "dois"));
        JsonNode first = tab.awaitFrame(each -> each.path("id").asInt(0) == 2);
        JsonNode again = tab.awaitFrame(each -> each.path("id").asInt(0) == 3);
        assertThat(first.path("seq")).isEqualTo(again.path("seq"));
        for (LiveClient each : List.of(tab, other)) {
            await().until(() -> texts(each).size() == 3);
            assertThat(texts(each)).containsExactlyInAnyOrder("Oi", "um", "dois");
        }
        String id = started.at("/conversation/id").asString();
        var stored = accounts.in(
                account.id(),
                () -> sql.fetchSingle(
                        "select customer_name, customer_email from conversation where id = ?", UUID.fromString(id)));
        assertThat(stored.get(0)).isEqualTo("Clara <b>Nogueira</b>");
        assertThat(stored.get(1)).isEqualTo("clara@cliente.example");
        tab.drop();
        var back = hello(visitor, id, first.path("seq").asLong() - 1);
        assertThat(back.awaitFrame("welcome").at("/conversation/id").asString()).isEqualTo(id);
        await().until(() -> texts(back).contains("um"));
        assertThat(texts(back)).doesNotContain("Oi");
    }

    @Test
    @Rule("WCH-20")
    void whoWritesNothingAtFirstIsInAConversationToo() {
        Map<String, Object> silent = new HashMap<>(start());
        silent.put("message", " ");
        JsonNode started = welcomed(arrive()).send(silent).awaitFrame("started");
        assertThat(started.at("/conversation/lastSeq").asLong(-1)).isZero();
    }

    @Test
    @Rule("WCH-21")
    void aTabThatWasToldOfTooMuchAsksAgainForWhatItCanTake() {
        String visitor = arrive();
        var tab = welcomed(visitor).send(start());
        String id = tab.awaitFrame("started").at("/conversation/id").asString();
        tab.send(send(2, UUID.randomUUID().toString(), "um"));
        await().until(() -> texts(tab).equals(List.of("Oi", "um")));
        tab.send(Map.of("type", "hello", "visitor", visitor, "conversation", id, "after", 0));
        await().until(() -> texts(tab).equals(List.of("Oi", "um", "Oi", "um")));
        tab.send(Map.of("type", "hello", "visitor", visitor, "conversation", id, "after", 1));
        await().until(() -> texts(tab).equals(List.of("Oi", "um", "Oi", "um", "um")));
        tab.send(send(3, UUID.randomUUID().toString(), "dois"));
        await().until(() -> texts(tab).getLast().equals("dois"));
    }

    @Test
    @Rule("OFF-2")
    void aDepartmentWithoutAnybodyIsNotSaidToBeClosed() {
        accounts.in(account.id(), () -> sql.execute("update agent_chat_status set status = 'OFFLINE'"));
        JsonNode there = page.get(widget + "/settings").json().at("/departments/0");
        assertThat(there.path("online").asBoolean(true)).isFalse();
        assertThat(there.path("open").asBoolean()).isTrue();
        assertThat(there.path("opensAt").isNull()).isTrue();
    }

    @Test
    @Rule("CAG-3")
    void whoAttendsIsShownByTheirPicture() {
        String photo = agent.upload("/api/v1/attachments", "ana.png", "image/png", new byte[] {1, 2, 3})
                .text("/id");
        String address = widget + "/pictures/" + photo;
        assertThat(page.get(address).status())
                .as("what is nobody's picture yet")
                .isEqualTo(404);
        accounts.in(
                account.id(),
                () -> sql.execute("update agent set photo_id = ? where is_owner = false", UUID.fromString(photo)));
        var tab = welcomed(arrive()).send(start());
        String id = tab.awaitFrame("started").at("/conversation/id").asString();
        await().until(() ->
                agent.post("/api/v1/conversations/" + id + "/accept", null).status() == 200);
        JsonNode state = tab.awaitFrame(
                each -> each.at("/conversation/state").asString("").equals("ACTIVE"));
        assertThat(state.at("/conversation/agent/photoUrl").asString()).isEqualTo("/pictures/" + photo);
        assertThat(page.get(address).status()).isEqualTo(200);
        accounts.in(account.id(), () -> sql.execute("update agent set active = is_owner"));
        assertThat(page.get(address).status()).as("of who works here no more").isEqualTo(404);
    }

    @Test
    @Rule({"WCH-21", "WCH-23"})
    void bothSidesHearEachOtherAndTheEnd() {
        var tab = welcomed(arrive()).send(start());
        String id = tab.awaitFrame("started").at("/conversation/id").asString();
        await().until(() ->
                agent.post("/api/v1/conversations/" + id + "/accept", null).status() == 200);
        JsonNode state = tab.awaitFrame(
                each -> each.at("/conversation/state").asString("").equals("ACTIVE"));
        assertThat(state.at("/conversation/agent/name").asString()).isNotEmpty();
        agent.post(
                "/api/v1/conversations/" + id + "/messages",
                Map.of("clientId", UUID.randomUUID().toString(), "text", "Bom dia"));
        JsonNode said = tab.awaitFrame(each -> each.path("text").asString("").equals("Bom dia"));
        assertThat(said.at("/agent").propertyNames()).containsExactlyInAnyOrder("name", "photoUrl");
        tab.send(Map.of("type", "seen", "seq", said.path("seq").asLong()));
        await().until(() -> accounts.in(
                                account.id(),
                                () -> sql.fetchSingle(
                                        "select customer_seen_seq from conversation where id = ?", UUID.fromString(id)))
                        .get(0, Long.class)
                == said.path("seq").asLong());
        tab.send(Map.of("type", "end"));
        tab.awaitFrame(each -> each.at("/conversation/state").asString("").equals("ENDED"));
        tab.send(send(9, UUID.randomUUID().toString(), "ainda aí?"));
        assertThat(tab.awaitFrame("error").at("/problem/status").asInt()).isEqualTo(409);
    }

    @Test
    @Rule("WCH-21")
    void nobodyComesInWithForgedTokensOrReadsWhatIsOthers() {
        assertThat(hello("forged", null, 0).closedWith()).isEqualTo(1008);
        TestAccount other = accounts.create();
        String foreign = page.post(
                        widget(accounts.signedIn(other, other.owner())) + "/visitors", Map.of("language", "en"))
                .text("/visitor");
        assertThat(hello(foreign, null, 0).closedWith()).isEqualTo(1008);
        var tab = welcomed(arrive()).send(start());
        String id = tab.awaitFrame("started").at("/conversation/id").asString();
        var stranger = hello(arrive(), id, 0);
        assertThat(stranger.awaitFrame("welcome").path("conversation").isNull()).isTrue();
        stranger.send(send(1, "x", "oi"));
        assertThat(stranger.awaitFrame("error").at("/problem/status").asInt()).isEqualTo(409);
        assertThat(texts(stranger)).isEmpty();
        assertThat(page.get("/widget/v1/" + "A".repeat(43) + "/settings").status())
                .isEqualTo(404);
    }

    @Test
    @Rule({"WCH-6", "CDP-1", "CDP-2", "WID-2"})
    void whatCannotBeBegunIsToldBesideItsField() {
        accounts.in(
                account.id(), () -> sql.execute("update department set active = false where id = ?", account.sales()));
        JsonNode settings = page.get(widget + "/settings").json();
        assertThat(settings.at("/departments").findValuesAsString("id"))
                .doesNotContain(account.sales().toString());
        var tab = welcomed(arrive());
        tab.send(Map.of(
                "type",
                "start",
                "id",
                5,
                "clientId",
                "c",
                "departmentId",
                account.sales().toString(),
                "name",
                " ",
                "email",
                "nobody",
                "message",
                "Oi"));
        assertThat(tab.awaitFrame("error").at("/problem/errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "email", "departmentId");
        accounts.in(account.id(), () -> sql.execute("update agent_chat_status set status = 'OFFLINE'"));
        tab.send(start());
        JsonNode offline = tab.awaitFrame(each -> each.path("id").asInt(0) == 1);
        assertThat(offline.at("/problem/status").asInt()).isEqualTo(409);
    }

    @Test
    @Rule("CDP-3")
    void whoNamesNoDepartmentIsInTheOnlyOneThatIsOffered() {
        Map<String, Object> unsaid = new HashMap<>(start());
        unsaid.remove("departmentId");
        var tab = welcomed(arrive()).send(unsaid);
        assertThat(tab.awaitFrame("error").at("/problem/errors").findValuesAsString("field"))
                .as("of two")
                .containsExactly("departmentId");
        accounts.in(
                account.id(), () -> sql.execute("update department set active = false where id = ?", account.sales()));
        assertThat(tab.send(unsaid)
                        .awaitFrame("started")
                        .at("/conversation/departmentId")
                        .asString())
                .isEqualTo(account.support().toString());
    }

    @Test
    @Rule({"WCH-1", "WCH-4"})
    void administratorsSayWhereTheWidgetStands() {
        var before = owner.get("/api/v1/chat-widget");
        assertThat(before.text("/script")).contains(before.text("/key"));
        assertThat(agent.get("/api/v1/chat-widget").status()).isEqualTo(403);
        var changed = owner.with("If-Match", before.header("ETag"))
                .put(
                        "/api/v1/chat-widget",
                        Map.of("side", "LEFT", "color", "#AA00BB", "sites", List.of("https://Loja.example/inicio")));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().at("/sites/0").asString()).isEqualTo("https://loja.example");
        assertThat(owner.with("If-Match", before.header("ETag"))
                        .put("/api/v1/chat-widget", Map.of("side", "LEFT", "color", "#aa00bb", "sites", List.of()))
                        .status())
                .isEqualTo(412);
        var own = page.with("Origin", "https://loja.example").get(widget + "/settings");
        assertThat(own.header("Access-Control-Allow-Origin")).isEqualTo("https://loja.example");
        assertThat(own.text("/side")).isEqualTo("LEFT");
        assertThat(page.with("Origin", "https://outra.example")
                        .get(widget + "/settings")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Rule("WID-4")
    void aBrowserIsKnownAgainAndCounted() {
        String visitor = arrive();
        assertThat(page.post(widget + "/visitors", Map.of("visitor", visitor, "language", "pt-BR"))
                        .text("/visitor"))
                .isEqualTo(visitor);
        assertThat(accounts.in(account.id(), () -> sql.fetchSingle("select visits from visitor"))
                        .get(0, Integer.class))
                .as("another page of the same visit")
                .isEqualTo(1);
        accounts.in(account.id(), () -> sql.execute("update visitor set last_seen_at = now() - interval '31 minutes'"));
        page.post(widget + "/visitors", Map.of("visitor", visitor, "language", "pt-BR"));
        var row = accounts.in(account.id(), () -> sql.fetchSingle("select visits, count(*) over () from visitor"));
        assertThat(row.get(0, Integer.class)).isEqualTo(2);
        assertThat(row.get(1, Integer.class)).isEqualTo(1);
    }

    @Test
    @Rule("WID-4")
    void whoDoesNotComeBackWithinAYearIsForgotten() {
        String visitor = arrive();
        accounts.in(account.id(), () -> sql.execute("update visitor set last_seen_at = now() - interval '364 days'"));
        assertThat(accounts.in(account.id(), visitors::forget)).isZero();
        accounts.in(account.id(), () -> sql.execute("update visitor set last_seen_at = now() - interval '367 days'"));
        assertThat(accounts.in(account.id(), visitors::forget)).isEqualTo(1);
        assertThat(page.post(widget + "/visitors", Map.of("visitor", visitor, "language", "pt-BR"))
                        .text("/visitor"))
                .isNotEqualTo(visitor);
    }

    @Test
    @Rule("WCH-21")
    void floodsAreToldToWait() {
        var tab = welcomed(arrive());
        for (int each = 0; each < 100; each++) {
            tab.send(Map.of("type", "ping"));
        }
        JsonNode refused = tab.awaitFrame("error");
        assertThat(refused.at("/problem/status").asInt()).isEqualTo(429);
        assertThat(refused.at("/problem/retryAfterSeconds").asInt()).isPositive();
    }

    @Test
    @Rule({"QUE-3", "WCH-17"})
    void whoWaitsIsToldTheirPlaceAndThatItChanged() {
        agent.put("/api/v1/me/chat-status", Map.of("status", "ONLINE"));
        accounts.in(account.id(), () -> sql.execute("update agent set most_conversations = 1"));
        var rings = welcomed(arrive()).send(start());
        rings.awaitFrame("started");
        var first = welcomed(arrive()).send(start());
        assertThat(first.awaitFrame("started").at("/conversation/position").asInt())
                .isEqualTo(1);
        String visitor = arrive();
        var second = welcomed(visitor).send(start());
        JsonNode started = second.awaitFrame("started");
        assertThat(started.at("/conversation/position").asInt()).isEqualTo(2);
        assertThat(hello(visitor, null, 0)
                        .awaitFrame("welcome")
                        .at("/conversation/position")
                        .asInt())
                .as("after a reload")
                .isEqualTo(2);
        first.send(Map.of("type", "end"));
        JsonNode place = second.awaitFrame("place");
        assertThat(place.path("position").asInt()).isEqualTo(1);
        assertThat(place.path("conversation")).isEqualTo(started.at("/conversation/id"));
    }

    @Test
    @Rule({"RAT-3", "RAT-4", "CHT-13"})
    void whatIsOverIsRatedOnceAndHadByEmailByItsVisitorOnly() {
        String visitor = arrive();
        var tab = welcomed(visitor).send(start());
        String id = tab.awaitFrame("started").at("/conversation/id").asString();
        await().until(() ->
                agent.post("/api/v1/conversations/" + id + "/accept", null).status() == 200);
        Map<String, Object> rating = Map.of("conversationId", id, "stars", 5, "comment", "Muito bom");
        assertThat(by(visitor).post(widget + "/ratings", rating).status())
                .as("before the end")
                .isEqualTo(409);
        tab.send(Map.of("type", "end"));
        JsonNode ended = tab.awaitFrame(
                each -> each.at("/conversation/state").asString("").equals("ENDED"));
        assertThat(ended.at("/conversation/ratable").asBoolean()).isTrue();
        Map<String, Object> transcript = Map.of("conversationId", id, "email", "clara@cliente.example");
        Map.of("forged", 401, arrive(), 404).forEach((stranger, refused) -> {
            assertThat(by(stranger).post(widget + "/ratings", rating).status()).isEqualTo(refused);
            assertThat(by(stranger).post(widget + "/transcripts", transcript).status())
                    .isEqualTo(refused);
        });
        assertThat(page.post(widget + "/ratings", rating).status()).isEqualTo(401);
        var otherTab = hello(visitor, id, 0);
        otherTab.awaitFrame("welcome");
        assertThat(by(visitor).post(widget + "/ratings", rating).status()).isEqualTo(204);
        JsonNode told =
                otherTab.awaitFrame(each -> each.path("type").asString("").equals("state"));
        assertThat(told.at("/conversation/ratable").asBoolean(true))
                .as("nobody is asked twice")
                .isFalse();
        assertThat(by(visitor)
                        .post(widget + "/ratings", Map.of("conversationId", id, "stars", 1))
                        .status())
                .isEqualTo(409);
        assertThat(hello(visitor, id, 0)
                        .awaitFrame("welcome")
                        .at("/conversation/ratable")
                        .asBoolean(true))
                .isFalse();
        assertThat(page.get(widget + "/settings").json().path("transcripts").asBoolean())
                .isTrue();
        assertThat(by(visitor).post(widget + "/transcripts", transcript).status())
                .isEqualTo(204);
        assertThat(by(visitor)
                        .post(widget + "/transcripts", Map.of("conversationId", id, "email", "ninguém"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Rule({"RAT-1", "RAT-4"})
    void aVisitorIsAskedAsTheirDepartmentWants() {
        accounts.in(
                account.id(),
                () -> sql.execute("update department set rating_format = 'FACES', rating_question = 'Resolvemos?'"));
        JsonNode told = ended().at("/conversation");
        assertThat(told.path("ratable").asBoolean()).isTrue();
        assertThat(told.path("ratingFormat").asString()).isEqualTo("FACES");
        assertThat(told.path("ratingQuestion").asString()).isEqualTo("Resolvemos?");
        accounts.in(account.id(), () -> sql.execute("update department set rating_asked = false"));
        assertThat(ended().at("/conversation/ratable").asBoolean(true)).isFalse();
    }

    private JsonNode ended() {
        var tab = welcomed(arrive()).send(start());
        String id = tab.awaitFrame("started").at("/conversation/id").asString();
        await().until(() ->
                agent.post("/api/v1/conversations/" + id + "/accept", null).status() == 200);
        tab.send(Map.of("type", "end"));
        return tab.awaitFrame(
                each -> each.at("/conversation/state").asString("").equals("ENDED"));
    }

    @Test
    @Rule("WID-6")
    void aVisitorIsToldWhetherAgentsSeeWhatIsTyped() {
        String visitor = arrive();
        JsonNode started = welcomed(visitor).send(start()).awaitFrame("started");
        assertThat(started.at("/conversation/typingShown").asBoolean(true)).isFalse();
        accounts.in(account.id(), () -> sql.execute("update queue set typing_shown = true"));
        assertThat(hello(visitor, null, 0)
                        .awaitFrame("welcome")
                        .at("/conversation/typingShown")
                        .asBoolean())
                .isTrue();
    }

    private ApiClient by(String visitor) {
        return page.with("Authorization", "Visitor " + visitor);
    }
}
