package app.balcao.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What administrators say of their company, over the wire. */
@BalcaoTest
class CompanyDataTest {

    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    private TestAccounts accounts;

    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    private Map<String, Object> form() {
        return new HashMap<>(Map.of(
                "companyName",
                "Aurora Móveis",
                "language",
                "pt-BR",
                "timeZone",
                "America/Sao_Paulo",
                "reopenDays",
                7,
                "confirmByEmail",
                false,
                "takeCopies",
                true,
                "automaticMailsPerHour",
                5));
    }

    private Answer save(Map<String, Object> form) {
        return owner.with("If-Match", owner.get("/api/v1/account").header("ETag"))
                .put("/api/v1/account", form);
    }

    @Test
    @Rule("ACC-17")
    void theCompanyIsIdentified() {
        Map<String, Object> form = form();
        form.putAll(Map.of(
                "legalName", "Aurora Comércio de Móveis Ltda.",
                "taxId", "11222333000181",
                "postalAddress", "Rua das Acácias, 120 – Curitiba/PR",
                "phone", "+55 41 3333-1234",
                "website", "auroramoveis.example",
                "supportEmail", "Ajuda@AuroraMoveis.example"));
        Answer saved = save(form);
        assertThat(saved.status()).as(saved.json().toString()).isEqualTo(200);
        assertThat(saved.text("/taxId")).isEqualTo("11.222.333/0001-81");
        assertThat(saved.text("/website")).isEqualTo("https://auroramoveis.example");
        assertThat(saved.text("/supportEmail")).isEqualTo("ajuda@auroramoveis.example");
        assertThat(owner.get("/api/v1/account").json()).isEqualTo(saved.json());
        assertThat(owner.get("/api/v1/audit-entries?action=account.changed").text("/items/0/after/taxId"))
                .isEqualTo("11.222.333/0001-81");
    }

    @Test
    @Rule("ACC-17")
    void whatCannotBeIsToldBesideItsField() {
        Map<String, Object> form = form();
        form.putAll(Map.of(
                "taxId", "11222333000182",
                "phone", "liga pra gente",
                "website", "javascript:alert(1)",
                "supportEmail", "ajuda",
                "accent", "#ffcc00"));
        Answer refused = save(form);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").valueStream().map(each -> each.path("field")
                        .asString()))
                .containsExactlyInAnyOrder("taxId", "phone", "website", "supportEmail", "accent");
        assertThat(refused.json().toString()).contains("Texto branco não se lê bem");
    }

    @Test
    @Rule("ACC-17")
    void logoAndColourAreShownToEverybodyInTheAccount() {
        String logo = owner.upload("/api/v1/attachments", "logo.png", "image/png", PICTURE)
                .text("/id");
        Map<String, Object> form = form();
        form.put("logoId", logo);
        form.put("accent", "#8A2C5D");
        assertThat(save(form).status()).isEqualTo(200);
        ApiClient agent = accounts.signedIn(account, account.agent());
        Answer me = agent.get("/api/v1/session");
        assertThat(me.text("/account/accent")).isEqualTo("#8a2c5d");
        assertThat(agent.get(me.text("/account/logoUrl")).status()).isEqualTo(200);
        TestAccount other = accounts.create();
        assertThat(accounts.signedIn(other, other.owner())
                        .get(me.text("/account/logoUrl"))
                        .status())
                .isEqualTo(404);
        form.remove("logoId");
        assertThat(save(form).status()).isEqualTo(200);
        assertThat(agent.get(me.text("/account/logoUrl")).status()).isEqualTo(404);
    }

    @Test
    void aLogoIsAPictureOfOnesOwn() {
        String text = owner.upload(
                        "/api/v1/attachments", "logo.png", "image/png", "oi".getBytes(StandardCharsets.UTF_8))
                .text("/id");
        Map<String, Object> form = form();
        form.put("logoId", text);
        assertThat(save(form).text("/errors/0/field")).isEqualTo("logoId");
    }

    @Test
    @Rule("LNG-1")
    void languagesAreTakenAsOthersWriteThem() {
        for (Map.Entry<String, String> each : Map.of("es_ES", "es", "en-US", "en", "pt_br", "pt-BR", "EN", "en")
                .entrySet()) {
            Map<String, Object> form = form();
            form.put("language", each.getKey());
            assertThat(save(form).text("/language")).as(each.getKey()).isEqualTo(each.getValue());
        }
        Map<String, Object> form = form();
        form.put("language", "fr-FR");
        assertThat(owner.post("/api/v1/customers", Map.of("name", "Ana", "language", "es_ES"))
                        .text("/language"))
                .isEqualTo("es");
        assertThat(save(form).text("/errors/0/field")).isEqualTo("language");
        assertThat(owner.with("Accept-Language", "es_ES")
                        .get("/api/v1/tickets/00000000-0000-0000-0000-000000000000")
                        .text("/detail"))
                .startsWith("No encontramos");
    }
}
