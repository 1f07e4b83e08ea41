package app.balcao.ldap;

import static app.balcao.ldap.DirectoryServer.ANA_PASSWORD;
import static app.balcao.schema.Tables.AGENT_CREDENTIAL;
import static app.balcao.schema.Tables.LDAP_DIRECTORY;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.access.Credentials;
import app.balcao.ldap.LdapDirectory.Protection;
import app.balcao.platform.tenant.Tenant;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Signing in with the directory's password, over the wire, against a real directory. */
@BalcaoTest
class LdapSignInTest {

    private static final String ADDRESS = "/api/v1/ldap";
    private static final String LOCAL = "jabuti-roxo-77-telha";

    private static DirectoryServer directory;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Credentials credentials;

    @Autowired
    private LdapPasswords passwords;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;

    @BeforeAll
    static void start() throws Exception {
        directory = new DirectoryServer();
    }

    @AfterAll
    static void stop() {
        directory.close();
    }

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        directory.person(account.login(), email(account.agent()), ANA_PASSWORD);
        directory.person("dona-" + account.login(), email(account.owner()), ANA_PASSWORD);
        for (UUID each : new UUID[] {account.agent(), account.colleague(), account.manager()}) {
            give(each);
        }
    }

    @Test
    @Rule({"SEC-30", "SEC-31", "SEC-33"})
    void theDirectoryDecidesAndThePasswordKeptHereDoesNot() {
        set(form());
        assertThat(signIn(account.agent(), ANA_PASSWORD).status()).isEqualTo(200);
        assertThat(signIn(account.agent(), LOCAL).status()).isEqualTo(401);
        assertThat(signIn(account.colleague(), LOCAL).status()).isEqualTo(401);
        assertThat(signIn(account.colleague(), ANA_PASSWORD).status()).isEqualTo(401);
        directory.person("estranha-" + account.login(), "estranha@" + account.login() + ".example", ANA_PASSWORD);
        Answer stranger = signIn("estranha@" + account.login() + ".example", ANA_PASSWORD);
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.text("/type")).isEqualTo("/problems/sign-in-refused");
        assertThat(owner.get("/api/v1/audit-entries?action=session.refused")
                        .json()
                        .at("/items")
                        .values())
                .extracting(each -> each.at("/after/reason").asString())
                .containsExactly(
                        "UNKNOWN_AGENT", "DIRECTORY_NO_ENTRY", "DIRECTORY_NO_ENTRY", "DIRECTORY_WRONG_PASSWORD");
    }

    @Test
    @Rule("ACC-9")
    void itsRefusalsDoNotLockThePasswordKeptHere() {
        set(form());
        for (int i = 0; i < 12; i++) {
            assertThat(signIn(account.agent(), "errada").status()).isEqualTo(401);
        }
        assertThat(accounts.in(account.id(), () -> sql.select(AGENT_CREDENTIAL.FAILED_ATTEMPTS)
                        .from(AGENT_CREDENTIAL)
                        .where(AGENT_CREDENTIAL.AGENT_ID.eq(account.agent()))
                        .fetchSingle()
                        .value1()
                        .intValue()))
                .isZero();
        assertThat(signIn(account.agent(), ANA_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Rule("SEC-33")
    void theOwnerGetsInWithoutTheDirectoryAndOthersWhereTheAccountSaysSo() {
        set(form());
        assertThat(signIn(account.owner(), ANA_PASSWORD).status()).isEqualTo(200);
        give(account.owner());
        assertThat(signIn(account.owner(), LOCAL).status()).isEqualTo(200);
        owner = accounts.signedIn(account, account.owner());
        Map<String, Object> form = form();
        form.put("localFallback", true);
        set(form);
        assertThat(signIn(account.colleague(), LOCAL).status()).isEqualTo(200);
        assertThat(signIn(account.agent(), LOCAL).status()).isEqualTo(200);
        assertThat(signIn(account.agent(), ANA_PASSWORD).status()).isEqualTo(200);
        assertThat(signIn(account.agent(), "errada").status()).isEqualTo(401);
    }

    @Test
    @Rule({"SEC-32", "SEC-33", "ACC-11"})
    void aDirectoryThatIsDownIsToldToAllAlikeAndKeepsOnlyTheOwnerIn() throws Exception {
        give(account.owner());
        owner = accounts.signedIn(account, account.owner());
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Map<String, Object> form = form();
            form.put("port", silent.getLocalPort());
            form.put("timeoutSeconds", 1);
            set(form);
            long begun = System.nanoTime();
            Answer agent = signIn(account.agent(), ANA_PASSWORD);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
            assertThat(agent.status()).isEqualTo(403);
            assertThat(agent.text("/reason")).isEqualTo("DIRECTORY_UNAVAILABLE");
            assertThat(agent.text("/detail")).contains("indisponível");
            for (String email : new String[] {"ninguem@empresa.example", email(account.owner())}) {
                Answer other = signIn(email, "errada");
                assertThat(other.status()).as(email).isEqualTo(403);
                assertThat(other.text("/detail")).as(email).isEqualTo(agent.text("/detail"));
            }
            assertThat(signIn(account.owner(), LOCAL).status()).isEqualTo(200);
            // After some failures in a row it is not asked for a while: the answer comes at once.
            begun = System.nanoTime();
            assertThat(signIn(account.agent(), ANA_PASSWORD).status()).isEqualTo(403);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(900));
        }
        owner = accounts.signedIn(account, account.owner());
        assertThat(owner.get("/api/v1/audit-entries?action=session.refused").text("/items/0/after/reason"))
                .isEqualTo("DIRECTORY_UNAVAILABLE");
        // A change of the settings is asked afresh, and other accounts never noticed.
        set(form());
        assertThat(signIn(account.agent(), ANA_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Rule({"SEC-30", "SEC-31", "SEC-33"})
    void customersAreVerifiedWhereTheAccountSaysSo() {
        Map<String, Object> form = form();
        set(form);
        assertThat(verify(email(account.agent()), ANA_PASSWORD).verdict()).isEqualTo(LdapPasswords.Verdict.NONE);
        form.put("forCustomers", true);
        form.put("forAgents", false);
        set(form);
        assertThat(verify(email(account.agent()), ANA_PASSWORD).verdict()).isEqualTo(LdapPasswords.Verdict.RIGHT);
        assertThat(verify(email(account.agent()), "").verdict()).isEqualTo(LdapPasswords.Verdict.WRONG);
        assertThat(verify(email(account.agent()), "errada"))
                .isEqualTo(new LdapPasswords.CustomerAnswer(
                        LdapPasswords.Verdict.WRONG, "DIRECTORY_WRONG_PASSWORD", false));
        assertThat(signIn(account.agent(), LOCAL).status()).isEqualTo(200);
    }

    @Test
    @Rule({"SEC-32", "ACC-15"})
    void administratorsSetItAndThePasswordOfTheSearchGoesNowhereElse() {
        JsonNode before = owner.get(ADDRESS).json();
        assertThat(before.at("/version").asInt()).isZero();
        assertThat(before.at("/host").asString()).isEmpty();
        Answer saved = set(form());
        assertThat(saved.json().at("/hasBindPassword").asBoolean()).isTrue();
        assertThat(new String(saved.raw().body(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain(DirectoryServer.SEARCHER_PASSWORD);
        Map<String, Object> kept = form();
        kept.remove("bindPassword");
        assertThat(set(kept).status()).isEqualTo(200);
        assertThat(signIn(account.agent(), ANA_PASSWORD).status()).isEqualTo(200);
        for (Map.Entry<String, Object> other : Map.<String, Object>of(
                        "host", "127.0.0.1",
                        "port", directory.port(Protection.SSL),
                        "protection", "STARTTLS",
                        "bindDn", "cn=outra,dc=empresa,dc=example")
                .entrySet()) {
            Map<String, Object> elsewhere = form();
            elsewhere.remove("bindPassword");
            elsewhere.put(other.getKey(), other.getValue());
            assertThat(set(elsewhere).text("/errors/0/field"))
                    .as(other.getKey())
                    .isEqualTo("bindPassword");
            assertThat(owner.post(ADDRESS + "/test", Map.of("directory", elsewhere, "email", "ana@empresa.example"))
                            .text("/errors/0/field"))
                    .isEqualTo("bindPassword");
        }
        Answer stale = owner.with("If-Match", "\"1\"").put(ADDRESS, form());
        assertThat(stale.status()).isEqualTo(412);
        assertThat(owner.put(ADDRESS, form()).status()).isEqualTo(428);
        ApiClient manager = accounts.signedIn(account, account.manager());
        assertThat(manager.get(ADDRESS).status()).isEqualTo(403);
        assertThat(manager.with("If-Match", "\"2\"").put(ADDRESS, form()).status())
                .isEqualTo(403);
        JsonNode line = owner.get("/api/v1/audit-entries?action=ldap.changed").json();
        assertThat(line.at("/items/1/after/host").asString()).isEqualTo("localhost");
        assertThat(line.toString()).doesNotContain(DirectoryServer.SEARCHER_PASSWORD);
    }

    @Test
    @Rule({"SEC-32", "SEC-35"})
    void whatIsWrongWithTheFormIsToldBesideEachField() {
        Map<String, Object> form = form();
        form.putAll(Map.of(
                "host", "ldap://x/y",
                "port", 0,
                "baseDn", "isto não é",
                "userFilter", "(mail=ana)",
                "authorities", "-----BEGIN",
                "timeoutSeconds", 31));
        assertThat(set(form).json().at("/errors").values())
                .extracting(each -> each.at("/field").asString())
                .containsExactlyInAnyOrder("host", "port", "baseDn", "userFilter", "authorities", "timeoutSeconds");
        form = form();
        form.put("userFilter", "(mail={email}");
        assertThat(set(form).text("/errors/0/code")).isEqualTo("filter");
    }

    @Test
    @Rule("SEC-32")
    void theTestTellsHowFarItGot() {
        assertThat(test(email(account.agent()), ANA_PASSWORD).text("/outcome")).isEqualTo("RIGHT");
        Answer found = test(email(account.agent()), null);
        assertThat(found.json().at("/ok").asBoolean()).isTrue();
        assertThat(found.text("/message")).contains("A senha não foi testada");
        assertThat(test(email(account.agent()), "errada").text("/outcome")).isEqualTo("WRONG_PASSWORD");
        assertThat(test("ninguem@empresa.example", null).text("/outcome")).isEqualTo("NO_ENTRY");
        assertThat(owner.get(ADDRESS).json().at("/version").asInt()).isZero();
    }

    @Test
    @Rule({"SEC-32", "SEC-33"})
    void whenTheSearchPasswordCannotBeReadTheDirectoryIsUnavailableUntilItIsGivenAnew() {
        set(form());
        give(account.owner());
        accounts.in(account.id(), () -> sql.update(LDAP_DIRECTORY)
                .set(LDAP_DIRECTORY.BIND_SECRET, new byte[60])
                .execute());
        for (String password : new String[] {ANA_PASSWORD, LOCAL}) {
            Answer agent = signIn(account.agent(), password);
            assertThat(agent.status()).isEqualTo(403);
            assertThat(agent.text("/reason")).isEqualTo("DIRECTORY_UNAVAILABLE");
        }
        assertThat(signIn(account.owner(), LOCAL).status()).isEqualTo(200);
        owner = accounts.signedIn(account, account.owner());
        Map<String, Object> form = form();
        form.remove("bindPassword");
        assertThat(owner.post(ADDRESS + "/test", Map.of("directory", form, "email", email(account.agent())))
                        .text("/errors/0/field"))
                .isEqualTo("bindPassword");
        set(form());
        assertThat(signIn(account.agent(), ANA_PASSWORD).status()).isEqualTo(200);
    }

    private Answer test(String email, String password) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("directory", form(), "email", email));
        if (password != null) {
            body.put("password", password);
        }
        return owner.post(ADDRESS + "/test", body);
    }

    private LdapPasswords.CustomerAnswer verify(String email, String password) {
        return Tenant.call(account.id(), () -> passwords.verify(email, password));
    }

    private Answer set(Map<String, Object> form) {
        String version = owner.get(ADDRESS).header("ETag");
        return owner.with("If-Match", version).put(ADDRESS, form);
    }

    private static Map<String, Object> form() {
        return directory.form();
    }

    private void give(UUID agentId) {
        accounts.in(account.id(), () -> {
            credentials.give(agentId, LOCAL);
            return agentId;
        });
    }

    private String email(UUID agentId) {
        return accounts.acting(account, agentId).email();
    }

    private Answer signIn(UUID agentId, String password) {
        return signIn(email(agentId), password);
    }

    private Answer signIn(String email, String password) {
        return accounts.anonymous()
                .post("/api/v1/session", Map.of("account", account.login(), "email", email, "password", password));
    }
}
