package app.balcao.channel.webchat.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.channel.webchat.Visit;
import app.balcao.channel.webchat.Visitors;
import app.balcao.channel.webchat.trigger.ChatTrigger.Occasion;
import app.balcao.channel.webchat.trigger.VisitState.Around;
import app.balcao.channel.webchat.trigger.VisitState.Machine;
import app.balcao.channel.webchat.trigger.VisitState.Past;
import app.balcao.platform.realtime.LiveClient;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Triggers as administrators write them, and whom they fire for. */
@BalcaoTest
class ChatTriggersTest {

    private static final String PATH = "/api/v1/chat-triggers";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private VisitorTriggers triggers;

    @Autowired
    private Visitors visitors;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    private static Map<String, Object> form(String name, Map<String, ?> other) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "name",
                name,
                "description",
                "",
                "active",
                true,
                "once",
                true,
                "timeZone",
                "America/Sao_Paulo",
                "weekdays",
                List.of(),
                "conditions",
                List.of(),
                "action",
                "INVITATION",
                "text",
                "Precisa de ajuda?"));
        form.putAll(other);
        return form;
    }

    private static Map<String, Object> condition(String subject, String comparison, String value) {
        return Map.of("subject", subject, "comparison", comparison, "value", value);
    }

    private String made(String name, Map<String, ?> other) {
        Answer answer = owner.post(PATH, form(name, other));
        assertThat(answer.status()).as(answer.text("/detail")).isEqualTo(201);
        return answer.text("/id");
    }

    private static List<String> fields(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.json()
                .at("/errors")
                .valueStream()
                .map(each -> each.path("field").asString())
                .toList();
    }

    @Test
    @Rule("GRD-20")
    void administratorsWriteThemAndPutThemInAnOrder() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.get(PATH).status()).isEqualTo(403);
        assertThat(agent.post(PATH, form("A", Map.of())).status()).isEqualTo(403);
        String first = made(
                " Ajuda ",
                Map.of(
                        "weekdays",
                        List.of(5, 1, 1),
                        "starts",
                        "22:00",
                        "ends",
                        "02:00",
                        "conditions",
                        List.of(condition("PAGE_URL", "CONTAINS", " /planos "))));
        String second = made("Oferta", promotion("loja.example/oferta.png", "loja.example/oferta"));
        Answer read = owner.get(PATH + "/" + first);
        assertThat(read.text("/name")).isEqualTo("Ajuda");
        assertThat(read.json().at("/weekdays").toString()).isEqualTo("[1,5]");
        assertThat(read.text("/starts") + read.text("/ends")).isEqualTo("22:0002:00");
        assertThat(read.text("/conditions/0/value")).isEqualTo("/planos");
        assertThat(owner.get(PATH + "/" + second).text("/imageUrl")).isEqualTo("https://loja.example/oferta.png");

        assertThat(owner.put(PATH + "/order", Map.of("triggerIds", List.of(second, first)))
                        .text("/items/0/id"))
                .isEqualTo(second);
        assertThat(owner.get(PATH).text("/items/0/id")).isEqualTo(second);
        assertThat(fields(owner.put(PATH + "/order", Map.of("triggerIds", List.of(second)))))
                .containsExactly("triggerIds");

        Map<String, Object> off = form("Ajuda", Map.of("active", false));
        assertThat(owner.put(PATH + "/" + first, off).status()).isEqualTo(428);
        String seen = read.header("ETag");
        assertThat(owner.with("If-Match", seen).put(PATH + "/" + first, off).status())
                .isEqualTo(200);
        Answer stale = owner.with("If-Match", seen).put(PATH + "/" + first, off);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().at("/current/active").asBoolean(true)).isFalse();
        assertThat(owner.delete(PATH + "/" + second).status()).isEqualTo(204);
        assertThat(owner.get(PATH).json().at("/items").size()).isEqualTo(1);
        assertThat(owner.get("/api/v1/audit-entries?itemType=chat-trigger")
                        .json()
                        .toString())
                .contains(
                        "chat-trigger.created", "chat-trigger.changed", "chat-trigger.ordered", "chat-trigger.deleted");
    }

    private static Map<String, Object> promotion(String image, String link) {
        return Map.of("action", "PROMOTION", "text", "Oferta", "imageUrl", image, "linkUrl", link);
    }

    @Test
    @Rule("GRD-20")
    void whatCannotWorkIsRefusedBesideItsField() {
        made("Ajuda", Map.of());
        assertThat(fields(owner.post(PATH, form("AJUDA", Map.of())))).containsExactly("name");
        assertThat(fields(owner.post(PATH, form("A", Map.of("description", "x".repeat(401))))))
                .containsExactly("description");
        made("No limite", Map.of("description", "x".repeat(400)));
        assertThat(fields(owner.post(
                        PATH,
                        form(
                                "\u200b",
                                Map.of("timeZone", "Lua/Mar", "starts", "08:00", "ends", "08:00", "text", " ")))))
                .containsExactlyInAnyOrder("name", "timeZone", "ends", "text");
        assertThat(fields(owner.post(PATH, form("B", promotion("http://loja.example/a.png", "javascript:alert(1)")))))
                .containsExactlyInAnyOrder("imageUrl", "linkUrl");
        assertThat(fields(owner.post(PATH, form("C", Map.of("action", "REDIRECT")))))
                .containsExactly("linkUrl");
        assertThat(fields(owner.post(
                        PATH,
                        form(
                                "D",
                                Map.of(
                                        "conditions",
                                        List.of(
                                                condition("PAGE_URL", "AT_LEAST", "/planos"),
                                                condition("VISITS", "AT_LEAST", "dois"),
                                                condition("VISITS", "AT_LEAST", "86401"),
                                                condition("IDENTIFIED", "IS", "talvez"),
                                                condition(
                                                        "DEPARTMENT_ONLINE",
                                                        "IS",
                                                        UUID.randomUUID().toString()),
                                                condition("PAGE_TITLE", "IS", " "),
                                                condition("COUNTRY", "IS", "BR, XX"),
                                                condition("COUNTRY", "CONTAINS", ",")))))))
                .containsExactly(
                        "conditions[0].comparison",
                        "conditions[1].value",
                        "conditions[2].value",
                        "conditions[3].value",
                        "conditions[4].value",
                        "conditions[5].value",
                        "conditions[6].value",
                        "conditions[7].comparison",
                        "conditions[7].value");
        String kept = made("País", Map.of("conditions", List.of(condition("COUNTRY", "IS", " br, PT,,BR"))));
        assertThat(owner.get(PATH + "/" + kept).text("/conditions/0/value")).isEqualTo("BR,PT");
    }

    @Test
    @Rule("GRD-20")
    void thereAreAtMostFifty() {
        for (int each = 0; each < ChatTriggers.MOST; each++) {
            made("Gatilho " + each, Map.of());
        }
        assertThat(owner.post(PATH, form("Mais um", Map.of())).status()).isEqualTo(409);
    }

    @Test
    @Rule("GRD-27")
    void theTestSaysWhichWouldFireAndWhyAndRemembersNothing() {
        String plans = made("Planos", Map.of("conditions", List.of(condition("PAGE_URL", "CONTAINS", "/planos"))));
        String support = made(
                "Suporte",
                Map.of(
                        "conditions",
                        List.of(condition(
                                "DEPARTMENT_ONLINE", "IS_NOT", account.support().toString()))));
        for (int twice = 0; twice < 2; twice++) {
            Answer answer = owner.post(PATH + "/test", visit("https://loja.example/planos"));
            assertThat(answer.text("/fires")).isEqualTo(plans);
            assertThat(answer.json().at("/verdicts/1/fits").asBoolean()).isTrue();
        }
        Answer other = owner.post(PATH + "/test", visit("https://loja.example/"));
        assertThat(other.text("/fires")).isEqualTo(support);
        assertThat(other.text("/verdicts/0/checks/2/condition/subject")).isEqualTo("PAGE_URL");
        assertThat(other.json().at("/verdicts/0/checks/2/holds").asBoolean(true))
                .isFalse();
    }

    private static Map<String, Object> visit(String page) {
        return Map.ofEntries(
                Map.entry("pageUrl", page),
                Map.entry("pageTitle", ""),
                Map.entry("referrer", ""),
                Map.entry("language", "pt-BR"),
                Map.entry("secondsOnPage", 0),
                Map.entry("secondsOnSite", 0),
                Map.entry("pagesSeen", 1),
                Map.entry("visits", 1),
                Map.entry("identified", false),
                Map.entry("at", "2026-03-02T15:00:00Z"));
    }

    @Test
    @Rule({"GRD-22", "GRD-24"})
    void itFiresOnceForABrowserAndForWhoeverSharesItsAddress() {
        String once = made("Uma vez", Map.of());
        UUID ana = visitor("192.0.2.1");
        UUID caio = visitor("192.0.2.2");
        assertThat(fires(ana, "192.0.2.1", false)).isEqualTo("nothing");
        assertThat(fires(ana, "192.0.2.1", true)).isEqualTo(once);
        assertThat(fires(ana, "192.0.2.1", true)).isEqualTo("nothing");
        assertThat(fires(ana, "192.0.2.9", true))
                .as("the same browser elsewhere")
                .isEqualTo("nothing");
        assertThat(fires(visitor("192.0.2.1"), "192.0.2.1", true))
                .as("another browser there")
                .isEqualTo("nothing");
        assertThat(fires(caio, "192.0.2.2", true)).isEqualTo(once);

        String always = made("Sempre", Map.of("once", false));
        assertThat(fires(ana, "192.0.2.1", true)).isEqualTo(always);
        assertThat(fires(ana, "192.0.2.1", true)).isEqualTo(always);
    }

    private UUID visitor(String ip) {
        return accounts.in(account.id(), () -> visitors.find(visitors.arrive(
                        null, new Visit(new Visit.Page("", ""), "pt-BR", "", "", ip, Visit.Place.UNKNOWN, "")))
                .orElseThrow());
    }

    private String fires(UUID visitorId, String ip, boolean free) {
        var state = new VisitState(
                "https://loja.example/",
                "",
                "",
                "pt-BR",
                "",
                0,
                0,
                1,
                1,
                false,
                Machine.of(""),
                Past.NONE,
                free,
                Occasion.PAGE,
                Around.NOTHING,
                Instant.now());
        return Tenant.call(account.id(), () -> triggers.consider(visitorId, ip, state))
                .fires()
                .map(each -> each.id().toString())
                .orElse("nothing");
    }

    @Test
    @Rule({"GRD-25", "GRD-26"})
    void whatFiresIsShownInTheVisitorsBrowser() {
        made("Ofertas", Map.of("conditions", List.of(condition("PAGE_URL", "CONTAINS", "/ofertas")), "action", "OPEN"));
        made("Fica", Map.of("conditions", List.of(condition("SECONDS_ON_PAGE", "AT_LEAST", "1")), "text", "Ainda aí?"));
        made(
                "Leva",
                Map.of(
                        "conditions",
                        List.of(condition("PAGE_URL", "CONTAINS", "/antigo")),
                        "action",
                        "REDIRECT",
                        "linkUrl",
                        "https://loja.example/novo"));
        LiveClient page = page();
        JsonNode stayed = page.awaitFrame("invitation");
        assertThat(stayed.path("text").asString()).isEqualTo("Ainda aí?");
        assertThat(stayed.path("open").asBoolean(true)).isFalse();
        page.send(Map.of("type", "page", "url", "https://loja.example/ofertas", "title", "Ofertas"));
        JsonNode opened = page.awaitFrame(each -> each.path("open").asBoolean(false));
        assertThat(opened.path("text").asString()).isEqualTo("Precisa de ajuda?");
        page.send(Map.of("type", "page", "url", "https://loja.example/antigo", "title", "Antigo"));
        assertThat(page.awaitFrame("redirect").path("url").asString()).isEqualTo("https://loja.example/novo");
    }

    /** A visitor's browser on the first page of the shop. */
    private LiveClient page() {
        String widget = "/widget/v1/" + owner.get("/api/v1/chat-widget").text("/key");
        String visitor = accounts.anonymous()
                .post(widget + "/visitors", Map.of("language", "pt-BR"))
                .text("/visitor");
        return LiveClient.guest(accounts.address(), widget + "/socket")
                .send(Map.of(
                        "type",
                        "hello",
                        "visitor",
                        visitor,
                        "after",
                        0,
                        "language",
                        "pt-BR",
                        "page",
                        Map.of("url", "https://loja.example/", "title", "Loja")));
    }

    @Test
    @Rule("GRD-31")
    void aClickOnTheButtonFiresWhatWaitsForOne() {
        made("Clique", Map.of("occasion", "CLICK", "action", "OPEN", "text", "Que bom que clicou.", "once", false));
        LiveClient page = page();
        page.awaitFrame("welcome");
        page.send(Map.of("type", "open"));
        assertThat(page.awaitFrame("invitation").path("text").asString()).isEqualTo("Que bom que clicou.");
        page.send(Map.of("type", "open"));
        page.awaitFrame("invitation");

        String test = "/api/v1/chat-triggers/test";
        Map<String, Object> visit = new HashMap<>(
                Map.of("pageUrl", "https://loja.example/", "pageTitle", "", "referrer", "", "language", "pt-BR"));
        visit.putAll(Map.of("secondsOnPage", 0, "secondsOnSite", 0, "pagesSeen", 1, "visits", 1, "identified", false));
        assertThat(owner.post(test, visit).text("/fires")).isEmpty();
        visit.put("clicked", true);
        assertThat(owner.post(test, visit).text("/fires")).isNotEmpty();
    }
}
