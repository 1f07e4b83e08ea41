package app.balcao.signon;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.SIGN_ON_PROVIDER;
import static app.balcao.schema.Tables.SIGN_ON_USED;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Agents who come with a token of the intranet, over the wire. */
@BalcaoTest
class AgentTokenTest {

    private static final String INTRANET = "intranet.cliente.example";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private SignOnPurging purging;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private String email;
    private String providerId;

    @BeforeEach
    void configure() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        email = accounts.acting(account, account.agent()).email();
        var made = owner.post("/api/v1/sign-on-providers", provider());
        assertThat(made.status()).isEqualTo(201);
        providerId = made.text("/id");
    }

    private static Map<String, Object> provider() {
        return Map.of("kind", "AGENT_JWT", "label", "Intranet", "issuer", INTRANET, "secret", TestTokens.KEY);
    }

    @Test
    @Rule({"SEC-6", "SEC-23"})
    void whoIsOutsideOfTheirShiftIsToldWhenItOpens() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        Map<String, Object> later =
                Map.of("weekday", now.getDayOfWeek().plus(2).getValue(), "starts", "08:00", "ends", "12:00");
        String shift = owner.post(
                        "/api/v1/work-shifts",
                        Map.of(
                                "name",
                                "Depois",
                                "standard",
                                false,
                                "windows",
                                List.of(later),
                                "calendarIds",
                                List.of()))
                .text("/id");
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.WORK_SHIFT_ID, UUID.fromString(shift))
                .where(AGENT.ID.eq(account.agent()))
                .execute());
        String refused = enter(browser(), TestTokens.signed(good()));
        assertThat(refused).startsWith("/sign-in?refused=rule").contains("reason=SHIFT_CLOSED", "until=20");
    }

    @Test
    @Rule("SEC-38")
    void aGoodTokenSignsItsAgentInOnce() {
        String token = TestTokens.signed(good());
        TestBrowser browser = browser();
        assertThat(enter(browser, token)).isEqualTo("/");
        assertThat(browser.signedInAs()).isEqualTo(email);
        TestBrowser thief = browser();
        assertThat(enter(thief, token)).startsWith("/sign-in?refused=invalid");
        assertThat(thief.signedInAs()).isEmpty();
        assertThat(lastReason()).isEqualTo("TOKEN_USED");
    }

    @Test
    void theAnswerKeepsTheTokenOutOfWhatFollows() {
        var answer = browser().answer("/sso/agent?token=" + TestTokens.signed(good()));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Location")).contains("/");
    }

    @Test
    void aFormDoesAsWellAndKeepsTheTokenOutOfTheAddress() {
        TestBrowser browser = browser();
        assertThat(browser.postFromElsewhere("/sso/agent", Map.of("token", TestTokens.signed(good()))))
                .isEqualTo("/");
        assertThat(browser.signedInAs()).isEqualTo(email);
    }

    @Test
    @Rule("SEC-38")
    void aTokenUsedByManyAtOnceOpensOnce() throws Exception {
        String token = TestTokens.signed(good());
        var entered = AtOnce.all(Collections.nCopies(8, () -> enter(browser(), token)));
        assertThat(entered).filteredOn("/"::equals).hasSize(1);
    }

    @Test
    @Rule("SEC-38")
    void aTokenWithoutAnIdIsGoodOnceTooHoweverItsSignatureIsWritten() {
        String token = TestTokens.signed(good().jwtID(null));
        assertThat(enter(browser(), token)).isEqualTo("/");
        // The last character of the signature holds bits that mean nothing.
        String twin = token.substring(0, token.length() - 1) + (char) (token.charAt(token.length() - 1) + 1);
        assertThat(Base64.getUrlDecoder().decode(signature(twin)))
                .isEqualTo(Base64.getUrlDecoder().decode(signature(token)));
        assertThat(enter(browser(), twin)).startsWith("/sign-in?refused=invalid");
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    @Test
    @Rule("SEC-38")
    void onlyHs256OpensWhateverTheTokenSaysOfItself() throws Exception {
        refused(new PlainJWT(good().build()).serialize(), "MALFORMED_TOKEN");
        KeyPair keys = rsa();
        refused(TestTokens.signedBy(keys.getPrivate(), good()), "MALFORMED_TOKEN");
        refused(TestTokens.sign(JWSAlgorithm.HS512, new MACSigner(TestTokens.KEY), good()), "MALFORMED_TOKEN");
        // The public key of RS256 taken for a shared one.
        refused(
                TestTokens.signed(
                        good(),
                        Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())),
                "WRONG_SIGNATURE");
        String unsigned = TestTokens.signed(good());
        refused(unsigned.substring(0, unsigned.lastIndexOf('.') + 1), null);
        refused("", null);
        refused("a.b.c", null);
        assertThat(browser().postFromElsewhere("/sso/agent", Map.of("token", "x".repeat(100_000))))
                .startsWith("/sign-in?refused=invalid");
    }

    @Test
    @Rule("SEC-38")
    void aTokenMadeWithAnotherKeyOrChangedAfterwardsOpensNothing() {
        refused(TestTokens.signed(good(), "outra-chave-com-mais-de-32-bytes-tambem!!"), "WRONG_SIGNATURE");
        String mine = TestTokens.signed(good());
        String other = TestTokens.signed(TestTokens.agent(
                INTRANET,
                account.login(),
                accounts.acting(account, account.owner()).email()));
        String[] parts = mine.split("\\.");
        refused(parts[0] + "." + other.split("\\.")[1] + "." + parts[2], "WRONG_SIGNATURE");
    }

    @Test
    @Rule("SEC-38")
    void aTokenIsGoodForFiveMinutesAtMost() {
        refused(TestTokens.signed(good().expirationTime(TestTokens.in(Duration.ofSeconds(-1)))), "EXPIRED");
        refused(TestTokens.signed(good().expirationTime(TestTokens.in(Duration.ofMinutes(6)))), "TOO_LONG_LIVED");
        refused(TestTokens.signed(good().issueTime(TestTokens.in(Duration.ofMinutes(2)))), "NOT_YET");
        refused(TestTokens.signed(good().notBeforeTime(TestTokens.in(Duration.ofMinutes(1)))), "NOT_YET");
        opens(good().expirationTime(TestTokens.in(Duration.ofMinutes(5))));
    }

    @Test
    @Rule("SEC-38")
    void aTokenWithoutAnEndIsGoodForFiveMinutesAfterItWasMade() {
        refused(TestTokens.signed(good().expirationTime(null)), "NO_TIME");
        refused(
                TestTokens.signed(good().expirationTime(null).issueTime(TestTokens.in(Duration.ofMinutes(-6)))),
                "EXPIRED");
        opens(good().expirationTime(null).issueTime(TestTokens.in(Duration.ofMinutes(-4))));
    }

    @Test
    @Rule("SEC-38")
    void theIssuerMustBeTheConfiguredDomain() {
        refused(TestTokens.signed(good().issuer("outro.example")), "UNKNOWN_ISSUER");
        refused(TestTokens.signed(good().issuer(null)), null);
        refused(TestTokens.signed(good().issuer(INTRANET + ".evil.example")), "UNKNOWN_ISSUER");
        opens(good().issuer(INTRANET.toUpperCase(java.util.Locale.ROOT)));
    }

    @Test
    void aTokenOpensTheAccountItNamesAndNoOther() {
        TestAccount other = accounts.create();
        refused(TestTokens.signed(TestTokens.agent(INTRANET, other.login(), email)), null);
        refused(TestTokens.signed(TestTokens.agent(INTRANET, "nao-existe", email)), null);
        refused(TestTokens.signed(TestTokens.good(INTRANET).claim("email", email)), null);
        accounts.signedIn(other, other.owner()).post("/api/v1/sign-on-providers", provider());
        // The same domain and key in both accounts: the agent is still looked for in the one that is named.
        refused(TestTokens.signed(TestTokens.agent(INTRANET, other.login(), email)), null);
    }

    @Test
    @Rule("SEC-38")
    void aTokenNeverMakesAnAgentAndLetsNobodyInWhoIsInactive() {
        int before = agents();
        assertThat(enter(
                        browser(),
                        TestTokens.signed(TestTokens.agent(INTRANET, account.login(), "nova@cliente.example"))))
                .startsWith("/sign-in?refused=unknown");
        assertThat(agents()).isEqualTo(before);
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.ACTIVE, false)
                .where(AGENT.ID.eq(account.agent()))
                .execute());
        TestBrowser browser = browser();
        assertThat(enter(browser, TestTokens.signed(good()))).startsWith("/sign-in?refused=unknown");
        assertThat(browser.signedInAs()).isEmpty();
        assertThat(lastReason()).isEqualTo("AGENT_INACTIVE");
    }

    @Test
    void anInactiveConfigurationOrAccountOpensNothing() {
        String version = owner.get("/api/v1/sign-on-providers/" + providerId).header("ETag");
        Map<String, Object> off = new LinkedHashMap<>(provider());
        off.put("active", false);
        assertThat(owner.with("If-Match", version)
                        .put("/api/v1/sign-on-providers/" + providerId, off)
                        .status())
                .isEqualTo(200);
        refused(TestTokens.signed(good()), null);
        TestAccount closed = accounts.create();
        accounts.signedIn(closed, closed.owner()).post("/api/v1/sign-on-providers", provider());
        String agent = accounts.acting(closed, closed.agent()).email();
        accounts.in(
                closed.id(),
                () -> sql.update(ACCOUNT).set(ACCOUNT.ACTIVE, false).execute());
        assertThat(enter(browser(), TestTokens.signed(TestTokens.agent(INTRANET, closed.login(), agent))))
                .startsWith("/sign-in?refused=unknown");
    }

    @Test
    @Rule({"SEC-6", "AUD-4"})
    void theAuditTellsWhoCameByWhichDoor() {
        opens(good());
        var began = owner.get("/api/v1/audit-entries?action=session.began&limit=1");
        assertThat(began.text("/items/0/actor/id")).isEqualTo(account.agent().toString());
        assertThat(began.text("/items/0/after/how")).isEqualTo("AGENT_JWT");
    }

    @Test
    void usedTokensAreForgottenOnceNobodyCouldUseThemAgain() {
        opens(good());
        accounts.in(account.id(), () -> sql.update(SIGN_ON_USED)
                .set(SIGN_ON_USED.EXPIRES_AT, OffsetDateTime.now().minusHours(2))
                .execute());
        assertThat(app.balcao.platform.tenant.Tenant.call(account.id(), purging::removeEnded))
                .isEqualTo(1);
    }

    @Test
    @Rule("SEC-38")
    void aKeyThatCannotBeReadOpensNothingAndTheReasonIsTold() {
        accounts.in(account.id(), () -> sql.update(SIGN_ON_PROVIDER)
                .set(SIGN_ON_PROVIDER.SECRET, new byte[60])
                .execute());
        String token = TestTokens.signed(good());
        TestBrowser browser = browser();
        assertThat(enter(browser, token)).startsWith("/sign-in?refused=unavailable");
        assertThat(browser.signedInAs()).isEmpty();
        assertThat(lastReason()).isEqualTo("SECRET_UNREADABLE");
        var tried = owner.post("/api/v1/sign-on-providers/" + providerId + "/test", Map.of("token", token));
        assertThat(tried.json().at("/good").asBoolean()).isFalse();
        assertThat(tried.text("/message")).contains("chave desta instalação mudou");
    }

    private JWTClaimsSet.Builder good() {
        return TestTokens.agent(INTRANET, account.login(), email);
    }

    private void opens(JWTClaimsSet.Builder claims) {
        TestBrowser browser = browser();
        assertThat(enter(browser, TestTokens.signed(claims))).isEqualTo("/");
        assertThat(browser.signedInAs()).isEqualTo(email);
    }

    private void refused(String token, String reason) {
        TestBrowser browser = browser();
        assertThat(enter(browser, token)).startsWith("/sign-in?refused=");
        assertThat(browser.signedInAs()).isEmpty();
        if (reason != null) {
            assertThat(lastReason()).isEqualTo(reason);
        }
    }

    private String lastReason() {
        return owner.get("/api/v1/audit-entries?action=session.refused&limit=1").text("/items/0/after/reason");
    }

    private int agents() {
        UUID id = account.id();
        return accounts.in(id, () -> sql.fetchCount(AGENT));
    }

    private TestBrowser browser() {
        return new TestBrowser(accounts.address());
    }

    private static String enter(TestBrowser browser, String token) {
        return browser.get("/sso/agent?token=" + token);
    }

    private static KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}
