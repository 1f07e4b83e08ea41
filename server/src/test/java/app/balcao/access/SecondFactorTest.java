package app.balcao.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.AtOnce;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The second factor: authenticator app, recovery codes, e-mail and the account's policy, over the wire. */
@BalcaoTest
class SecondFactorTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Credentials credentials;

    @Autowired
    private TestEntryRule rule;

    @Autowired
    private DSLContext sql;

    private SignInSteps steps;

    @BeforeEach
    void open() {
        steps = new SignInSteps(accounts, credentials, sql);
    }

    private ApiClient signedIn() {
        return accounts.signedIn(steps.account, steps.agent);
    }

    @Test
    @Rule({"SEC-1", "SEC-2"})
    void theSessionOpensOnlyAfterTheAppsCode() {
        String secret = steps.setUpApp(signedIn());
        steps.nextStep();
        ApiClient browser = accounts.anonymous();
        ApiClient.Answer first = steps.password(browser);
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.json().at("/methods").toString()).isEqualTo("[\"TOTP\",\"RECOVERY_CODE\"]");
        assertThat(browser.cookie("BALCAO_SESSION")).isNull();
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/session/second-factor").status()).isEqualTo(200);
        assertThat(steps.code(accounts.anonymous(), "TOTP", SignInSteps.now(secret))
                        .text("/type"))
                .isEqualTo("/problems/sign-in-expired");
        ApiClient.Answer second = steps.code(browser, "TOTP", " " + SignInSteps.now(secret) + " ");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("/agent/email")).isEqualTo(steps.email);
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(steps.mails("SECOND_FACTOR_SET_UP")).hasSize(1);
    }

    @Test
    @Rule("SEC-5")
    void aStepIsUsedOnceByOneOfManyBrowsersAtOnce() throws Exception {
        String secret = steps.setUpApp(signedIn());
        ApiClient again = accounts.anonymous();
        steps.password(again);
        assertThat(steps.code(again, "TOTP", SignInSteps.now(secret)).text("/type"))
                .as("the step that confirmed the set-up")
                .isEqualTo("/problems/second-factor-refused");
        steps.nextStep();
        List<ApiClient> browsers = List.of(accounts.anonymous(), accounts.anonymous(), accounts.anonymous());
        browsers.forEach(steps::password);
        String code = SignInSteps.now(secret);
        List<ApiClient.Answer> answers = AtOnce.all(browsers.stream()
                .<Callable<ApiClient.Answer>>map(browser -> () -> steps.code(browser, "TOTP", code))
                .toList());
        assertThat(answers).extracting(ApiClient.Answer::status).containsExactlyInAnyOrder(200, 401, 401);
    }

    @Test
    @Rule("SEC-5")
    void fiveWrongCodesEndTheAttempt() {
        String secret = steps.setUpApp(signedIn());
        steps.nextStep();
        ApiClient browser = accounts.anonymous();
        steps.password(browser);
        for (int left = 4; left >= 1; left--) {
            ApiClient.Answer wrong = steps.code(browser, "TOTP", "000000");
            assertThat(wrong.text("/type")).isEqualTo("/problems/second-factor-refused");
            assertThat(wrong.json().at("/attemptsLeft").asInt()).isEqualTo(left);
        }
        assertThat(steps.code(browser, "RECOVERY_CODE", "errado").text("/type")).isEqualTo("/problems/sign-in-expired");
        assertThat(steps.code(browser, "TOTP", SignInSteps.now(secret)).text("/type"))
                .isEqualTo("/problems/sign-in-expired");
        assertThat(steps.refusals()).startsWith("WRONG_RECOVERY_CODE", "WRONG_TOTP");
    }

    @Test
    @Rule({"SEC-1", "SEC-2"})
    void whenTheInstallationsKeyHasChangedItSaysSoAndAnotherFactorOpens() {
        ApiClient client = signedIn();
        String secret = client.post("/api/v1/me/second-factor/app", null).text("/secret");
        List<String> codes = codes(
                client.post("/api/v1/me/second-factor/app/confirmation", Map.of("code", SignInSteps.now(secret))));
        steps.nextStep();
        byte[] kept = steps.keepAppSecret(new byte[60]);
        ApiClient browser = accounts.anonymous();
        steps.password(browser);
        for (int attempt = 0; attempt <= SecondStep.MOST_FAILURES; attempt++) {
            ApiClient.Answer answer = steps.code(browser, "TOTP", SignInSteps.now(secret));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text("/type")).isEqualTo("/problems/secret-unreadable");
            assertThat(answer.text("/title")).isEqualTo("Indisponível no momento");
            assertThat(answer.text("/detail")).contains("chave desta instalação mudou", "código de recuperação");
        }
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(steps.code(browser, "RECOVERY_CODE", codes.getFirst()).status())
                .isEqualTo(200);

        ApiClient other = accounts.anonymous();
        steps.password(other);
        steps.keepAppSecret(kept);
        assertThat(steps.code(other, "TOTP", SignInSteps.now(secret)).status())
                .as("with the former key put back")
                .isEqualTo(200);
    }

    @Test
    @Rule({"ACC-11", "SEC-1"})
    void theRulesOnEntryAreAskedAgainAfterTheCode() {
        String secret = steps.setUpApp(signedIn());
        steps.nextStep();
        ApiClient browser = accounts.anonymous();
        assertThat(steps.password(browser).status()).isEqualTo(202);
        rule.refuse(steps.agent, Refusal.told("SHIFT_CLOSED", "access.shift.closed", "08:00"));
        ApiClient.Answer answer = steps.code(browser, "TOTP", SignInSteps.now(secret));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("/reason")).isEqualTo("SHIFT_CLOSED");
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(steps.refusals()).startsWith("SHIFT_CLOSED");
    }

    @Test
    @Rule("SEC-2")
    void recoveryCodesWorkOnceAndNewOnesReplaceThem() {
        ApiClient client = signedIn();
        String secret = client.post("/api/v1/me/second-factor/app", null).text("/secret");
        List<String> codes = codes(
                client.post("/api/v1/me/second-factor/app/confirmation", Map.of("code", SignInSteps.now(secret))));
        assertThat(new HashSet<>(codes)).hasSize(10);
        ApiClient browser = accounts.anonymous();
        steps.password(browser);
        assertThat(steps.code(
                                browser,
                                "RECOVERY_CODE",
                                codes.getFirst()
                                        .toUpperCase(java.util.Locale.ROOT)
                                        .replace("-", " "))
                        .status())
                .isEqualTo(200);
        ApiClient second = accounts.anonymous();
        steps.password(second);
        assertThat(steps.code(second, "RECOVERY_CODE", codes.getFirst()).status())
                .isEqualTo(401);
        assertThat(client.get("/api/v1/me/second-factor")
                        .json()
                        .at("/recoveryCodesLeft")
                        .asInt())
                .isEqualTo(9);
        ApiClient.Answer remade = client.post("/api/v1/me/second-factor/recovery-codes", null);
        assertThat(remade.isSecret()).as("kept nowhere on the way").isTrue();
        List<String> fresh = codes(remade);
        assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(codes);
        assertThat(steps.mails("RECOVERY_CODES_MADE")).hasSize(1);
        assertThat(steps.code(second, "RECOVERY_CODE", codes.get(1)).status()).isEqualTo(401);
        assertThat(steps.code(second, "RECOVERY_CODE", fresh.get(1)).status()).isEqualTo(200);
    }

    @Test
    @Rule("SEC-3")
    void whoMustHaveASecondFactorSetsItUpBeforeAnythingElse() {
        steps.policy("ADMINISTRATORS", false);
        assertThat(steps.password(accounts.anonymous()).status())
                .as("no administrator")
                .isEqualTo(200);
        steps.policy("ALL", false);
        ApiClient browser = accounts.anonymous();
        assertThat(steps.password(browser).status()).isEqualTo(200);
        for (String path :
                List.of("/api/v1/session", "/api/v1/me", "/api/v1/tickets", "/api/v1/devices", "/realtime")) {
            ApiClient.Answer refused = browser.get(path);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.text("/type")).as(path).isEqualTo("/problems/second-factor-set-up-required");
        }
        assertThat(browser.put("/api/v1/me/password", Map.of()).status()).isEqualTo(403);
        assertThat(browser.get("/api/v1/me/second-factor")
                        .json()
                        .at("/required")
                        .asBoolean())
                .isTrue();
        steps.setUpApp(browser);
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
        ApiClient.Answer removal = browser.delete("/api/v1/me/second-factor/app");
        assertThat(removal.status()).isEqualTo(409);
        steps.policy("OPTIONAL", false);
        assertThat(browser.delete("/api/v1/me/second-factor/app").status()).isEqualTo(204);
        assertThat(steps.mails("SECOND_FACTOR_REMOVED")).hasSize(1);
        assertThat(steps.password(accounts.anonymous()).status()).isEqualTo(200);
    }

    @Test
    void aCodeByEmailCountsOnlyWhereTheAccountSaysSo() {
        steps.policy("ALL", true);
        ApiClient browser = accounts.anonymous();
        assertThat(steps.password(browser).json().at("/methods").toString()).isEqualTo("[\"EMAIL\"]");
        assertThat(steps.code(browser, "EMAIL", "000000").status())
                .as("none was sent")
                .isEqualTo(401);
        assertThat(browser.post("/api/v1/session/second-factor/email", null).status())
                .isEqualTo(204);
        String code = steps.mails("SIGN_IN_CODE").getFirst().replaceAll("(?s).*<b>(\\d{6})</b>.*", "$1");
        steps.policy("OPTIONAL", false);
        assertThat(steps.code(browser, "EMAIL", code).status())
                .as("switched off meanwhile")
                .isEqualTo(401);
        steps.policy("ALL", true);
        ApiClient other = accounts.anonymous();
        steps.password(other);
        assertThat(steps.code(other, "EMAIL", code).status())
                .as("a code is for the sign-in that asked for it")
                .isEqualTo(401);
        assertThat(steps.code(browser, "EMAIL", code).status()).isEqualTo(200);
        assertThat(steps.code(browser, "EMAIL", code).text("/type")).isEqualTo("/problems/sign-in-expired");
    }

    @Test
    @Rule("SEC-4")
    void anAdministratorTakesLostFactorsAway() {
        ApiClient agent = signedIn();
        steps.setUpApp(agent);
        String path = "/api/v1/agents/" + steps.agent + "/second-factor-reset";
        assertThat(accounts.signedIn(steps.account, steps.account.manager())
                        .post(path, null)
                        .status())
                .isEqualTo(403);
        ApiClient owner = accounts.signedIn(steps.account, steps.account.owner());
        assertThat(owner.post(path, null).status()).isEqualTo(204);
        assertThat(agent.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(steps.password(accounts.anonymous()).status()).isEqualTo(200);
        assertThat(steps.mails("SECOND_FACTOR_RESET")).hasSize(1);
        assertThat(owner.get("/api/v1/audit-entries?action=second-factor.reset").text("/items/0/itemId"))
                .isEqualTo(steps.agent.toString());
    }

    @Test
    @Rule("SEC-4")
    void nobodyElseTakesTheOwnersFactorsAway() {
        ApiClient owner = accounts.signedIn(steps.account, steps.account.owner());
        accounts.in(
                steps.account.id(),
                () -> sql.execute("update agent set is_administrator = true where id = ?", steps.account.manager()));
        ApiClient administrator = accounts.signedIn(steps.account, steps.account.manager());
        String path = "/api/v1/agents/" + steps.account.owner() + "/second-factor-reset";
        assertThat(administrator.post(path, null).status()).isEqualTo(409);
        assertThat(owner.get("/api/v1/me").status()).as("still signed in").isEqualTo(200);
    }

    @Test
    void aWaitingSignInEndsWithAChangeOfThePassword() {
        String secret = steps.setUpApp(signedIn());
        steps.nextStep();
        ApiClient thief = accounts.anonymous();
        steps.password(thief);
        accounts.in(steps.account.id(), () -> {
            credentials.give(steps.agent, "lamparina-torta-91-giz");
            return steps;
        });
        assertThat(steps.code(thief, "TOTP", SignInSteps.now(secret)).text("/type"))
                .isEqualTo("/problems/sign-in-expired");
    }

    @Test
    void anAppInForceStaysUntilTheNextHasShownACode() {
        ApiClient client = signedIn();
        String secret = steps.setUpApp(client);
        String other = client.post("/api/v1/me/second-factor/app", null).text("/secret");
        assertThat(client.post("/api/v1/me/second-factor/app/confirmation", Map.of("code", "000000"))
                        .text("/errors/0/field"))
                .isEqualTo("code");
        steps.nextStep();
        ApiClient browser = accounts.anonymous();
        steps.password(browser);
        assertThat(steps.code(browser, "TOTP", SignInSteps.now(other)).status()).isEqualTo(401);
        assertThat(steps.code(browser, "TOTP", SignInSteps.now(secret)).status())
                .isEqualTo(200);
        ApiClient.Answer second =
                client.post("/api/v1/me/second-factor/app/confirmation", Map.of("code", SignInSteps.now(other)));
        assertThat(second.status()).isEqualTo(200);
        assertThat(codes(second)).as("the earlier codes stay").isEmpty();
    }

    private static List<String> codes(ApiClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.json()
                .at("/recoveryCodes")
                .valueStream()
                .map(each -> each.asString())
                .toList();
    }
}
