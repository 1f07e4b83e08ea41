package app.balcao.portal;

import static app.balcao.schema.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.ldap.DirectoryServer;
import app.balcao.signon.TestTokens;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Customers who come in by the password of a real directory, over the wire. */
@BalcaoTest
class DirectoryCustomersTest {

    private static final String PASSWORD = "senha da Bia no diretório";

    private static DirectoryServer directory;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private String portal;
    private String bia;

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
        portal = "/api/v1/portal/" + account.login();
        bia = "bia@" + account.login() + ".example";
        assertThat(owner.post("/api/v1/customers", Map.of("name", "Bia Souza", "emails", List.of(bia)))
                        .status())
                .isEqualTo(201);
        directory.person("bia-" + account.login(), bia, PASSWORD);
    }

    @Test
    @Rule({"SEC-30", "POR-2"})
    void theDirectorysPasswordLetsACustomerInAndNobodyElse() {
        assertThat(page("passwordSignIn")).isEqualTo("false");
        assertThat(signIn(visitor(), bia, PASSWORD).status()).isEqualTo(409);
        useDirectory(Map.of());
        assertThat(page("passwordSignIn")).isEqualTo("true");
        ApiClient visitor = visitor();
        Answer entered = signIn(visitor, " " + bia.toUpperCase() + " ", PASSWORD);
        assertThat(entered.status()).isEqualTo(204);
        assertThat(entered.header("Set-Cookie")).contains("Path=" + portal, "HttpOnly", "SameSite=Lax");
        assertThat(visitor.get(portal + "/session").text("/name")).isEqualTo("Bia Souza");
        assertThat(visitor.get(portal + "/tickets").status()).isEqualTo(200);
        assertThat(visitor.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(last("portal-session.began", "/after/how")).isEqualTo("DIRECTORY");
    }

    @Test
    @Rule({"SEC-31", "SEC-34", "ACC-11"})
    void whateverIsWrongTheAnswerIsTheSameAndTheAuditKnowsWhy() {
        useDirectory(Map.of());
        String stranger = "estranha@" + account.login() + ".example";
        directory.person("estranha-" + account.login(), stranger, PASSWORD);
        Answer wrong = signIn(visitor(), bia, "errada");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(lastReason()).isEqualTo("DIRECTORY_WRONG_PASSWORD");
        assertSame(wrong, signIn(visitor(), stranger, PASSWORD), "UNKNOWN_CUSTOMER");
        assertThat(owner.get("/api/v1/customers?search=" + stranger).json().at("/items"))
                .isEmpty();
        assertSame(wrong, signIn(visitor(), "ninguem@" + account.login() + ".example", PASSWORD), "DIRECTORY_NO_ENTRY");
        assertSame(wrong, signIn(visitor(), "*", PASSWORD), "DIRECTORY_NO_ENTRY");
        accounts.in(
                account.id(),
                () -> sql.update(CUSTOMER).set(CUSTOMER.ACTIVE, false).execute());
        assertSame(wrong, signIn(visitor(), bia, PASSWORD), "CUSTOMER_INACTIVE");
        assertThat(signIn(visitor(), bia, "").status()).isEqualTo(400);
    }

    @Test
    @Rule("SEC-32")
    void aDirectoryThatDoesNotAnswerIsToldToAllAlike() {
        useDirectory(Map.of("port", 1));
        Answer known = signIn(visitor(), bia, PASSWORD);
        assertThat(known.status()).isEqualTo(403);
        assertThat(known.text("/reason")).isEqualTo("DIRECTORY_UNAVAILABLE");
        assertThat(known.text("/detail")).contains("indisponível");
        assertThat(lastReason()).isEqualTo("DIRECTORY_UNAVAILABLE");
        Answer unknown = signIn(visitor(), "ninguem@empresa.example", PASSWORD);
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(unknown.text("/detail")).isEqualTo(known.text("/detail"));
    }

    @Test
    @Rule("POR-2")
    void whereTheCompanysPageSignsInThereIsNoOtherWay() {
        useDirectory(Map.of());
        owner.post(
                "/api/v1/sign-on-providers",
                Map.of(
                        "kind", "CUSTOMER_JWT",
                        "label", "Site",
                        "issuer", "www.cliente.example",
                        "url", "https://www.cliente.example/entrar",
                        "secret", TestTokens.KEY));
        assertThat(page("passwordSignIn")).isEqualTo("false");
        assertThat(signIn(visitor(), bia, PASSWORD).status()).isEqualTo(409);
    }

    @Test
    @Rule("SEC-19")
    void theRuleOfAddressesComesFirst() {
        useDirectory(Map.of());
        owner.post(
                "/api/v1/ip-rules",
                Map.of("panel", "CUSTOMER", "firstAddress", "203.0.113.1", "lastAddress", "203.0.113.9"));
        assertThat(visitor().get(portal).status()).isEqualTo(403);
        assertThat(signIn(visitor(), bia, PASSWORD).status()).isEqualTo(403);
    }

    @Test
    void guessingIsBoundedForEachCustomer() {
        useDirectory(Map.of());
        for (int tried = 0; tried < 30; tried++) {
            assertThat(signIn(visitor(), bia, "errada-" + tried).status()).isEqualTo(401);
        }
        assertThat(signIn(visitor(), bia, PASSWORD).status()).isEqualTo(429);
    }

    private static void assertSame(Answer one, Answer other) {
        assertThat(other.status()).isEqualTo(one.status());
        assertThat(other.text("/detail")).isEqualTo(one.text("/detail"));
        assertThat(other.text("/type")).isEqualTo(one.text("/type"));
    }

    private void assertSame(Answer one, Answer other, String reason) {
        assertSame(one, other);
        assertThat(lastReason()).isEqualTo(reason);
    }

    private ApiClient visitor() {
        return accounts.anonymous();
    }

    private Answer signIn(ApiClient visitor, String email, String password) {
        return visitor.post(portal + "/session", Map.of("email", email, "password", password));
    }

    private String page(String field) {
        return visitor().get(portal).text("/" + field);
    }

    private String lastReason() {
        return last("portal-session.refused", "/after/reason");
    }

    private String last(String action, String what) {
        return owner.get("/api/v1/audit-entries?action=" + action + "&limit=1").text("/items/0" + what);
    }

    private void useDirectory(Map<String, Object> changes) {
        Map<String, Object> form = directory.form();
        form.put("forAgents", false);
        form.put("forCustomers", true);
        form.putAll(changes);
        Answer saved = owner.with("If-Match", "\"0\"").put("/api/v1/ldap", form);
        assertThat(saved.status()).as(saved.json().toString()).isEqualTo(200);
    }
}
