package app.balcao.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestHours;
import app.balcao.platform.tenant.Tenant;
import app.balcao.signon.TestTokens;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Visitors whom the company's site vouches for by a signed token. */
@BalcaoTest
class VisitorIdentityTest {

    private static final String SITE = "loja.example";
    private static final String OTHER_KEY = "a-chave-de-uma-outra-conta-que-tambem-chega-para-o-HS256";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private VisitorConversations conversations;

    @Autowired
    private Visitors visitors;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient page;
    private String widget;

    @BeforeEach
    void aSiteThatSigns() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        page = accounts.anonymous();
        widget = widget(owner);
        configure(owner, TestTokens.KEY);
    }

    private static void configure(ApiClient administrator, String key) {
        Map<String, String> provider = Map.of(
                "kind",
                "CUSTOMER_JWT",
                "label",
                "Site",
                "issuer",
                SITE,
                "url",
                "https://loja.example/entrar",
                "secret",
                key);
        assertThat(administrator.post("/api/v1/sign-on-providers", provider).status())
                .isEqualTo(201);
    }

    private static String widget(ApiClient administrator) {
        return "/widget/v1/" + administrator.get("/api/v1/chat-widget").text("/key");
    }

    private static JWTClaimsSet.Builder clara() {
        return TestTokens.good(SITE)
                .claim("name", "Clara Nogueira")
                .claim("email", "clara@cliente.example")
                .claim("userid", "c-7")
                .claim("create", true);
    }

    private ApiClient.Answer arrive(@Nullable String visitor, @Nullable String token) {
        Map<String, Object> body = new HashMap<>();
        body.put("visitor", visitor);
        body.put("token", token);
        body.put("language", "en");
        return page.post(widget + "/visitors", body);
    }

    private Map<String, Object> form(String name, String email) {
        return Map.of(
                "clientId",
                UUID.randomUUID().toString(),
                "departmentId",
                account.support(),
                "name",
                name,
                "email",
                email,
                "message",
                "Oi");
    }

    @Test
    @Rule({"WCH-12", "SEC-36"})
    void whomTheSiteVouchesForIsACustomerAndCannotSayOtherwise() {
        var arrived = arrive(null, TestTokens.signed(clara()));
        assertThat(arrived.status()).isEqualTo(200);
        assertThat(arrived.text("/identity/name")).isEqualTo("Clara Nogueira");
        assertThat(arrived.text("/identity/email")).isEqualTo("clara@cliente.example");
        String visitor = arrived.text("/visitor");
        page.with("Authorization", "Visitor " + visitor)
                .post(widget + "/offline-messages", form("Bia", "bia@cliente.example"));
        var writer = accounts.in(
                account.id(),
                () -> sql.fetchSingle("select c.name, (select count(*) from customer) from ticket t"
                        + " join customer c on c.id = t.customer_id"));
        assertThat(writer.get(0, String.class)).isEqualTo("Clara Nogueira");
        assertThat(writer.get(1, Integer.class)).isEqualTo(1);
    }

    @Test
    @Rule("WCH-12")
    void aConversationOfWhoIsKnownIsTheirsWithoutAForm() {
        TestHours.always(owner);
        accounts.signedIn(account, account.agent()).put("/api/v1/me/chat-status", Map.of("status", "ONLINE"));
        String visitor = arrive(null, TestTokens.signed(clara())).text("/visitor");
        UUID id = Tenant.call(account.id(), () -> conversations
                .start(
                        visitors.find(visitor).orElseThrow(),
                        new VisitorConversations.Start(
                                "1", account.support(), "", "bia@cliente.example", Map.of(), "Oi", null))
                .id());
        var row = accounts.in(
                account.id(),
                () -> sql.fetchSingle(
                        "select v.customer_name, v.customer_email, c.external_id from conversation v"
                                + " join customer c on c.id = v.customer_id where v.id = ?",
                        id));
        assertThat(row.get(0, String.class)).isEqualTo("Clara Nogueira");
        assertThat(row.get(1, String.class)).isEqualTo("clara@cliente.example");
        assertThat(row.get(2, String.class)).isEqualTo("c-7");
    }

    @Test
    @Rule({"WCH-12", "SEC-38"})
    void whatTheSiteDidNotSignIsRefused() {
        TestAccount other = accounts.create();
        configure(accounts.signedIn(other, other.owner()), OTHER_KEY);
        String good = TestTokens.signed(clara());
        assertThat(arrive(null, good).status()).isEqualTo(200);
        for (String bad : List.of(
                "forged",
                good,
                good.substring(0, good.lastIndexOf('.') + 1),
                TestTokens.signed(clara(), OTHER_KEY),
                TestTokens.signed(clara().issuer("outra.example")),
                TestTokens.signed(clara().expirationTime(Date.from(Instant.now().minusSeconds(60)))),
                TestTokens.signed(clara().claim("name", null)))) {
            var refused = arrive(null, bad);
            assertThat(refused.status()).as(bad).isEqualTo(403);
            assertThat(refused.json().path("detail").asString()).startsWith("O site não conseguiu confirmar");
        }
        var unknown = arrive(
                null,
                TestTokens.signed(clara().claim("create", false)
                        .claim("userid", "c-8")
                        .claim("email", "ninguem@cliente.example")));
        assertThat(unknown.json().path("detail").asString()).contains("ainda não conhecemos");
        assertThat(accounts.in(account.id(), () -> sql.fetchSingle("select count(*) from visitor"))
                        .get(0, Integer.class))
                .isEqualTo(1);
    }

    @Test
    @Rule("WCH-12")
    void nobodyGoesOnInTheNameOfSomebodyElse() {
        String stranger = arrive(null, null).text("/visitor");
        String clara = arrive(stranger, TestTokens.signed(clara())).text("/visitor");
        assertThat(clara).as("the same browser, now known").isEqualTo(stranger);
        assertThat(arrive(clara, TestTokens.signed(clara())).text("/visitor")).isEqualTo(clara);
        String bia = arrive(
                        clara,
                        TestTokens.signed(TestTokens.good(SITE)
                                .claim("name", "Bia")
                                .claim("email", "bia@cliente.example")
                                .claim("create", true)))
                .text("/visitor");
        assertThat(bia).isNotEqualTo(clara);
        var signedOut = arrive(clara, null);
        assertThat(signedOut.text("/visitor")).isNotEqualTo(clara);
        assertThat(signedOut.json().path("identity").isNull()).isTrue();
    }
}
