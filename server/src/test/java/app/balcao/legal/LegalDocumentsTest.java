package app.balcao.legal;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.tenant.Tenant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Terms of use and privacy policy, over the wire. */
@BalcaoTest
class LegalDocumentsTest {

    private static final String TERMS = "/api/v1/legal-documents/TERMS";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private LegalDocuments documents;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    private String version() {
        return "\"" + owner.get("/api/v1/legal-documents").json().at("/items/0/version") + "\"";
    }

    private Answer draft(String html) {
        return owner.with("If-Match", version()).put(TERMS + "/draft", Map.of("html", html));
    }

    private Answer publish(String externalUrl) {
        Map<String, Object> body = new HashMap<>();
        body.put("externalUrl", externalUrl);
        return owner.with("If-Match", version()).put(TERMS, body);
    }

    private Answer read() {
        return accounts.anonymous().get("/api/v1/public-documents/" + account.login() + "/TERMS");
    }

    @Test
    @Rule({"TRM-2", "TRM-4", "TRM-7"})
    void aTextComesIntoForceOnlyByTheSecondStep() {
        assertThat(read().status()).isEqualTo(404);
        assertThat(draft("<p>Seja <b>bem-vindo</b></p><script>alert(1)</script>")
                        .status())
                .isEqualTo(200);
        assertThat(read().status()).isEqualTo(404);
        assertThat(Tenant.call(account.id(), documents::links)).isEmpty();
        Answer published = publish(null);
        assertThat(published.text("/address")).isEqualTo("/termos/" + account.login());
        assertThat(read().text("/html")).isEqualTo("<p>Seja <b>bem-vindo</b></p>");
        assertThat(Tenant.call(account.id(), documents::links))
                .containsExactly(Map.entry(LegalKind.TERMS, "/termos/" + account.login()));
        draft("<p>Outro texto</p>");
        assertThat(read().text("/html")).contains("bem-vindo");
    }

    @Test
    @Rule({"TRM-5", "TRM-6", "TRM-8"})
    void anAddressOutsideWinsAndMustBeAPage() {
        draft("<p>Texto</p>");
        for (String bad : new String[] {"javascript:alert(1)", "ftp://aurora.example", "https://a:b@aurora.example"}) {
            Answer refused = publish(bad);
            assertThat(refused.status()).as(bad).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("externalUrl");
        }
        assertThat(publish("https://aurora.example/termos").text("/address"))
                .isEqualTo("https://aurora.example/termos");
        Answer read = read();
        assertThat(read.text("/externalUrl")).isEqualTo("https://aurora.example/termos");
        assertThat(read.text("/html")).isEmpty();
        publish("");
        assertThat(read().text("/html")).isEqualTo("<p>Texto</p>");
    }

    @Test
    @Rule("TRM-9")
    void whatWasInForceCanBeReadLater() {
        draft("<p>Um</p>");
        publish(null);
        publish(null);
        draft("<p>Dois</p>");
        publish(null);
        draft("");
        publish(null);
        assertThat(read().status()).isEqualTo(404);
        Answer versions = owner.get(TERMS + "/versions");
        assertThat(versions.json().path("items").valueStream().map(each -> each.path("html")
                        .asString()))
                .containsExactly("", "<p>Dois</p>", "<p>Um</p>");
        assertThat(versions.text("/items/1/publishedBy")).isEqualTo("Olívia Dona");
        assertThat(owner.get("/api/v1/audit-entries?action=legal-document.published")
                        .json()
                        .path("items"))
                .hasSize(4);
    }

    @Test
    void twoPeopleDoNotOverwriteEachOther() {
        String seen = version();
        assertThat(draft("<p>Um</p>").status()).isEqualTo(200);
        Answer late = owner.with("If-Match", seen).put(TERMS + "/draft", Map.of("html", "<p>Dois</p>"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("/current/draftHtml")).isEqualTo("<p>Um</p>");
    }

    @Test
    @Rule("TRM-3")
    void onlyAdministratorsWriteThem() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.get("/api/v1/legal-documents").status()).isEqualTo(403);
        assertThat(agent.with("If-Match", "\"1\"")
                        .put(TERMS + "/draft", Map.of("html", "x"))
                        .status())
                .isEqualTo(403);
    }
}
