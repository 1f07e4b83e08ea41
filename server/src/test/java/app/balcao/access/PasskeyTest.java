package app.balcao.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Passkeys, over the wire, with an authenticator in software. */
@BalcaoTest
class PasskeyTest {

    private static final String ORIGIN = "http://localhost:8080";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Credentials credentials;

    @Autowired
    private TestEntryRule rule;

    @Autowired
    private DSLContext sql;

    private SignInSteps steps;
    private SoftAuthenticator authenticator;
    private ApiClient agent;

    @BeforeEach
    void open() {
        steps = new SignInSteps(accounts, credentials, sql);
        authenticator = new SoftAuthenticator(ORIGIN);
        agent = accounts.signedIn(steps.account, steps.agent);
    }

    private ApiClient.Answer register(SoftAuthenticator which) {
        return agent.post(
                "/api/v1/passkeys",
                which.register(agent.post("/api/v1/passkeys/options", null).json()));
    }

    private ApiClient.Answer enter(ApiClient browser, SoftAuthenticator which) {
        return browser.post(
                "/api/v1/session/passkey",
                which.sign(browser.post("/api/v1/session/passkey-options", null).json()));
    }

    @Test
    @Rule("SEC-1")
    void aPasskeyThatCheckedThePersonSignsInAlone() {
        ApiClient.Answer made = register(authenticator);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().at("/recoveryCodes").size()).isEqualTo(10);
        ApiClient browser = accounts.anonymous();
        ApiClient.Answer entered = enter(browser, authenticator);
        assertThat(entered.status()).isEqualTo(200);
        assertThat(entered.text("/agent/email")).isEqualTo(steps.email);
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(browser.get("/api/v1/passkeys").text("/items/0/lastUsedAt")).isNotBlank();
        assertThat(enter(accounts.anonymous(), authenticator.unverified()).status())
                .as("without finger, face or PIN it is one factor")
                .isEqualTo(401);
    }

    @Test
    @Rule("SEC-1")
    void aPasskeyIsTheSecondFactorOfAPassword() {
        register(authenticator);
        ApiClient browser = accounts.anonymous();
        assertThat(steps.password(browser).json().at("/methods").toString())
                .isEqualTo("[\"PASSKEY\",\"RECOVERY_CODE\"]");
        var options = browser.post("/api/v1/session/second-factor/passkey-options", null)
                .json();
        assertThat(options.at("/allowCredentials").size()).isEqualTo(1);
        var signed = authenticator.unverified().sign(options);
        assertThat(browser.post("/api/v1/session/second-factor/passkey", signed).status())
                .isEqualTo(200);
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void aChallengeIsGoodForOneUseAndOnePurpose() {
        register(authenticator);
        ApiClient browser = accounts.anonymous();
        var options = browser.post("/api/v1/session/passkey-options", null).json();
        var signed = authenticator.sign(options);
        assertThat(browser.post("/api/v1/session/passkey", signed).status()).isEqualTo(200);
        assertThat(accounts.anonymous().post("/api/v1/session/passkey", signed).status())
                .isEqualTo(401);
        var forSignIn = browser.post("/api/v1/session/passkey-options", null).json();
        assertThat(agent.post("/api/v1/session/confirmation/passkey", authenticator.sign(forSignIn))
                        .status())
                .isEqualTo(400);
        var own = new HashMap<String, Object>(authenticator.sign(tools.jackson.databind.json.JsonMapper.shared()
                .readTree("{\"challenge\":\"AAAA\",\"rpId\":\"localhost\"}")));
        assertThat(browser.post("/api/v1/session/passkey", own).status()).isEqualTo(401);
    }

    @Test
    void copiesOtherOriginsAndOtherAgentsAreRefused() {
        register(authenticator);
        assertThat(enter(accounts.anonymous(), authenticator).status()).isEqualTo(200);
        authenticator.rewind();
        assertThat(enter(accounts.anonymous(), authenticator).status())
                .as("a copy")
                .isEqualTo(401);
        assertThat(register(new SoftAuthenticator("http://evil.example")).status())
                .isEqualTo(400);

        SignInSteps other = new SignInSteps(accounts, credentials, sql);
        ApiClient stranger = accounts.signedIn(other.account, other.agent);
        SoftAuthenticator theirs = new SoftAuthenticator(ORIGIN);
        stranger.post(
                "/api/v1/passkeys",
                theirs.register(stranger.post("/api/v1/passkeys/options", null).json()));
        ApiClient browser = accounts.anonymous();
        steps.password(browser);
        var options = browser.post("/api/v1/session/second-factor/passkey-options", null)
                .json();
        assertThat(browser.post("/api/v1/session/second-factor/passkey", theirs.sign(options))
                        .text("/type"))
                .isEqualTo("/problems/second-factor-refused");
    }

    @Test
    @Rule("ACC-11")
    void rulesBindWhoComesByPasskeyToo() {
        register(authenticator);
        rule.refuse(steps.agent, Refusal.told("RAINS", "problem.rate-limited", 7));
        ApiClient.Answer refused = enter(accounts.anonymous(), authenticator);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/type")).isEqualTo("/problems/entry-refused");
        assertThat(steps.refusals()).startsWith("RAINS");
    }

    @Test
    void passkeysAreNamedAndRemovedByTheirOwnerAlone() {
        register(authenticator);
        assertThat(register(authenticator).status()).as("the same again").isEqualTo(409);
        register(new SoftAuthenticator(ORIGIN));
        String id = agent.get("/api/v1/passkeys").text("/items/0/id");
        assertThat(agent.put("/api/v1/passkeys/" + id, Map.of("name", " ")).status())
                .isEqualTo(400);
        assertThat(agent.put("/api/v1/passkeys/" + id, Map.of("name", "Notebook"))
                        .status())
                .isEqualTo(204);
        assertThat(agent.get("/api/v1/passkeys").text("/items/0/name")).isEqualTo("Notebook");
        assertThat(accounts.signedIn(steps.account, steps.account.owner())
                        .get("/api/v1/audit-entries?action=passkey.renamed")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        TestAccount account = steps.account;
        ApiClient colleague = accounts.signedIn(account, account.colleague());
        assertThat(colleague.delete("/api/v1/passkeys/" + id).status()).isEqualTo(404);
        assertThat(agent.delete("/api/v1/passkeys/" + id).status()).isEqualTo(204);
        assertThat(enter(accounts.anonymous(), authenticator).status()).isEqualTo(401);
    }
}
