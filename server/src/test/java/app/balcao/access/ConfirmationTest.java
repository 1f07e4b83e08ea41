package app.balcao.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The proof, in the midst of a session, that its agent is still there. */
@BalcaoTest
class ConfirmationTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Credentials credentials;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DSLContext sql;

    private SignInSteps steps;
    private ApiClient agent;

    @BeforeEach
    void open() {
        steps = new SignInSteps(accounts, credentials, sql);
        agent = accounts.signedIn(steps.account, steps.agent);
    }

    private ApiClient.Answer sensitive() {
        return agent.post("/api/v1/me/second-factor/app", null);
    }

    private ApiClient.Answer confirm(Map<String, String> proof) {
        return agent.post("/api/v1/session/confirmation", proof);
    }

    @Test
    void theSignInCountsForAWhileAndThenThePasswordDoes() {
        assertThat(sensitive().status()).isEqualTo(200);
        letProofGrowOld();
        assertThat(sensitive().status()).isEqualTo(403);
        assertThat(sensitive().text("/type")).isEqualTo("/problems/confirmation-required");
        assertThat(agent.get("/api/v1/me").status()).as("what anybody may see").isEqualTo(200);
        assertThat(confirm(Map.of("password", "errada")).text("/errors/0/field"))
                .isEqualTo("password");
        assertThat(confirm(Map.of()).text("/errors/0/field")).isEqualTo("password");
        assertThat(sensitive().status()).isEqualTo(403);
        assertThat(confirm(Map.of("password", SignInSteps.PASSWORD)).status()).isEqualTo(204);
        assertThat(sensitive().status()).isEqualTo(200);
    }

    @Test
    @Rule("OWN-5")
    void whoHasAnAppTypesItsCodeAsWell() {
        String secret = steps.setUpApp(agent);
        steps.nextStep();
        letProofGrowOld();
        assertThat(agent.get("/api/v1/session/confirmation").json().at("/code").asBoolean())
                .isTrue();
        assertThat(confirm(Map.of("password", SignInSteps.PASSWORD)).text("/errors/0/field"))
                .isEqualTo("code");
        assertThat(confirm(Map.of("code", SignInSteps.now(secret))).text("/errors/0/field"))
                .isEqualTo("password");
        assertThat(confirm(Map.of("password", SignInSteps.PASSWORD, "code", SignInSteps.now(secret)))
                        .status())
                .isEqualTo(204);
        assertThat(sensitive().status()).isEqualTo(200);
    }

    @Test
    void aPasskeyThatCheckedThePersonProvesItAlone() {
        SoftAuthenticator authenticator = new SoftAuthenticator("http://localhost:8080");
        agent.post(
                "/api/v1/passkeys",
                authenticator.register(
                        agent.post("/api/v1/passkeys/options", null).json()));
        letProofGrowOld();
        assertThat(sensitive().status()).isEqualTo(403);
        var options =
                agent.post("/api/v1/session/confirmation/passkey-options", null).json();
        assertThat(agent.post("/api/v1/session/confirmation/passkey", authenticator.sign(options))
                        .status())
                .isEqualTo(204);
        assertThat(sensitive().status()).isEqualTo(200);
    }

    @Test
    void guessingIsBounded() {
        letProofGrowOld();
        int status = 0;
        for (int attempt = 0; attempt < 20 && status != 429; attempt++) {
            status = confirm(Map.of("password", "errada")).status();
        }
        assertThat(status).isEqualTo(429);
    }

    // What this node knew of the session is forgotten after a while, too.
    private void letProofGrowOld() {
        steps.letProofsGrowOld();
        sessions.forget(steps.agent);
    }
}
