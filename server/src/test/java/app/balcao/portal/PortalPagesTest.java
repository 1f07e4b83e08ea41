package app.balcao.portal;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What stands around a portal's pages, over the wire. */
@BalcaoTest
class PortalPagesTest {

    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    private TestAccounts accounts;

    private ApiClient owner;
    private String portal;

    @BeforeEach
    void open() {
        TestAccount account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        portal = "/api/v1/portal/" + account.login();
    }

    @Test
    @Rule({"POR-7", "TRM-1", "TRM-7"})
    void anybodySeesLogoColourAndDocumentsOfTheCompanyAndNothingElse() {
        JsonNode bare = page();
        assertThat(bare.at("/logoUrl").isNull()).isTrue();
        assertThat(bare.at("/termsUrl").isNull()).isTrue();
        assertThat(answer(portal + "/logo").statusCode()).isEqualTo(404);
        dress();
        JsonNode dressed = page();
        assertThat(dressed.at("/accent").asString()).isEqualTo("#7a1f5c");
        assertThat(dressed.at("/termsUrl").isNull()).isTrue();
        assertThat(dressed.at("/privacyUrl").asString()).isEqualTo("https://www.cliente.example/privacidade");
        var logo = answer(dressed.at("/logoUrl").asString());
        assertThat(logo.statusCode()).isEqualTo(200);
        assertThat(logo.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(logo.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(logo.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "sandbox");
        assertThat(logo.headers().firstValue("Cache-Control").orElse("")).contains("public", "max-age=300");
    }

    private void dress() {
        String logo = owner.upload("/api/v1/attachments", "logo.png", "image/png", PICTURE)
                .text("/id");
        var before = owner.get("/api/v1/account");
        var fields = new HashMap<String, Object>();
        for (String name : before.json().propertyNames()) {
            fields.put(
                    name,
                    before.json().at("/" + name).isNull() ? null : before.json().at("/" + name));
        }
        fields.put("logoId", logo);
        fields.put("accent", "#7a1f5c");
        assertThat(owner.with("If-Match", before.header("ETag"))
                        .put("/api/v1/account", fields)
                        .status())
                .isEqualTo(200);
        assertThat(owner.with("If-Match", "\"1\"")
                        .put(
                                "/api/v1/legal-documents/PRIVACY",
                                Map.of("externalUrl", "https://www.cliente.example/privacidade"))
                        .status())
                .isEqualTo(200);
    }

    private JsonNode page() {
        return accounts.anonymous().get(portal).json();
    }

    private HttpResponse<byte[]> answer(String path) {
        return accounts.anonymous().get(path).raw();
    }
}
