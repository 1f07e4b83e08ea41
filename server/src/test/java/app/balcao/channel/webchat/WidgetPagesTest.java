package app.balcao.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a page with the chat shows: the account's texts, its departments' pictures, and the page that is nothing but the chat. */
@BalcaoTest
class WidgetPagesTest {

    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    private TestAccounts accounts;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient page;
    private String key;
    private String widget;

    @BeforeEach
    void anAccount() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        page = accounts.anonymous();
        key = owner.get("/api/v1/chat-widget").text("/key");
        widget = "/widget/v1/" + key;
    }

    private ApiClient.Answer change(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("side", "LEFT", "color", "#1971c2", "sites", List.of()));
        body.putAll(more);
        return owner.with("If-Match", owner.get("/api/v1/chat-widget").header("ETag"))
                .put("/api/v1/chat-widget", body);
    }

    private static Map<String, String> texts(String title) {
        return Map.of("title", title, "greeting", "", "offline", "", "explanation", "");
    }

    private String title(String language) {
        return page.with("Accept-Language", language).get(widget + "/settings").text("/texts/title");
    }

    @Test
    @Rule("WCH-4")
    void aColourThatIsNoneIsRefusedInWordsForPeople() {
        var refused = change(Map.of("color", "red"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("color");
        assertThat(refused.text("/errors/0/message")).contains("#1971c2").doesNotContain("[", "webchat.");
    }

    @Test
    @Rule({"WCH-4", "WID-2"})
    void anAccountWritesItsOwnTextsInEachLanguage() {
        assertThat(owner.get("/api/v1/chat-widget").text("/color")).isEqualTo("#1971c2");
        assertThat(title("pt-BR")).isEqualTo("Fale com a gente");
        assertThat(page.with("Accept-Language", "pt-BR")
                        .get(widget + "/settings")
                        .text("/texts/explanation"))
                .isEqualTo("Agradecemos o contato. Para um bom atendimento, conte um pouco sobre você:");
        var changed = change(Map.of("texts", Map.of("pt-BR", texts(" Converse\u0007 conosco "), "es", texts(""))));
        assertThat(changed.text("/texts/pt-BR/title")).isEqualTo("Converse conosco");
        assertThat(changed.text("/texts/es/title")).isEmpty();
        assertThat(changed.text("/standardTexts/en/title")).isEqualTo("Talk to us");
        assertThat(title("pt-BR")).isEqualTo("Converse conosco");
        assertThat(title("en")).isEqualTo("Talk to us");
        assertThat(change(Map.of()).text("/texts/pt-BR/title")).isEqualTo("Converse conosco");
        assertThat(change(Map.of("texts", Map.of("de", texts("Hallo")))).text("/errors/0/field"))
                .isEqualTo("texts");
        assertThat(change(Map.of("texts", Map.of("en", texts("x".repeat(61))))).status())
                .isEqualTo(400);
        assertThat(change(Map.of("texts", Map.of())).text("/texts/pt-BR/title")).isEmpty();
        assertThat(title("pt-BR")).isEqualTo("Fale com a gente");
    }

    @Test
    @Rule({"WID-1", "WCH-1", "WCH-4"})
    void aLinkOpensTheChatAsAPageWhateverSitesThereAre() {
        change(Map.of("sites", List.of("https://loja.example"), "texts", Map.of("en", texts("<b>Talk</b>"))));
        String link = owner.get("/api/v1/chat-widget").text("/link");
        assertThat(link).endsWith("/chat/" + key);
        var shown = page.with("Accept-Language", "en").get("/chat/" + key);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(html(shown))
                .contains("<html lang=\"en\">", "&lt;b&gt;Talk&lt;/b&gt;", "data-mode=\"page\"", "data-key=\"" + key);
        assertThat(shown.raw().headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.with("Origin", accounts.address())
                        .post(widget + "/visitors", Map.of("language", "en"))
                        .status())
                .isEqualTo(200);
        assertThat(page.with("Origin", "https://outra.example")
                        .post(widget + "/visitors", Map.of("language", "en"))
                        .status())
                .isEqualTo(403);
        for (String wrong : List.of("nada", key.replaceFirst(".{4}$", "AAAA"))) {
            var missing = page.with("Accept-Language", "es").get("/chat/" + wrong);
            assertThat(missing.status()).isEqualTo(404);
            assertThat(html(missing)).contains("<html lang=\"es\">", "Este chat no existe");
        }
    }

    @Test
    @Rule("WCH-5")
    void theDepartmentsPicturesAreShownByHowTheyStand() {
        String logo = upload("logo.png");
        String offline = upload("fechado.png");
        place(logo, null);
        assertThat(picture()).endsWith("/pictures/" + logo);
        place(logo, offline);
        var shown = page.get(picture());
        assertThat(picture()).endsWith("/pictures/" + offline);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(page.get(widget + "/pictures/" + upload("outra.png")).status())
                .isEqualTo(404);
        TestAccount other = accounts.create();
        String foreign = accounts.signedIn(other, other.owner())
                .get("/api/v1/chat-widget")
                .text("/key");
        assertThat(page.get("/widget/v1/" + foreign + "/pictures/" + logo).status())
                .isEqualTo(404);
    }

    private static String html(ApiClient.Answer answer) {
        return new String(answer.raw().body(), StandardCharsets.UTF_8);
    }

    private String picture() {
        List<String> found = new ArrayList<>();
        page.get(widget + "/settings").json().at("/departments").forEach(each -> {
            if (each.path("id").asString().equals(account.support().toString())) {
                found.add(each.path("pictureUrl").asString(""));
            }
        });
        return found.getFirst();
    }

    private String upload(String name) {
        return owner.upload("/api/v1/attachments", name, "image/png", PICTURE).text("/id");
    }

    private void place(String logo, @Nullable String offline) {
        var department = owner.get("/api/v1/departments/" + account.support());
        Map<String, @Nullable Object> pictures = new HashMap<>();
        pictures.put("logoId", logo);
        pictures.put("chatOfflineId", offline);
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                department.text("/name"),
                "active",
                true,
                "categoryIds",
                List.of(),
                "categoryRequired",
                false,
                "defaultPriority",
                2));
        body.put("agents", List.of());
        body.put("pictures", pictures);
        assertThat(owner.with("If-Match", department.header("ETag"))
                        .put("/api/v1/departments/" + account.support(), body)
                        .status())
                .isEqualTo(200);
    }
}
