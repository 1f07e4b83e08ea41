package app.balcao.signon;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.SIGN_ON_ATTEMPT;
import static app.balcao.schema.Tables.SIGN_ON_PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Agents who sign in at an OpenID provider, over the wire, with a provider that answers over the wire too. */
@BalcaoTest
class OpenIdSignInTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private final TestOpenIdProvider provider = new TestOpenIdProvider();
    private TestAccount account;
    private ApiClient owner;
    private String email;
    private String providerId;

    @BeforeEach
    void configure() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        email = accounts.acting(account, account.agent()).email();
        provider.claims = Map.of("email", email, "email_verified", true);
        var made = owner.post("/api/v1/sign-on-providers", form());
        assertThat(made.status()).isEqualTo(201);
        providerId = made.text("/id");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("kind", "OIDC");
        form.put("label", "Empresa");
        form.put("issuer", provider.issuer());
        form.put("clientId", TestOpenIdProvider.CLIENT);
        form.put("secret", TestOpenIdProvider.SECRET);
        return form;
    }

    @Test
    @Rule("SSO-2")
    void theSignInPageOffersWhatTheAccountHas() {
        var anonymous = accounts.anonymous();
        assertThat(anonymous
                        .get("/api/v1/sign-on-choices?account=" + account.login())
                        .text("/items/0/label"))
                .isEqualTo("Empresa");
        assertThat(anonymous
                        .get("/api/v1/sign-on-choices?account="
                                + accounts.create().login())
                        .json())
                .isEqualTo(anonymous
                        .get("/api/v1/sign-on-choices?account=nao-existe")
                        .json());
    }

    @Test
    @Rule({"SSO-3", "SEC-6"})
    void whoSignsInThereIsInHere() {
        TestBrowser browser = browser();
        assertThat(signIn(browser, "/tickets/5?tab=1")).isEqualTo("/tickets/5?tab=1");
        assertThat(browser.signedInAs()).isEqualTo(email);
    }

    @Test
    @Rule("SSO-3")
    void theRequestCarriesStateNonceAndPkce() {
        var asked = TestOpenIdProvider.query(
                java.net.URI.create(start(browser(), "/")).getRawQuery());
        assertThat(asked).containsKeys("state", "nonce", "code_challenge");
        assertThat(asked).containsEntry("code_challenge_method", "S256").containsEntry("response_type", "code");
        assertThat(asked.get("redirect_uri")).isEqualTo("http://localhost:8080/sso/oidc/callback");
    }

    @Test
    void theEmailMayStandInTheUserInformationOnly() {
        provider.inToken = false;
        TestBrowser browser = browser();
        assertThat(signIn(browser, "/")).isEqualTo("/");
        provider.userInfoSubject = "outra-pessoa";
        assertThat(signIn(browser(), "/")).startsWith("/sign-in?refused=invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "/sso/agent",
                "/a b",
                ""
            })
    @Rule("SSO-4")
    void afterwardsNobodyIsSentElsewhere(String wanted) {
        assertThat(signIn(browser(), wanted)).isEqualTo("/");
    }

    @TestFactory
    @Rule("SSO-3")
    Stream<DynamicTest> wrongTokensOpenNothing() {
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> wrong = new LinkedHashMap<>();
        wrong.put("issuer", token -> token.issuer("https://evil.example"));
        wrong.put("audience", token -> token.audience("outro-programa"));
        wrong.put("nonce", token -> token.claim("nonce", "outro"));
        wrong.put("no nonce", token -> token.claim("nonce", null));
        wrong.put("expired", token -> token.expirationTime(TestTokens.in(Duration.ofMinutes(-2))));
        wrong.put("issued in the future", token -> token.issueTime(TestTokens.in(Duration.ofMinutes(10))));
        wrong.put("no subject", token -> token.subject(null));
        return wrong.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    provider.spoil = each.getValue();
                    refused("invalid");
                }));
    }

    @Test
    @Rule("SSO-3")
    void clocksMayDifferByAMinute() {
        provider.spoil = token -> token.expirationTime(TestTokens.in(Duration.ofSeconds(-30)));
        assertThat(signIn(browser(), "/")).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "OTHER"})
    @Rule("SSO-3")
    void onlyTheProvidersPublishedKeysSign(String signature) {
        provider.signature = signature;
        refused("invalid");
    }

    @Test
    @Rule("SSO-3")
    void newKeysAreFoundWhenAnUnknownOneSigned() {
        assertThat(signIn(browser(), "/")).isEqualTo("/");
        provider.rotateKeys();
        assertThat(signIn(browser(), "/")).isEqualTo("/");
    }

    @Test
    @Rule("SSO-4")
    void theAnswerIsGoodOnceInTheBrowserThatAsked() {
        TestBrowser mine = browser();
        String back = provider.signIn(start(mine, "/"));
        TestBrowser other = browser();
        assertThat(other.get(back)).startsWith("/sign-in?refused=stale");
        start(other, "/");
        assertThat(other.get(back)).startsWith("/sign-in?refused=stale");
        assertThat(mine.get(back)).isEqualTo("/");
        assertThat(mine.get(back)).startsWith("/sign-in?refused=stale");
        assertThat(other.signedInAs()).isEmpty();
        assertThat(mine.get("/sso/oidc/callback?code=x&state=abc")).startsWith("/sign-in?refused=stale");
        assertThat(mine.get("/sso/oidc/callback")).startsWith("/sign-in?refused=stale");
    }

    @Test
    void twoTabsMaySignInSideBySide() {
        TestBrowser browser = browser();
        String first = provider.signIn(start(browser, "/tickets/1"));
        String second = provider.signIn(start(browser, "/tickets/2"));
        assertThat(browser.get(first)).isEqualTo("/tickets/1");
        assertThat(browser.get(second)).isEqualTo("/tickets/2");
    }

    @Test
    @Rule("SSO-4")
    void whoTakesTooLongBeginsAgain() {
        TestBrowser browser = browser();
        String back = provider.signIn(start(browser, "/"));
        accounts.in(account.id(), () -> sql.update(SIGN_ON_ATTEMPT)
                .set(SIGN_ON_ATTEMPT.EXPIRES_AT, OffsetDateTime.now().minusSeconds(1))
                .execute());
        assertThat(browser.get(back)).startsWith("/sign-in?refused=stale");
    }

    @Test
    void anAnswerOfAnotherIssuerOrARefusalOpensNothing() {
        TestBrowser browser = browser();
        String back = provider.signIn(start(browser, "/"));
        assertThat(browser.get(back.replaceFirst("iss=.*", "iss=https://evil.example")))
                .startsWith("/sign-in?refused=invalid");
        var asked = TestOpenIdProvider.query(
                java.net.URI.create(start(browser, "/")).getRawQuery());
        assertThat(browser.get("/sso/oidc/callback?error=access_denied&state=" + asked.get("state")))
                .startsWith("/sign-in?refused=denied");
    }

    @Test
    @Rule("SSO-5")
    void onlyVerifiedAddressesDecideUnlessTheAccountSaysOtherwise() {
        provider.claims = Map.of("email", email, "email_verified", false);
        refused("unverified");
        provider.claims = Map.of("email", email);
        refused("unverified");
        Map<String, Object> form = form();
        form.put("verifiedOnly", false);
        change(form);
        assertThat(signIn(browser(), "/")).isEqualTo("/");
    }

    @Test
    @Rule("SSO-5")
    void anotherClaimMayHoldTheAddress() {
        Map<String, Object> form = form();
        form.put("emailClaim", "upn");
        form.put("verifiedOnly", false);
        change(form);
        provider.claims = Map.of("upn", email, "email", "outro@cliente.example");
        TestBrowser browser = browser();
        assertThat(signIn(browser, "/")).isEqualTo("/");
        assertThat(browser.signedInAs()).isEqualTo(email);
    }

    @Test
    @Rule("SSO-6")
    void anAddressGivenToSomebodyElseLaterIsNoTakeover() {
        assertThat(signIn(browser(), "/")).isEqualTo("/");
        provider.subject = "pessoa-nova";
        TestBrowser heir = browser();
        assertThat(signIn(heir, "/")).startsWith("/sign-in?refused=mismatch");
        assertThat(heir.signedInAs()).isEmpty();
        provider.subject = "pessoa-1";
        provider.claims = Map.of("email", "novo@cliente.example", "email_verified", true);
        TestBrowser same = browser();
        assertThat(signIn(same, "/")).isEqualTo("/");
        assertThat(same.signedInAs()).isEqualTo(email);
    }

    @Test
    @Rule("SSO-6")
    void anAdministratorCanForgetTheLink() {
        assertThat(signIn(browser(), "/")).isEqualTo("/");
        String links = "/api/v1/sign-on-providers/" + providerId + "/links";
        assertThat(owner.get(links).text("/items/0/subject")).isEqualTo("pessoa-1");
        assertThat(owner.delete(links + "/" + account.agent()).status()).isEqualTo(204);
        assertThat(owner.delete(links + "/" + account.agent()).status()).isEqualTo(404);
        provider.subject = "pessoa-nova";
        assertThat(signIn(browser(), "/")).isEqualTo("/");
    }

    @Test
    @Rule("SSO-6")
    void anotherIssuerMeansOtherPeople() {
        assertThat(signIn(browser(), "/")).isEqualTo("/");
        try (var other = new TestOpenIdProvider()) {
            Map<String, Object> form = form();
            form.put("issuer", other.issuer());
            form.remove("secret");
            assertThat(changing(form).text("/errors/0/field")).isEqualTo("secret");
            form.put("secret", TestOpenIdProvider.SECRET);
            change(form);
            // The same subject there is somebody else.
            other.claims = Map.of("email", "ninguem@cliente.example", "email_verified", true);
            TestBrowser browser = browser();
            assertThat(browser.get(other.signIn(start(browser, "/")))).startsWith("/sign-in?refused=unknown");
        }
    }

    @Test
    @Rule("SSO-5")
    void nobodyIsMadeAndInactiveAgentsStayOutside() {
        provider.claims = Map.of("email", "nova@cliente.example", "email_verified", true);
        refused("unknown");
        provider.claims = Map.of("email", email, "email_verified", true);
        setActive(false);
        refused("unknown");
        setActive(true);
        assertThat(signIn(browser(), "/")).isEqualTo("/");
        setActive(false);
        refused("unknown");
    }

    @Test
    @Rule("SSO-7")
    void aProviderThatIsDownOrSlowIsSaidToBeAndKeepsNobodyElseWaiting() {
        provider.discoveryStatus = 503;
        assertThat(browser().get(path("/"))).startsWith("/sign-in?refused=unavailable&account=" + account.login());
        provider.discoveryStatus = 200;
        provider.announcedIssuer = "https://evil.example";
        assertThat(browser().get(path("/"))).startsWith("/sign-in?refused=unavailable");
        provider.announcedIssuer = provider.issuer();
        TestBrowser browser = browser();
        String back = provider.signIn(start(browser, "/"));
        provider.slowness = Duration.ofSeconds(20);
        long begun = System.nanoTime();
        assertThat(browser.get(back)).startsWith("/sign-in?refused=unavailable");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(12));
        provider.close();
        assertThat(browser().get(path("/"))).startsWith("http://localhost");
    }

    @Test
    void testingTellsWhetherTheProviderAnswers() {
        String test = "/api/v1/sign-on-providers/" + providerId + "/test";
        assertThat(owner.post(test, Map.of()).json().at("/good").asBoolean()).isTrue();
        provider.close();
        var failed = owner.post(test, Map.of());
        assertThat(failed.json().at("/good").asBoolean()).isFalse();
        assertThat(failed.text("/message")).contains(provider.issuer());
    }

    @Test
    void anotherAccountsProviderIsNotOffered() {
        TestAccount other = accounts.create();
        assertThat(browser().get("/sso/start?account=" + other.login() + "&provider=" + providerId))
                .startsWith("/sign-in?refused=invalid");
        assertThat(browser().get("/sso/start?account=" + account.login() + "&provider=" + UUID.randomUUID()))
                .startsWith("/sign-in?refused=invalid");
    }

    @Test
    @Rule("SSO-3")
    void aSecretThatCannotBeReadIsToldAndGivenAnew() {
        accounts.in(account.id(), () -> sql.update(SIGN_ON_PROVIDER)
                .set(SIGN_ON_PROVIDER.SECRET, new byte[60])
                .execute());
        assertThat(browser().get(path("/"))).startsWith("/sign-in?refused=unavailable");
        var tried = owner.post("/api/v1/sign-on-providers/" + providerId + "/test", Map.of());
        assertThat(tried.json().at("/good").asBoolean()).isFalse();
        assertThat(tried.text("/message")).contains("chave desta instalação mudou");
        change(form());
        TestBrowser browser = browser();
        assertThat(signIn(browser, "/")).isEqualTo("/");
        assertThat(browser.signedInAs()).isEqualTo(email);
    }

    private void setActive(boolean active) {
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.ACTIVE, active)
                .where(AGENT.ID.eq(account.agent()))
                .execute());
    }

    private void change(Map<String, Object> form) {
        assertThat(changing(form).status()).isEqualTo(200);
    }

    private ApiClient.Answer changing(Map<String, Object> form) {
        String path = "/api/v1/sign-on-providers/" + providerId;
        return owner.with("If-Match", owner.get(path).header("ETag")).put(path, form);
    }

    private void refused(String told) {
        TestBrowser browser = browser();
        assertThat(signIn(browser, "/")).startsWith("/sign-in?refused=" + told);
        assertThat(browser.signedInAs()).isEmpty();
    }

    private String signIn(TestBrowser browser, String wanted) {
        return browser.get(provider.signIn(start(browser, wanted)));
    }

    private String start(TestBrowser browser, String wanted) {
        String address = browser.get(path(wanted));
        assertThat(address).startsWith("http://localhost");
        return address;
    }

    private String path(String wanted) {
        return "/sso/start?account=" + account.login() + "&provider=" + providerId + "&return="
                + java.net.URLEncoder.encode(wanted, java.nio.charset.StandardCharsets.UTF_8);
    }

    private TestBrowser browser() {
        return new TestBrowser(accounts.address());
    }
}
