package app.balcao.access;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.WORK_SHIFT;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Links by e-mail: forgotten passwords, invitations, new addresses; over the wire. */
@BalcaoTest
class RecoveryTest {

    private static final String OLD = "jabuti-roxo-77-telha";
    private static final String NEW = "lamparina-torta-91-giz";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Credentials credentials;

    @Autowired
    private Recoveries recoveries;

    @Autowired
    private DSLContext sql;

    private TestLinks links;
    private TestAccount account;
    private ApiClient owner;
    private String email;

    @BeforeEach
    void open() {
        links = new TestLinks(accounts, sql);
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        email = accounts.acting(account, account.agent()).email();
        accounts.in(account.id(), () -> {
            credentials.give(account.agent(), OLD);
            return account;
        });
    }

    @Test
    @Rule({"ACC-3", "ACC-8"})
    void aForgottenPasswordIsReplacedOnceByALink() {
        ApiClient session = accounts.signedIn(account, account.agent());
        assertThat(ask(account.login(), email).status()).isEqualTo(202);
        String token = links.token(account.id(), account.agent(), LinkPurpose.RECOVER_PASSWORD);
        var info = accounts.anonymous().get("/api/v1/access-links/" + token);
        assertThat(info.status()).isEqualTo(200);
        assertThat(info.text("/purpose")).isEqualTo("RECOVER_PASSWORD");
        assertThat(info.text("/accountLogin")).isEqualTo(account.login());
        assertThat(info.text("/agentName")).isEqualTo("Ana Atendente");
        assertThat(use(token, null).text("/errors/0/field")).isEqualTo("password");
        assertThat(use(token, "curta").text("/errors/0/code")).isEqualTo("size");
        assertThat(use(token, "senha123").text("/errors/0/code")).isEqualTo("weak");
        assertThat(use(token, NEW).status()).isEqualTo(204);
        assertThat(signIn(OLD)).isEqualTo(401);
        assertThat(signIn(NEW)).isEqualTo(200);
        assertThat(session.get("/api/v1/session").status()).isEqualTo(401);
        var again = use(token, NEW + "x");
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.text("/detail")).contains("não vale mais");
        assertThat(accounts.anonymous().get("/api/v1/access-links/" + token).status())
                .isEqualTo(404);
    }

    @Test
    @Rule("ACC-8")
    void aLinkLivesHalfAnHourAndNotPastAPasswordChange() {
        ask(account.login(), email);
        String late = links.token(account.id(), account.agent(), LinkPurpose.RECOVER_PASSWORD);
        links.age(account.id(), account.agent(), Duration.ofMinutes(29));
        assertThat(accounts.anonymous().get("/api/v1/access-links/" + late).status())
                .isEqualTo(200);
        links.age(account.id(), account.agent(), Duration.ofMinutes(1));
        assertThat(accounts.anonymous().get("/api/v1/access-links/" + late).status())
                .isEqualTo(404);
        assertThat(use(late, NEW).status()).isEqualTo(404);
        assertThat(owner.post("/api/v1/agents/" + account.agent() + "/resend-link", null)
                        .status())
                .isEqualTo(204);
        String fresh = links.token(account.id(), account.agent(), LinkPurpose.RECOVER_PASSWORD);
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.put("/api/v1/me/password", Map.of("current", OLD, "password", NEW))
                        .status())
                .isEqualTo(204);
        assertThat(use(fresh, OLD).status()).isEqualTo(404);
        assertThat(signIn(NEW)).isEqualTo(200);
    }

    @Test
    @Rule("ACC-7")
    void theAnswerTellsNothingOfWhatExists() {
        var known = ask(account.login(), email);
        var unknownAgent = ask(account.login(), "ninguem-" + account.login() + "@empresa.example");
        var unknownAccount = ask("nao-existe-" + account.login(), email);
        var accountOfKnown = accounts.anonymous().post("/api/v1/account-recoveries", Map.of("email", email));
        var accountOfUnknown = accounts.anonymous()
                .post("/api/v1/account-recoveries", Map.of("email", "ninguem-" + account.login() + "@empresa.example"));
        for (var each : List.of(known, unknownAgent, unknownAccount, accountOfKnown, accountOfUnknown)) {
            assertThat(each.status()).isEqualTo(202);
            assertThat(each.raw().body()).isEmpty();
        }
        assertThat(accounts.anonymous()
                        .post("/api/v1/password-recoveries", "{}")
                        .status())
                .isEqualTo(400);
        assertThat(accounts.anonymous().post("/api/v1/account-recoveries", "{}").status())
                .isEqualTo(400);
    }

    @Test
    @Rule({"AGT-3", "ACC-6", "ACC-5"})
    void aNewAgentSetsTheirPasswordByTheInvitationAndGetsIn() {
        String address = "novo-" + account.login() + "@empresa.example";
        UUID id = UUID.fromString(
                owner.post("/api/v1/agents", form("Nilo Novo", address)).text("/id"));
        String token = links.token(account.id(), id, LinkPurpose.SET_PASSWORD);
        links.age(account.id(), id, Duration.ofDays(6));
        assertThat(signIn(address, NEW)).isEqualTo(401);
        var read = accounts.anonymous().get("/api/v1/access-links/" + token);
        assertThat(read.text("/purpose")).isEqualTo("SET_PASSWORD");
        assertThat(read.text("/email")).isEqualTo(address);
        assertThat(use(token, "nilonovo").text("/errors/0/code")).isEqualTo("weak");
        assertThat(use(token, NEW).status()).isEqualTo(204);
        assertThat(owner.get("/api/v1/agents/" + id)
                        .json()
                        .at("/emailValidated")
                        .asBoolean())
                .isTrue();
        assertThat(signIn(address, NEW)).isEqualTo(200);
    }

    @Test
    @Rule("AGT-4")
    void anAdministratorSendsTheLinkAgainAndTheFormerOneStopsWorking() {
        String address = "outro-" + account.login() + "@empresa.example";
        UUID id = UUID.fromString(
                owner.post("/api/v1/agents", form("Otto", address)).text("/id"));
        String first = links.token(account.id(), id, LinkPurpose.SET_PASSWORD);
        assertThat(owner.post("/api/v1/agents/" + id + "/resend-link", null).status())
                .isEqualTo(204);
        String second = links.token(account.id(), id, LinkPurpose.SET_PASSWORD);
        assertThat(accounts.anonymous().get("/api/v1/access-links/" + first).status())
                .isEqualTo(404);
        assertThat(accounts.anonymous().get("/api/v1/access-links/" + second).status())
                .isEqualTo(200);
        ApiClient plain = accounts.signedIn(account, account.agent());
        assertThat(plain.post("/api/v1/agents/" + id + "/resend-link", null).status())
                .isEqualTo(403);
        assertThat(accounts.anonymous()
                        .post("/api/v1/agents/" + id + "/resend-link", null)
                        .status())
                .isEqualTo(401);
        TestAccount other = accounts.create();
        assertThat(accounts.signedIn(other, other.owner())
                        .post("/api/v1/agents/" + id + "/resend-link", null)
                        .status())
                .isEqualTo(404);
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.ACTIVE, false)
                .where(AGENT.ID.eq(id))
                .execute());
        assertThat(owner.post("/api/v1/agents/" + id + "/resend-link", null).status())
                .isEqualTo(409);
        assertThat(accounts.anonymous().get("/api/v1/access-links/" + second).status())
                .isEqualTo(404);
    }

    @Test
    @Rule({"AGT-3", "AGT-5"})
    void aNewAddressTakesOverOnceItIsValidated() {
        String wanted = "nova-" + email;
        String path = "/api/v1/agents/" + account.agent();
        owner.with("If-Match", "\"1\"").put(path, form("Ana", wanted));
        assertThat(signIn(email, OLD)).isEqualTo(200);
        assertThat(signIn(wanted, OLD)).isEqualTo(401);
        String token = links.token(account.id(), account.agent(), LinkPurpose.VALIDATE_EMAIL);
        assertThat(use(token, null).status()).isEqualTo(204);
        assertThat(signIn(email, OLD)).isEqualTo(401);
        assertThat(signIn(wanted, OLD)).isEqualTo(200);
        assertThat(owner.get(path).json().at("/pendingEmail").isNull()).isTrue();
    }

    @Test
    void anAddressThatSomebodyElseTookMeanwhileIsNotTaken() {
        String wanted = "disputado-" + account.login() + "@empresa.example";
        owner.with("If-Match", "\"1\"").put("/api/v1/agents/" + account.agent(), form("Ana", wanted));
        String token = links.token(account.id(), account.agent(), LinkPurpose.VALIDATE_EMAIL);
        assertThat(owner.post("/api/v1/agents", form("Rápido", wanted)).status())
                .isEqualTo(201);
        assertThat(use(token, null).status()).isEqualTo(404);
        assertThat(signIn(email, OLD)).isEqualTo(200);
    }

    @Test
    void forgedLinksAreNone() {
        ask(account.login(), email);
        String token = links.token(account.id(), account.agent(), LinkPurpose.RECOVER_PASSWORD);
        String forged = token.substring(0, token.length() - 4) + "AAAA";
        for (String each : List.of(forged, "x", "%00", token + "A")) {
            assertThat(accounts.anonymous().get("/api/v1/access-links/" + each).status())
                    .as(each)
                    .isIn(400, 404);
            assertThat(use(each, NEW).status()).as(each).isIn(400, 404);
        }
        assertThat(signIn(OLD)).isEqualTo(200);
    }

    @Test
    @Rule("ACC-9")
    void anAdministratorUnlocks() {
        for (int attempt = 0; attempt < 10; attempt++) {
            signIn("errada");
        }
        assertThat(signIn(OLD)).isEqualTo(401);
        String path = "/api/v1/agents/" + account.agent();
        assertThat(owner.get(path).json().at("/locked").asBoolean()).isTrue();
        assertThat(accounts.signedIn(account, account.colleague())
                        .post(path + "/unlock", null)
                        .status())
                .isEqualTo(403);
        assertThat(owner.post(path + "/unlock", null).status()).isEqualTo(204);
        assertThat(signIn(OLD)).isEqualTo(200);
    }

    private ApiClient.Answer ask(String login, String address) {
        return accounts.anonymous().post("/api/v1/password-recoveries", Map.of("account", login, "email", address));
    }

    private ApiClient.Answer use(String token, String password) {
        Map<String, Object> body = new HashMap<>();
        body.put("password", password);
        return accounts.anonymous().post("/api/v1/access-links/" + token + "/use", body);
    }

    private int signIn(String password) {
        return signIn(email, password);
    }

    private int signIn(String address, String password) {
        return accounts.anonymous()
                .post("/api/v1/session", Map.of("account", account.login(), "email", address, "password", password))
                .status();
    }

    private static Map<String, Object> form(String name, String address) {
        return Map.of(
                "name", name, "email", address, "isAdministrator", false, "active", true, "departments", List.of());
    }

    @Test
    @Rule({"ACC-8", "SEC-1"})
    void aNewPasswordByLinkLeavesTheSecondFactorInPlace() {
        String secret = accounts.signedIn(account, account.agent())
                .post("/api/v1/me/second-factor/app", null)
                .text("/secret");
        accounts.signedIn(account, account.agent())
                .post("/api/v1/me/second-factor/app/confirmation", Map.of("code", SignInSteps.now(secret)));
        ask(account.login(), email);
        assertThat(use(links.token(account.id(), account.agent(), LinkPurpose.RECOVER_PASSWORD), NEW)
                        .status())
                .isEqualTo(204);
        assertThat(signIn(NEW)).as("the second step waits").isEqualTo(202);
    }

    @Test
    @Rule({"ACC-8", "SEC-16", "SEC-23"})
    void aNewPasswordByLinkOpensNoDoorThatIsClosedToTheAgent() {
        recoverTo(NEW);
        assertThat(owner.post("/api/v1/ip-rules", Map.of("panel", "AGENT", "firstAddress", "203.0.113.9"))
                        .status())
                .isEqualTo(201);
        assertThat(refusal(NEW)).isEqualTo("IP_NOT_ALLOWED");

        owner.delete("/api/v1/ip-rules/" + owner.get("/api/v1/ip-rules").text("/items/0/id"));
        accounts.in(account.id(), () -> {
            UUID shift = sql.insertInto(WORK_SHIFT)
                    .set(WORK_SHIFT.ACCOUNT_ID, account.id())
                    .set(WORK_SHIFT.NAME, "Sem horas")
                    .returningResult(WORK_SHIFT.ID)
                    .fetchSingle()
                    .value1();
            return sql.update(AGENT)
                    .set(AGENT.WORK_SHIFT_ID, shift)
                    .where(AGENT.ID.eq(account.agent()))
                    .execute();
        });
        recoverTo(OLD);
        assertThat(refusal(OLD)).isEqualTo("SHIFT_CLOSED");
    }

    @Test
    @Rule({"ACC-8", "ACC-4"})
    void whoIsInactiveGetsNoLinkAndCannotUseOneTheyHad() {
        ask(account.login(), email);
        String token = links.token(account.id(), account.agent(), LinkPurpose.RECOVER_PASSWORD);
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.ACTIVE, false)
                .where(AGENT.ID.eq(account.agent()))
                .execute());
        assertThat(use(token, NEW).status()).isEqualTo(404);
        recoveries.carryOut(new Recoveries.Request(account.login(), email));
        assertThat(links.open(account.id(), account.agent(), LinkPurpose.RECOVER_PASSWORD))
                .as("the one from before, and no other")
                .hasSize(1);
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.ACTIVE, true)
                .where(AGENT.ID.eq(account.agent()))
                .execute());
        assertThat(signIn(OLD)).isEqualTo(200);
    }

    private void recoverTo(String password) {
        ask(account.login(), email);
        String token = links.token(account.id(), account.agent(), LinkPurpose.RECOVER_PASSWORD);
        ApiClient anybody = accounts.anonymous();
        assertThat(anybody.post("/api/v1/access-links/" + token + "/use", Map.of("password", password))
                        .status())
                .isEqualTo(204);
        assertThat(anybody.get("/api/v1/me").status()).as("it opens no session").isEqualTo(401);
    }

    private String refusal(String password) {
        return accounts.anonymous()
                .post("/api/v1/session", Map.of("account", account.login(), "email", email, "password", password))
                .text("/reason");
    }
}
