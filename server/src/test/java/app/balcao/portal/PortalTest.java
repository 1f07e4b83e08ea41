package app.balcao.portal;

import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.CUSTOMER_SESSION;
import static app.balcao.schema.Tables.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.tenant.Tenant;
import app.balcao.signon.TestBrowser;
import app.balcao.signon.TestTokens;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The portal of an account, over the wire. */
@BalcaoTest
class PortalTest {

    private static final String SITE = "www.cliente.example";
    private static final String LOGIN_PAGE = "https://www.cliente.example/entrar";
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private PortalSessions sessions;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private String portal;
    private String bia;

    @BeforeEach
    void configure() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        portal = "/api/v1/portal/" + account.login();
        assertThat(owner.post("/api/v1/sign-on-providers", provider()).status()).isEqualTo(201);
        bia = customer("Bia Souza", "bia@loja.example", "c-1");
    }

    private static Map<String, Object> provider() {
        return Map.of(
                "kind", "CUSTOMER_JWT", "label", "Site", "issuer", SITE, "url", LOGIN_PAGE, "secret", TestTokens.KEY);
    }

    @Test
    @Rule({"POR-2", "SEC-36"})
    void whoHasNoSessionIsSentToTheCompanysPageAndComesBackWithAToken() {
        TestBrowser browser = browser();
        assertThat(json(browser, portal).at("/authenticationUrl").asString()).isEqualTo(LOGIN_PAGE);
        assertThat(browser.answer(portal + "/session").statusCode()).isEqualTo(401);
        assertThat(enter(browser, bia())).isEqualTo("/portal/" + account.login());
        assertThat(json(browser, portal + "/session").at("/name").asString()).isEqualTo("Bia Souza");
        assertThat(json(browser, portal + "/session").at("/email").asString()).isEqualTo("bia@loja.example");
    }

    @Test
    void withoutAPageThereIsNobodyToSendTo() {
        TestAccount other = accounts.create();
        JsonNode found = json(browser(), "/api/v1/portal/" + other.login());
        assertThat(found.at("/companyName").asString()).contains(other.login());
        assertThat(found.at("/authenticationUrl").isNull()).isTrue();
        assertThat(browser().answer("/api/v1/portal/nao-existe").statusCode()).isEqualTo(404);
        assertThat(browser().answer("/api/v1/portal/nao-existe/tickets").statusCode())
                .isEqualTo(404);
        assertThat(browser().get("/sso/portal/nao-existe?token=x")).isEqualTo("/portal/nao-existe?refused=invalid");
        assertThat(browser().get("/sso/portal/" + other.login() + "?token=" + TestTokens.signed(bia())))
                .endsWith("?refused=invalid");
    }

    @Test
    @Rule("SEC-37")
    void theIdentifierComesBeforeTheEmail() {
        customer("Caio Lima", "caio@loja.example", "c-2");
        assertThat(nameOf(TestTokens.good(SITE)
                        .claim("name", "Outro Nome")
                        .claim("userid", "c-2")
                        .claim("email", "bia@loja.example")))
                .isEqualTo("Caio Lima");
        String free = customer("Davi Reis", "davi@loja.example", null);
        assertThat(free).isNotEmpty();
        assertThat(nameOf(TestTokens.good(SITE)
                        .claim("name", "Davi")
                        .claim("userid", "desconhecido")
                        .claim("email", "DAVI@loja.example")))
                .isEqualTo("Davi Reis");
    }

    @Test
    @Rule("SEC-37")
    void anEmailOfSomebodyWithAnotherIdentifierIsNotThem() {
        assertThat(enter(
                        browser(),
                        TestTokens.good(SITE)
                                .claim("name", "Outra Bia")
                                .claim("userid", "c-99")
                                .claim("email", "bia@loja.example")
                                .claim("create", true)))
                .endsWith("?refused=unknown");
        assertThat(lastReason()).isEqualTo("OTHER_IDENTIFIER");
    }

    @Test
    @Rule("SEC-36")
    void whoDoesNotExistIsRegisteredOnlyIfTheTokenSaysSo() throws Exception {
        JWTClaimsSet claims = TestTokens.good(SITE)
                .claim("name", "Eva Nova")
                .claim("email", "eva@loja.example")
                .claim("userid", "c-7")
                .build();
        assertThat(enter(browser(), again(claims))).endsWith("?refused=unknown");
        for (Object notTrue : List.of("true", 1, false)) {
            assertThat(enter(browser(), again(claims).claim("create", notTrue))).endsWith("?refused=unknown");
        }
        List<String> all = AtOnce.all(
                Collections.nCopies(5, () -> enter(browser(), again(claims).claim("create", true))));
        assertThat(all).containsOnly("/portal/" + account.login());
        assertThat(accounts.in(account.id(), () -> sql.fetchCount(CUSTOMER, CUSTOMER.EXTERNAL_ID.eq("c-7"))))
                .isEqualTo(1);
        assertThat(nameOf(again(claims))).isEqualTo("Eva Nova");
    }

    private static JWTClaimsSet.Builder again(JWTClaimsSet claims) {
        return new JWTClaimsSet.Builder(claims).jwtID(UUID.randomUUID().toString());
    }

    @Test
    @Rule("SEC-36")
    void aTokenNamesItsCustomerAndSaysWhoTheyAre() {
        refused(TestTokens.good(SITE).claim("email", "bia@loja.example"), "NO_NAME");
        refused(TestTokens.good(SITE).claim("name", "Bia"), "NO_EMAIL");
        refused(TestTokens.good(SITE).claim("name", "Bia").claim("email", "nada"), "NO_EMAIL");
        refused(bia().issuer("outro.example"), "WRONG_ISSUER");
        refused(bia().expirationTime(null), "NO_TIME");
        String once = TestTokens.signed(bia());
        assertThat(browser().get("/sso/portal/" + account.login() + "?token=" + once))
                .doesNotContain("refused");
        assertThat(browser().get("/sso/portal/" + account.login() + "?token=" + once))
                .endsWith("?refused=invalid");
    }

    @Test
    void aTokenOfTheAgentsPanelIsNoneOfThePortal() {
        String agent = accounts.acting(account, account.agent()).email();
        owner.post(
                "/api/v1/sign-on-providers",
                Map.of(
                        "kind", "AGENT_JWT",
                        "label", "Intranet",
                        "issuer", SITE,
                        "secret", "outra-chave-com-mais-de-32-bytes-tambem!!"));
        assertThat(browser()
                        .get("/sso/agent?token="
                                + TestTokens.signed(
                                        bia().claim("account", account.login()).claim("email", agent))))
                .startsWith("/sign-in?refused=invalid");
    }

    @Test
    @Rule("ACC-10")
    void anInactiveCustomerIsRefusedAndSignedOutAtOnce() {
        TestBrowser browser = entered();
        setActive(false);
        assertThat(browser.answer(portal + "/session").statusCode()).isEqualTo(401);
        assertThat(browser.answer(portal + "/tickets").statusCode()).isEqualTo(401);
        refused(bia(), "CUSTOMER_INACTIVE");
        setActive(true);
        assertThat(browser.answer(portal + "/session").statusCode()).isEqualTo(200);
    }

    @Test
    @Rule("ACC-10")
    void aSessionEndsAfterThirtyDaysWithoutUse() {
        TestBrowser browser = entered();
        unusedFor(29);
        assertThat(browser.answer(portal + "/tickets").statusCode()).isEqualTo(200);
        unusedFor(31);
        assertThat(browser.answer(portal + "/tickets").statusCode()).isEqualTo(401);
        assertThat(Tenant.call(account.id(), sessions::removeEnded)).isEqualTo(1);
    }

    @Test
    void signingOutEndsTheSessionAndWantsTheTokenAgainstForgedRequests() {
        TestBrowser browser = entered();
        String cookie = browser.cookies.get("BALCAO_PORTAL");
        browser.answer(portal + "/session");
        assertThat(browser.delete(portal + "/session", false)).isEqualTo(403);
        assertThat(browser.delete(portal + "/session", true)).isEqualTo(204);
        browser.cookies.put("BALCAO_PORTAL", cookie);
        assertThat(browser.answer(portal + "/session").statusCode()).isEqualTo(401);
    }

    @Test
    @Rule("POR-11")
    void aCustomersCookieOpensNothingOfAgentsNorOfAnotherAccount() {
        TestBrowser browser = browser();
        var answer = browser.answer("/sso/portal/" + account.login() + "?token=" + TestTokens.signed(bia()));
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .contains("Path=/api/v1/portal/" + account.login(), "HttpOnly", "SameSite=Lax");
        String cookie = browser.cookies.get("BALCAO_PORTAL");
        browser.cookies.put("BALCAO_SESSION", cookie);
        assertThat(browser.answer("/api/v1/session").statusCode()).isEqualTo(401);
        assertThat(browser.answer("/api/v1/tickets").statusCode()).isEqualTo(401);
        assertThat(browser.answer("/api/v1/portal/" + accounts.create().login() + "/tickets")
                        .statusCode())
                .isEqualTo(401);
        assertThat(owner.get(portal + "/tickets").status()).isEqualTo(401);
        assertThat(owner.get(portal + "/session").status()).isEqualTo(401);
    }

    @Test
    @Rule("SEC-19")
    void theRuleOfAddressesHoldsAtEntryAndInEachRequest() {
        TestBrowser browser = entered();
        var rule = owner.post(
                "/api/v1/ip-rules",
                Map.of("panel", "CUSTOMER", "firstAddress", "203.0.113.1", "lastAddress", "203.0.113.9"));
        assertThat(rule.status()).isEqualTo(201);
        assertThat(browser.answer(portal + "/tickets").statusCode()).isEqualTo(403);
        assertThat(browser.answer(portal + "/tickets").body()).contains("IP_NOT_ALLOWED");
        assertThat(enter(browser(), bia())).endsWith("?refused=rule");
        assertThat(lastReason()).isEqualTo("IP_NOT_ALLOWED");
        owner.delete("/api/v1/ip-rules/" + rule.text("/id"));
        assertThat(browser.answer(portal + "/tickets").statusCode()).isEqualTo(200);
    }

    @Test
    @Rule({"POR-3", "POR-4"})
    void customersSeeTheirOwnTicketsInPagesAndNothingOfTheWorkOnThem() {
        String caio = customer("Caio Lima", "caio@loja.example", "c-2");
        ticket(caio, "De outro");
        List<String> mine = List.of(ticket(bia, "Primeiro"), ticket(bia, "Segundo"), ticket(bia, "Terceiro"));
        String internal = ticket(bia, "Interno");
        accounts.in(account.id(), () -> sql.update(TICKET)
                .set(TICKET.KIND, "INTERNAL")
                .setNull(TICKET.CUSTOMER_ID)
                .set(TICKET.CREATED_BY, account.agent())
                .where(TICKET.ID.eq(UUID.fromString(internal)))
                .execute());
        accounts.in(account.id(), () -> sql.update(TICKET)
                .set(TICKET.SITUATION, (short) 7)
                .set(TICKET.AGENT_ID, account.agent())
                .where(TICKET.ID.eq(UUID.fromString(mine.get(2))))
                .execute());
        TestBrowser browser = entered();
        JsonNode first = json(browser, portal + "/tickets?limit=2");
        assertThat(first.at("/items/0/subject").asString()).isEqualTo("Terceiro");
        assertThat(first.at("/items/0/standing").asString()).isEqualTo("WITH_US");
        assertThat(first.at("/items/1/subject").asString()).isEqualTo("Segundo");
        JsonNode second = json(
                browser,
                portal + "/tickets?limit=2&cursor=" + first.at("/nextCursor").asString());
        assertThat(second.at("/items").size()).isEqualTo(1);
        assertThat(second.at("/items/0/subject").asString()).isEqualTo("Primeiro");
        assertThat(second.at("/nextCursor").isNull()).isTrue();
        assertThat(first.at("/items/0").propertyNames())
                .containsExactlyInAnyOrder("number", "subject", "standing", "mergedInto", "createdAt", "lastMessageAt");
        assertThat(browser.answer(portal + "/tickets?cursor=x").statusCode()).isEqualTo(400);
    }

    private JWTClaimsSet.Builder bia() {
        return TestTokens.good(SITE).claim("name", "Bia Souza").claim("userid", "c-1");
    }

    private String customer(String name, String email, String externalId) {
        var fields = new java.util.HashMap<String, Object>(Map.of("name", name, "emails", List.of(email)));
        if (externalId != null) {
            fields.put("externalId", externalId);
        }
        var made = owner.post("/api/v1/customers", fields);
        assertThat(made.status()).isEqualTo(201);
        return made.text("/id");
    }

    private String ticket(String customer, String subject) {
        return owner.post(
                        "/api/v1/tickets",
                        Map.of(
                                "customerId",
                                customer,
                                "departmentId",
                                account.support().toString(),
                                "subject",
                                subject,
                                "html",
                                "<p>Oi</p>"))
                .text("/id");
    }

    private void setActive(boolean active) {
        accounts.in(account.id(), () -> sql.update(CUSTOMER)
                .set(CUSTOMER.ACTIVE, active)
                .where(CUSTOMER.ID.eq(UUID.fromString(bia)))
                .execute());
    }

    private void unusedFor(int days) {
        accounts.in(account.id(), () -> sql.update(CUSTOMER_SESSION)
                .set(CUSTOMER_SESSION.LAST_SEEN_AT, OffsetDateTime.now().minusDays(days))
                .execute());
    }

    private String nameOf(JWTClaimsSet.Builder claims) {
        TestBrowser browser = browser();
        assertThat(enter(browser, claims)).isEqualTo("/portal/" + account.login());
        return json(browser, portal + "/session").at("/name").asString();
    }

    private void refused(JWTClaimsSet.Builder claims, String reason) {
        TestBrowser browser = browser();
        assertThat(enter(browser, claims)).contains("?refused=");
        assertThat(browser.cookies).doesNotContainKey("BALCAO_PORTAL");
        assertThat(lastReason()).isEqualTo(reason);
    }

    private String lastReason() {
        return owner.get("/api/v1/audit-entries?action=portal-session.refused&limit=1")
                .text("/items/0/after/reason");
    }

    private TestBrowser entered() {
        TestBrowser browser = browser();
        assertThat(enter(browser, bia())).isEqualTo("/portal/" + account.login());
        return browser;
    }

    private String enter(TestBrowser browser, JWTClaimsSet.Builder claims) {
        return browser.get("/sso/portal/" + account.login() + "?token=" + TestTokens.signed(claims));
    }

    private static JsonNode json(TestBrowser browser, String path) {
        return JSON.readTree(browser.answer(path).body());
    }

    private TestBrowser browser() {
        return new TestBrowser(accounts.address());
    }
}
