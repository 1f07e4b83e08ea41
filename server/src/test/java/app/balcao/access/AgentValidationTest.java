package app.balcao.access;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How a new agent, and a new address, get in: over the wire, with mails that really went. */
@BalcaoTest
class AgentValidationTest {

    private static final String CHOSEN = "jabuti-roxo-77-telha";
    private static final String OTHER = "lamparina-torta-91-giz";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private final AgentMailbox mailbox = new AgentMailbox();
    private TestAccount account;
    private ApiClient owner;
    private String email;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        mailbox.serve(owner);
        email = "julia-" + account.login() + "@empresa.example";
    }

    @AfterEach
    void stop() {
        mailbox.close();
    }

    @Test
    @Rule({"AGT-3", "AGT-14"})
    void aNewAgentChoosesTheirPasswordByTheLinkThatValidatesTheirAddress() {
        register(Map.of());
        String token = mailbox.await(email, 1).getFirst().token();
        assertThat(link(token).text("/purpose")).isEqualTo("SET_PASSWORD");
        assertThat(signIn(email, CHOSEN)).isEqualTo(401);
        assertThat(use(token, CHOSEN)).isEqualTo(204);
        assertThat(signIn(email, CHOSEN)).isEqualTo(200);
        assertThat(use(token, OTHER)).isEqualTo(404);
        assertThat(signIn(email, CHOSEN)).isEqualTo(200);
    }

    @Test
    @Rule({"AGT-3", "AGT-15"})
    void aPasswordThatTheAdministratorChoseWorksOnceTheAddressIsValidated() {
        for (String poor : List.of("curta", "senha123", "julianova")) {
            var refused = create(Map.of("password", poor));
            assertThat(refused.status()).as(poor).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("password");
        }
        register(Map.of("password", CHOSEN));
        assertThat(signIn(email, CHOSEN)).isEqualTo(401);
        var mail = mailbox.await(email, 1).getFirst();
        assertThat(mail.html()).doesNotContain(CHOSEN);
        assertThat(link(mail.token()).text("/purpose")).isEqualTo("VALIDATE_EMAIL");
        assertThat(use(mail.token(), null)).isEqualTo(204);
        assertThat(signIn(email, CHOSEN)).isEqualTo(200);
        assertThat(use(mail.token(), null)).isEqualTo(404);
    }

    @Test
    @Rule({"AGT-4", "AGT-14"})
    void withoutTheMailAnAgentWaitsForOneToBeSent() {
        UUID id = register(Map.of("sendValidation", false, "password", CHOSEN));
        assertThat(owner.get("/api/v1/agents/" + id).json().at("/hasPassword").asBoolean())
                .isTrue();
        String path = "/api/v1/agents/" + id + "/resend-link";
        assertThat(owner.post(path, null).status()).isEqualTo(204);
        String first = mailbox.await(email, 1).getFirst().token();
        assertThat(mailbox.mails(email)).hasSize(1);
        assertThat(owner.post(path, null).status()).isEqualTo(204);
        String second = mailbox.await(email, 2).getLast().token();
        assertThat(use(first, null)).isEqualTo(404);
        assertThat(use(second, null)).isEqualTo(204);
        assertThat(signIn(email, CHOSEN)).isEqualTo(200);
    }

    @Test
    @Rule("AGT-16")
    void signInInformationHoldsWhatOneTypesButNeverAPassword() {
        register(Map.of("sendValidation", false, "password", CHOSEN, "sendSignInInformation", true));
        var mail = mailbox.await(email, 1).getFirst();
        assertThat(mail.html())
                .contains("http://localhost:8080/sign-in", account.login(), email)
                .doesNotContain(CHOSEN, "/link/");
    }

    @Test
    @Rule("CAG-1")
    void accessDataAreSentAgainAndWithTheLinkToWhoCannotSignInYet() {
        UUID id = register(Map.of("sendValidation", false));
        String path = "/api/v1/agents/" + id + "/access-data";
        assertThat(owner.post(path, null).status()).isEqualTo(204);
        var first = mailbox.await(email, 2);
        assertThat(first)
                .anyMatch(mail -> mail.html().contains("/sign-in")
                        && mail.html().contains(account.login())
                        && !mail.html().contains("/link/"));
        String token = first.stream()
                .filter(mail -> mail.html().contains("/link/"))
                .findFirst()
                .orElseThrow()
                .token();
        assertThat(use(token, CHOSEN)).isEqualTo(204);
        assertThat(owner.post(path, null).status()).isEqualTo(204);
        var third = mailbox.await(email, 3).getLast();
        assertThat(third.html()).as("who gets in already").contains("/sign-in").doesNotContain("/link/", CHOSEN);
        assertThat(signIn(email, CHOSEN)).isEqualTo(200);
        change(id, Map.of("active", false));
        assertThat(owner.post(path, null).status()).isEqualTo(409);
    }

    @Test
    @Rule({"AGT-3", "AGT-5"})
    void aChangedAddressIsValidatedByItsOwnLinkAndTheOldOneWorksUntilThen() {
        UUID id = register(Map.of());
        use(mailbox.await(email, 1).getFirst().token(), CHOSEN);
        String wanted = "nova-" + email;
        change(id, Map.of("email", wanted));
        String token = mailbox.await(wanted, 1).getFirst().token();
        // Whoever reads the old address hears of it, in case it was somebody else's wish.
        assertThat(mailbox.await(email, 2).getLast().html()).contains(wanted).doesNotContain("/link/");
        assertThat(signIn(email, CHOSEN)).isEqualTo(200);
        assertThat(signIn(wanted, CHOSEN)).isEqualTo(401);
        assertThat(use(token, null)).isEqualTo(204);
        assertThat(signIn(wanted, CHOSEN)).isEqualTo(200);
        assertThat(signIn(email, CHOSEN)).isEqualTo(401);
    }

    @Test
    @Rule({"AGT-4", "AGT-5"})
    void aLinkForAnAddressThatIsNotWantedAnyMoreIsGoodForNothing() {
        UUID id = register(Map.of());
        use(mailbox.await(email, 1).getFirst().token(), CHOSEN);
        change(id, Map.of("email", "um-" + email));
        String stale = mailbox.await("um-" + email, 1).getFirst().token();
        change(id, Map.of("email", "dois-" + email));
        mailbox.await("dois-" + email, 1);
        assertThat(link(stale).status()).isEqualTo(404);
        assertThat(use(stale, null)).isEqualTo(404);
        new TestLinks(accounts, sql).age(account.id(), id, Duration.ofDays(8));
        String old = mailbox.mails("dois-" + email).getFirst().token();
        assertThat(use(old, null)).isEqualTo(404);
        assertThat(signIn(email, CHOSEN)).isEqualTo(200);
        // A token of one account says nothing in another: the account is part of it.
        TestAccount stranger = accounts.create();
        assertThat(accounts.signedIn(stranger, stranger.owner())
                        .get("/api/v1/access-links/" + old)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Rule("AGT-5")
    void anAddressThatWasMistypedBeforeItWasValidatedIsSimplyReplaced() {
        UUID id = register(Map.of("password", CHOSEN));
        String wrong = mailbox.await(email, 1).getFirst().token();
        change(id, Map.of("email", "certa-" + email));
        String right = mailbox.await("certa-" + email, 1).getFirst().token();
        assertThat(use(wrong, null)).isEqualTo(404);
        assertThat(use(right, null)).isEqualTo(204);
        assertThat(signIn("certa-" + email, CHOSEN)).isEqualTo(200);
    }

    @Test
    @Rule("AGT-15")
    void anAdministratorGivesAnotherPasswordButNotToTheOwner() {
        UUID id = register(Map.of());
        use(mailbox.await(email, 1).getFirst().token(), CHOSEN);
        ApiClient session = accounts.signedIn(account, id);
        assertThat(define(id, "senha123").text("/errors/0/field")).isEqualTo("password");
        assertThat(define(id, OTHER).status()).isEqualTo(204);
        assertThat(session.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(signIn(email, CHOSEN)).isEqualTo(401);
        assertThat(signIn(email, OTHER)).isEqualTo(200);
        assertThat(mailbox.await(email, 2).getLast().subject()).contains("senha");
        assertThat(define(account.owner(), OTHER).status()).isEqualTo(409);
        change(id, Map.of("isAdministrator", true));
        ApiClient administrator = accounts.signedIn(account, id);
        String path = "/api/v1/agents/" + account.owner() + "/password";
        assertThat(administrator.put(path, Map.of("password", OTHER)).status()).isEqualTo(409);
    }

    private ApiClient.Answer define(UUID id, String password) {
        return owner.put("/api/v1/agents/" + id + "/password", Map.of("password", password));
    }

    private UUID register(Map<String, Object> more) {
        var created = create(more);
        assertThat(created.status()).as(created.json().toString()).isEqualTo(201);
        return UUID.fromString(created.text("/id"));
    }

    private ApiClient.Answer create(Map<String, Object> more) {
        Map<String, Object> form = new HashMap<>(form(email));
        form.putAll(more);
        return owner.post("/api/v1/agents", form);
    }

    private void change(UUID id, Map<String, Object> more) {
        var before = owner.get("/api/v1/agents/" + id);
        Map<String, Object> form = new HashMap<>(form(before.text("/email")));
        form.putAll(more);
        var changed = owner.with("If-Match", before.header("ETag")).put("/api/v1/agents/" + id, form);
        assertThat(changed.status()).as(changed.json().toString()).isEqualTo(200);
    }

    private static Map<String, Object> form(String email) {
        return Map.of(
                "name",
                "Júlia Nova",
                "email",
                email,
                "isAdministrator",
                false,
                "active",
                true,
                "departments",
                List.of());
    }

    private ApiClient.Answer link(String token) {
        return accounts.anonymous().get("/api/v1/access-links/" + token);
    }

    private int use(String token, String password) {
        return accounts.anonymous()
                .post(
                        "/api/v1/access-links/" + token + "/use",
                        password == null ? Map.of() : Map.of("password", password))
                .status();
    }

    private int signIn(String address, String password) {
        return accounts.anonymous()
                .post("/api/v1/session", Map.of("account", account.login(), "email", address, "password", password))
                .status();
    }
}
