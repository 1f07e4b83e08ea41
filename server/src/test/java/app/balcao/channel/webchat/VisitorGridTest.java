package app.balcao.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.channel.webchat.grid.VisitorPresence;
import app.balcao.people.Permission;
import app.balcao.platform.realtime.LiveClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What agents see of visitors, and do with them; over the wire. */
@BalcaoTest
class VisitorGridTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private VisitorPresence presence;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient agent;
    private ApiClient colleague;
    private ApiClient page;
    private String widget;

    @BeforeEach
    void aWidget() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        colleague = accounts.signedIn(account, account.colleague());
        page = accounts.anonymous();
        widget = "/widget/v1/"
                + accounts.signedIn(account, account.owner())
                        .get("/api/v1/chat-widget")
                        .text("/key");
    }

    private LiveClient visit() {
        String token =
                page.post(widget + "/visitors", Map.of("language", "pt-BR")).text("/visitor");
        var tab = LiveClient.guest(accounts.address(), widget + "/socket")
                .send(Map.of(
                        "type",
                        "hello",
                        "visitor",
                        token,
                        "language",
                        "pt-BR",
                        "timeZone",
                        "America/Sao_Paulo",
                        "page",
                        Map.of("url", "https://loja.example/tenis", "title", "Tênis")));
        tab.awaitFrame("welcome");
        return tab;
    }

    private static String id(LiveClient tab) {
        return tab.awaitFrame("welcome").path("visitorId").asString();
    }

    private static Map<String, Object> kind(String kind, Map<String, Object> more) {
        var body = new java.util.HashMap<>(more);
        body.put("kind", kind);
        return body;
    }

    private int send(ApiClient who, LiveClient tab, String kind, Map<String, Object> more) {
        return who.post("/api/v1/visitors/" + id(tab) + "/invitations", kind(kind, more))
                .status();
    }

    private List<String> listed(String state) {
        return agent.get("/api/v1/visitors?state=" + state)
                .json()
                .path("items")
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }

    private JsonNode row(LiveClient tab) {
        return agent.get("/api/v1/visitors/" + id(tab)).json().path("visitor");
    }

    @Test
    @Rule({"GRD-1", "GRD-2", "WID-4"})
    void theGridShowsWhoIsThereAndWhatTheyLookAt() {
        var tab = visit();
        tab.send(Map.of("type", "page", "url", "https://loja.example/botas", "title", "Botas"));
        tab.send(Map.of("type", "page", "url", "https://loja.example/botas", "title", "Botas"));
        await().until(() -> row(tab).at("/page/title").asString().equals("Botas"));
        JsonNode listed =
                agent.get("/api/v1/visitors?state=BROWSING&text=bota").json().path("items");
        assertThat(listed.findValuesAsString("state")).containsExactly("BROWSING");
        JsonNode row = listed.get(0);
        assertThat(row.path("pagesSeen").asInt()).isEqualTo(2);
        assertThat(row.path("visits").asInt()).isEqualTo(1);
        assertThat(row.path("timeZone").asString()).isEqualTo("America/Sao_Paulo");
        assertThat(row.path("name").asString()).isEmpty();
        assertThat(agent.get("/api/v1/visitors?state=IN_CHAT").json().path("items"))
                .isEmpty();
        assertThat(agent.get("/api/v1/visitors?text=sandalia").json().path("items"))
                .isEmpty();
        JsonNode detail = agent.get("/api/v1/visitors/" + id(tab)).json();
        assertThat(detail.path("pages").findValuesAsString("title")).containsExactly("Botas", "Tênis");
        accounts.in(account.id(), () -> sql.execute("update visitor set email = 'clara@cliente.example'"));
        assertThat(agent.get("/api/v1/visitors?text=clara").json().path("items"))
                .hasSize(1);
        groups.permit(account, account.agent(), Set.of(Permission.CHAT_VISITORS));
        assertThat(agent.get("/api/v1/visitors?text=clara").json().path("items"))
                .as("who may not see it finds nobody by it")
                .isEmpty();
        assertThat(row(tab).path("ip").asString()).isEqualTo("•••••");
        groups.permit(account, account.agent(), Set.of());
        assertThat(agent.get("/api/v1/visitors").status()).isEqualTo(403);
    }

    @Test
    @Rule("GRD-2")
    void eachAgentChoosesTheColumnsWhereverTheyAre() {
        String path = "/api/v1/me/visitor-columns";
        assertThat(visible(agent))
                .containsExactly("PAGE", "TIME_ON_PAGE", "TIME_ON_SITE", "PAGES_SEEN", "VISITS", "AGENT");
        assertThat(agent.put(path, Map.of("visible", List.of("IP", "PAGE", "IP")))
                        .status())
                .isEqualTo(200);
        assertThat(visible(accounts.signedIn(account, account.agent())))
                .as("in another browser, in their order")
                .containsExactly("PAGE", "IP");
        assertThat(visible(accounts.signedIn(account, account.manager())))
                .as("others' are their own")
                .contains("VISITS");
        assertThat(agent.put(path, Map.of("visible", List.of())).status()).isEqualTo(200);
        assertThat(visible(agent)).isEmpty();
        assertThat(agent.put(path, Map.of("visible", List.of("PLANET"))).status())
                .isEqualTo(400);
        groups.permit(account, account.agent(), Set.of());
        assertThat(agent.put(path, Map.of("visible", List.of("PAGE"))).status()).isEqualTo(403);
    }

    private static List<String> visible(ApiClient client) {
        JsonNode visible = client.get("/api/v1/me/visitor-columns").json().path("visible");
        return visible.valueStream().map(JsonNode::asString).toList();
    }

    @Test
    @Rule("GRD-2")
    void aTextIsLookedForInWhatLedThemHereAsWell() {
        visit();
        accounts.in(
                account.id(), () -> sql.execute("update visitor set referrer = 'https://busca.example/?q=chuteira'"));
        assertThat(agent.get("/api/v1/visitors?text=chuteira").json().path("items"))
                .hasSize(1);
    }

    @Test
    @Rule("GRD-1")
    void whoGoesIsShownNoMoreUnlessTheyComeBackAtOnce() {
        var tab = visit();
        String id = id(tab);
        var other = visit();
        tab.drop();
        await().until(() -> accounts.in(
                        account.id(),
                        () -> sql.fetchOne("select 1 from visitor where id = ?::uuid and gone_at is not null", id))
                != null);
        assertThat(agent.get("/api/v1/visitors").json().path("items").size()).isEqualTo(2);
        accounts.in(account.id(), () -> sql.execute("update visitor set gone_at = gone_at - interval '11 seconds'"));
        assertThat(send(agent, tab, "INVITATION", Map.of())).as("who has gone").isEqualTo(409);
        assertThat(send(agent, other, "INVITATION", Map.of("departmentId", account.sales())))
                .as("into a department of others")
                .isEqualTo(400);
        JsonNode left = agent.get("/api/v1/visitors").json().path("items");
        assertThat(left.findValuesAsString("id")).containsExactly(id(other));
        // What a node that fell has left behind counts for nothing, and comes back to life with the node.
        accounts.in(account.id(), () -> sql.execute("update visitor_node set seen_at = now() - interval '2 minutes'"));
        assertThat(agent.get("/api/v1/visitors").json().path("items")).isEmpty();
        accounts.in(account.id(), () -> {
            presence.beat();
            return 0;
        });
        assertThat(agent.get("/api/v1/visitors").json().path("items").size()).isEqualTo(1);
    }

    @Test
    @Rule("GRD-1")
    void theFirstWhoComesAfterALongQuietIsThereAtOnce() {
        visit().drop();
        accounts.in(account.id(), () -> sql.execute("update visitor_node set seen_at = now() - interval '2 minutes'"));
        String first = id(visit());
        assertThat(agent.get("/api/v1/visitors").json().path("items").findValuesAsString("id"))
                .contains(first);
    }

    @Test
    @Rule("GRD-1")
    void whomAnotherNodeTookForGoneIsThereAgainWithTheirOwn() {
        String id = id(visit());
        // This node was silent for so long that another one, which looked around meanwhile, took it for one that fell.
        accounts.in(account.id(), () -> sql.execute("update visitor_node set seen_at = now() - interval '2 minutes'"));
        accounts.in(account.id(), () -> sql.execute("update visitor set present = false"));
        accounts.in(account.id(), () -> {
            presence.beat();
            return 0;
        });
        assertThat(agent.get("/api/v1/visitors").json().path("items").findValuesAsString("id"))
                .containsExactly(id);
    }

    @Test
    @Rule("GRD-2")
    void itIsNarrowedByWhatTheyDo() {
        var tab = visit();
        var other = visit();
        assertThat(listed("BROWSING")).containsExactlyInAnyOrder(id(tab), id(other));
        accounts.in(account.id(), () -> sql.execute("""
                insert into conversation (account_id, number, queue_id, department_id, channel, entry, contact, state,
                    opened_at, waiting_since)
                select account_id, 1, id, department_id, 'WEB_CHAT', 'CUSTOMER', ?, 'WAITING', now(), now()
                from queue where department_id = ?""", id(tab), account.support()));
        does(tab, other, "QUEUED");
        stands("state = 'RINGING', agent_id = ?", account.agent());
        does(tab, other, "QUEUED");
        stands("state = 'ACTIVE', agent_id = ?, answered_at = now()", account.agent());
        does(tab, other, "IN_CHAT");
        stands("state = 'ENDED', agent_id = ?, ended_at = now(), end_reason = 'AGENT'", account.agent());
        assertThat(listed("BROWSING")).containsExactlyInAnyOrder(id(tab), id(other));
    }

    private void stands(String how, UUID agentId) {
        accounts.in(account.id(), () -> sql.execute("update conversation set " + how, agentId));
    }

    private void does(LiveClient tab, LiveClient browsing, String state) {
        assertThat(row(tab).path("state").asString()).isEqualTo(state);
        for (String each : List.of("INVITED", "QUEUED", "IN_CHAT")) {
            assertThat(listed(each)).isEqualTo(each.equals(state) ? List.of(id(tab)) : List.of());
        }
        assertThat(listed("BROWSING")).containsExactly(id(browsing));
    }

    @Test
    @Rule({"GRD-4", "GRD-7", "WID-3", "BND-22"})
    void whoAcceptsIsAttendedByTheInviterAndAnonymous() {
        var tab = visit();
        assertThat(send(agent, tab, "INVITATION", Map.of())).isEqualTo(201);
        JsonNode card = tab.awaitFrame("invitation");
        assertThat(card.path("text").asString()).isEqualTo("Olá! Posso ajudar você?");
        assertThat(row(tab).path("state").asString()).isEqualTo("INVITED");
        assertThat(listed("INVITED")).containsExactly(id(tab));
        assertThat(listed("QUEUED")).isEmpty();
        tab.send(Map.of("type", "saw", "invitationId", card.path("id").asString()));
        await().until(() -> row(tab).at("/invitation/state").asString("").equals("SEEN"));
        tab.send(Map.of("type", "answer", "invitationId", card.path("id").asString(), "accepted", true));
        JsonNode begun = tab.awaitFrame("state").path("conversation");
        assertThat(begun.path("state").asString()).isEqualTo("ACTIVE");
        JsonNode row = row(tab);
        assertThat(row.path("state").asString()).isEqualTo("IN_CHAT");
        assertThat(listed("IN_CHAT")).containsExactly(id(tab));
        assertThat(listed("INVITED")).isEmpty();
        assertThat(listed("QUEUED")).as("who is attended waits no more").isEmpty();
        assertThat(listed("BROWSING")).isEmpty();
        assertThat(row.at("/agent/id").asString()).isEqualTo(account.agent().toString());
        var stored = accounts.in(
                account.id(),
                () -> sql.fetchSingle("select entry, customer_name, customer_email, agent_id from conversation"));
        assertThat(stored.intoList()).isEqualTo(java.util.Arrays.asList("INVITATION", "", null, account.agent()));
        assertThat(send(colleague, tab, "INVITATION", Map.of()))
                .as("nobody invites who is in a conversation")
                .isEqualTo(409);
        tab.send(Map.of("type", "answer", "invitationId", card.path("id").asString(), "accepted", true));
        assertThat(tab.awaitFrame("error").at("/problem/status").asInt()).isEqualTo(409);
    }

    @Test
    @Rule("GRD-7")
    void ofTwoWhoInviteAtOnceOneIsFirst() throws Exception {
        var tab = visit();
        List<Integer> answers = AtOnce.all(List.of(
                () -> send(agent, tab, "INVITATION", Map.of()), () -> send(colleague, tab, "INVITATION", Map.of())));
        assertThat(answers).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    @Rule("GRD-7")
    void declinedAndExpiredCardsLeaveRoomForAnother() {
        var tab = visit();
        send(agent, tab, "INVITATION", Map.of("text", "Vamos conversar?"));
        JsonNode card = tab.awaitFrame("invitation");
        tab.send(Map.of("type", "answer", "invitationId", card.path("id").asString(), "accepted", false));
        await().until(() -> row(tab).path("state").asString().equals("BROWSING"));
        assertThat(send(colleague, tab, "INVITATION", Map.of())).isEqualTo(201);
        accounts.in(
                account.id(),
                () -> sql.execute("update visitor_invitation set expires_at = now() - interval '1 second'"));
        assertThat(agent.get("/api/v1/visitors/" + id(tab))
                        .json()
                        .path("invitations")
                        .findValuesAsString("state"))
                .containsExactly("EXPIRED", "DECLINED");
        JsonNode late = tab.awaitFrame(each -> each.path("type").asString().equals("invitation")
                && !each.path("id").equals(card.path("id")));
        tab.send(Map.of("type", "answer", "invitationId", late.path("id").asString(), "accepted", true));
        assertThat(tab.awaitFrame("error").at("/problem/status").asInt()).isEqualTo(409);
        assertThat(send(agent, tab, "INVITATION", Map.of())).isEqualTo(201);
    }

    @Test
    @Rule({"GRD-5", "GRD-6"})
    void promotionsLeadAnywhereAndRedirectsOnlyToTheCompanysSites() {
        var tab = visit();
        assertThat(send(
                        agent,
                        tab,
                        "PROMOTION",
                        Map.of("imageUrl", "javascript:alert(1)", "linkUrl", "https://x.example")))
                .isEqualTo(400);
        assertThat(send(
                        agent,
                        tab,
                        "PROMOTION",
                        Map.of("imageUrl", "https://img.example/a.png", "linkUrl", "https://loja.example/promo")))
                .isEqualTo(201);
        assertThat(tab.awaitFrame("invitation").path("linkUrl").asString()).isEqualTo("https://loja.example/promo");
        for (String elsewhere : List.of(
                "https://outra.example/",
                "https://loja.example.outra.example/",
                "https://loja.example@outra.example/",
                "http://loja.example/",
                "javascript:alert(1)",
                "/promo")) {
            assertThat(send(agent, tab, "REDIRECT", Map.of("linkUrl", elsewhere)))
                    .as(elsewhere)
                    .isEqualTo(400);
        }
        assertThat(send(agent, tab, "REDIRECT", Map.of("linkUrl", "https://loja.example/botas")))
                .isEqualTo(201);
        assertThat(tab.awaitFrame("redirect").path("url").asString()).isEqualTo("https://loja.example/botas");
    }

    @Test
    @Rule("GRD-1")
    void nobodyOfAnotherAccountSeesOrInvites() {
        var tab = visit();
        TestAccount other = accounts.create();
        ApiClient stranger = accounts.signedIn(other, other.agent());
        assertThat(stranger.get("/api/v1/visitors/" + id(tab)).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/visitors").json().path("items")).isEmpty();
        assertThat(send(stranger, tab, "INVITATION", Map.of())).isEqualTo(404);
    }
}
