package app.balcao.access;

import static app.balcao.schema.Tables.AGENT_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
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
        var refused = accounts.signedIn(steps.account, steps.account.owner())
                .get("/api/v1/audit-entries?action=session.confirmation-refused");
        assertThat(refused.json().at("/items").size()).isEqualTo(2);
        assertThat(refused.text("/items/0/after/reason")).isEqualTo("WRONG_PASSWORD");
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
    @Test
    @Rule({"OWN-3", "TOK-4"})
    void administrationIsGivenByWhoeverIsThereAlone() {
        ApiClient owner = accounts.signedIn(steps.account, steps.account.owner());
        Map<String, Object> plain = agentForm("nova@empresa.example", false);
        Map<String, Object> administrator = agentForm("chefe@empresa.example", true);
        Answer token = owner.post(
                "/api/v1/api-tokens",
                Map.of("name", "RH", "scopes", List.of("people:write"), "addresses", List.of(), "days", 1));
        ApiClient program = accounts.program(token.text("/secret"));
        assertThat(program.post("/api/v1/agents", plain).status()).isEqualTo(201);
        assertThat(program.post("/api/v1/agents", administrator).text("/type")).isEqualTo("/problems/browsers-only");
        Map<String, Object> chosen = new HashMap<>(agentForm("posta@empresa.example", false));
        chosen.put("password", "Abacate-Roxo-81-Voa");
        assertThat(program.post("/api/v1/agents", chosen).text("/type")).isEqualTo("/problems/browsers-only");
        steps.letProofsGrowOld();
        sessions.forget(steps.account.owner());
        assertThat(owner.post("/api/v1/agents", chosen).text("/type")).isEqualTo("/problems/confirmation-required");
        assertThat(owner.post("/api/v1/agents", agentForm("outra@empresa.example", false))
                        .status())
                .isEqualTo(201);
        assertThat(owner.post("/api/v1/agents", administrator).text("/type"))
                .isEqualTo("/problems/confirmation-required");
        Answer colleague = owner.get("/api/v1/agents/" + steps.account.colleague());
        Answer promoted = owner.with("If-Match", colleague.header("ETag"))
                .put("/api/v1/agents/" + steps.account.colleague(), agentForm(colleague.text("/email"), true));
        assertThat(promoted.text("/type")).isEqualTo("/problems/confirmation-required");
    }

    private static Map<String, Object> agentForm(String email, boolean administrator) {
        return Map.of(
                "name",
                "Nova",
                "email",
                email,
                "isAdministrator",
                administrator,
                "active",
                true,
                "departments",
                List.of());
    }

    private void letProofGrowOld() {
        steps.letProofsGrowOld();
        sessions.forget(steps.agent);
    }

    @Test
    void aProofGivesTheSessionAnotherSecretAndEndsTheFormerOne() {
        String former = String.valueOf(agent.cookie("BALCAO_SESSION"));
        assertThat(confirm(Map.of("password", SignInSteps.PASSWORD)).status()).isEqualTo(204);
        assertThat(agent.cookie("BALCAO_SESSION")).isNotEqualTo(former);
        assertThat(agent.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(withCookie(former)).as("requests under way").isEqualTo(200);
        accounts.in(steps.account.id(), () -> sql.update(AGENT_SESSION)
                .set(AGENT_SESSION.FORMER_SECRET_UNTIL, OffsetDateTime.now().minusSeconds(1))
                .execute());
        sessions.forget(steps.agent);
        assertThat(withCookie(former)).as("whoever took the cookie before").isEqualTo(401);
        assertThat(agent.get("/api/v1/me").status()).isEqualTo(200);
    }

    private int withCookie(String session) {
        return accounts.anonymous()
                .with("Cookie", "BALCAO_SESSION=" + session)
                .get("/api/v1/me")
                .status();
    }

    @Test
    @Rule("OWN-5")
    void anotherAddressOfOnesOwnWantsAProof() {
        var me = agent.get("/api/v1/me");
        Map<String, Object> form = new HashMap<>(Map.of("name", "Ana Atendente", "theme", "auto"));
        letProofGrowOld();
        form.put("email", me.text("/email"));
        var same = agent.with("If-Match", me.header("ETag")).put("/api/v1/me", form);
        assertThat(same.status()).as("the address stays").isEqualTo(200);
        form.put("email", "outra-" + me.text("/email"));
        var other = agent.with("If-Match", same.header("ETag")).put("/api/v1/me", form);
        assertThat(other.text("/type")).isEqualTo("/problems/confirmation-required");
        assertThat(agent.get("/api/v1/me").json().at("/pendingEmail").isNull()).isTrue();
        confirm(Map.of("password", SignInSteps.PASSWORD));
        assertThat(agent.with("If-Match", same.header("ETag"))
                        .put("/api/v1/me", form)
                        .text("/pendingEmail"))
                .isEqualTo("outra-" + me.text("/email"));
    }

    @Test
    @Rule("SEC-11")
    void endingSessionsAndForgettingDevicesWantsAProof() {
        String id = agent.get("/api/v1/sessions").text("/items/0/id");
        letProofGrowOld();
        for (String path : List.of("/sessions/" + id, "/sessions?others=true", "/devices/" + id)) {
            assertThat(agent.delete("/api/v1" + path).text("/type"))
                    .as(path)
                    .isEqualTo("/problems/confirmation-required");
        }
        assertThat(agent.get("/api/v1/me").status()).isEqualTo(200);
    }
}
