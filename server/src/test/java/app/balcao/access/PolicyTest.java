package app.balcao.access;

import static app.balcao.schema.Tables.ACCOUNT_SECURITY;
import static app.balcao.schema.Tables.AGENT_CREDENTIAL;
import static app.balcao.schema.Tables.AGENT_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an account's own settings change of passwords, locks and sessions. */
@BalcaoTest
class PolicyTest {

    private static final String WEAK = "anaatendente";
    private static final String STRONG = "jabuti-roxo-77-telha";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Credentials credentials;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private String email;
    private ApiClient aged;

    @BeforeEach
    void open() {
        account = accounts.create();
        email = accounts.acting(account, account.agent()).email();
    }

    @Test
    @Rule({"SEC-26", "SEC-28", "SEC-29"})
    void theLeastHoldsForNewPasswordsAndLeavesThoseThereAre() {
        give(WEAK);
        set(ACCOUNT_SECURITY.LEAST_PASSWORD_SCORE, (short) 4);
        set(ACCOUNT_SECURITY.LEAST_PASSWORD_LENGTH, (short) 12);
        assertThat(signIn(WEAK).status()).isEqualTo(200);
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(change(agent, "Xq9$kLz7").text("/errors/0/code")).isEqualTo("size");
        assertThat(change(agent, "lamparina2027").text("/errors/0/code")).isEqualTo("weak");
        assertThat(change(agent, STRONG).status()).isEqualTo(204);
    }

    @Test
    @Rule({"SEC-26", "SEC-27"})
    void aLinkMeasuresForTheAccountAndThePersonItIsFor() {
        set(ACCOUNT_SECURITY.LEAST_PASSWORD_SCORE, (short) 3);
        set(ACCOUNT_SECURITY.LEAST_PASSWORD_LENGTH, (short) 10);
        accounts.signedIn(account, account.owner())
                .post("/api/v1/agents/" + account.agent() + "/resend-link", Map.of());
        String token = new TestLinks(accounts, sql).token(account.id(), account.agent(), LinkPurpose.SET_PASSWORD);
        String address = "/api/v1/access-links/" + token + "/password-strength";
        Answer own = accounts.anonymous().post(address, Map.of("password", "anaatendente"));
        assertThat(own.json().at("/acceptable").asBoolean()).isFalse();
        assertThat(own.json().at("/leastScore").asInt()).isEqualTo(3);
        assertThat(own.json().at("/leastLength").asInt()).isEqualTo(10);
        assertThat(accounts.anonymous()
                        .post(address, Map.of("password", STRONG))
                        .json()
                        .at("/acceptable")
                        .asBoolean())
                .isTrue();
        assertThat(accounts.anonymous()
                        .post("/api/v1/access-links/nenhum/password-strength", Map.of("password", STRONG))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Rule("ACC-9")
    void theAccountSaysHowManyWrongPasswordsLockAndAnAdministratorUnlocks() {
        give(STRONG);
        set(ACCOUNT_SECURITY.LOCK_AFTER_FAILURES, (short) 4);
        for (int i = 0; i < 4; i++) {
            assertThat(signIn("errada").status()).isEqualTo(401);
        }
        assertThat(signIn(STRONG).status()).isEqualTo(401);
        accounts.signedIn(account, account.owner()).post("/api/v1/agents/" + account.agent() + "/unlock", Map.of());
        assertThat(signIn(STRONG).status()).isEqualTo(200);
    }

    @Test
    @Rule("ACC-10")
    void sessionsEndAfterTheAccountsTimeWithoutUse() {
        set(ACCOUNT_SECURITY.SESSION_IDLE_MINUTES, 30);
        age(AGENT_SESSION.LAST_SEEN_AT, Duration.ofMinutes(29));
        assertThat(aged.get("/api/v1/me").status()).isEqualTo(200);
        age(AGENT_SESSION.LAST_SEEN_AT, Duration.ofMinutes(31));
        assertThat(aged.get("/api/v1/me").status()).isEqualTo(401);
        set(ACCOUNT_SECURITY.SESSION_IDLE_MINUTES, 40);
        assertThat(aged.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    @Rule("ACC-10")
    void sessionsEndAtTheAccountsAgeHoweverMuchTheyAreUsed() {
        set(ACCOUNT_SECURITY.SESSION_LIFETIME_DAYS, (short) 2);
        age(AGENT_SESSION.CREATED_AT, Duration.ofHours(47));
        assertThat(aged.get("/api/v1/me").status()).isEqualTo(200);
        age(AGENT_SESSION.CREATED_AT, Duration.ofHours(49));
        assertThat(aged.get("/api/v1/me").status()).isEqualTo(401);
    }

    private void age(TableField<?, OffsetDateTime> field, Duration age) {
        aged = accounts.signedIn(account, account.agent());
        accounts.in(account.id(), () -> sql.update(AGENT_SESSION)
                .set(field, OffsetDateTime.now().minus(age))
                .where(AGENT_SESSION.ACCOUNT_ID.eq(account.id()))
                .execute());
    }

    private <T> void set(TableField<?, T> field, T value) {
        accounts.in(account.id(), () -> sql.update(ACCOUNT_SECURITY)
                .set(field, value)
                .where(ACCOUNT_SECURITY.ACCOUNT_ID.eq(account.id()))
                .execute());
    }

    private void give(String password) {
        accounts.in(account.id(), () -> {
            credentials.give(account.agent(), password);
            return password;
        });
    }

    private Answer signIn(String password) {
        return accounts.anonymous()
                .post("/api/v1/session", Map.of("account", account.login(), "email", email, "password", password));
    }

    private static Answer change(ApiClient agent, String password) {
        return agent.put("/api/v1/me/password", Map.of("current", WEAK, "password", password));
    }

    @Test
    void aPasswordIsTakenAsItIsTypedToItsLastCharacter() {
        String typed = "  Jabuti roxo É 77 ✨ " + "telha".repeat(21) + "o ";
        assertThat(typed).hasSize(128);
        give(WEAK);
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(change(agent, typed).status()).isEqualTo(204);
        assertThat(signIn(typed).status()).isEqualTo(200);
        assertThat(signIn(typed.strip()).status()).isEqualTo(401);
        assertThat(signIn(typed.substring(0, 127) + "x").status()).isEqualTo(401);
        assertThat(signIn(typed.toLowerCase(java.util.Locale.ROOT)).status()).isEqualTo(401);
    }

    @Test
    void noKindOfCharacterIsDemandedOrRefused() {
        give(WEAK);
        ApiClient agent = accounts.signedIn(account, account.agent());
        String present = WEAK;
        for (String typed :
                new String[] {"lamparina torta giz", "927461830571", "✨🦜🌧✨🛶🪴🦜🌧", "LAMPARINA?GIZ#TORTO"}) {
            assertThat(agent.put("/api/v1/me/password", Map.of("current", present, "password", typed))
                            .status())
                    .as(typed)
                    .isEqualTo(204);
            present = typed;
        }
        assertThat(signIn(present).status()).isEqualTo(200);
    }

    @Test
    void aPasswordIsGoodHoweverOldItIs() {
        give(STRONG);
        accounts.in(account.id(), () -> sql.update(AGENT_CREDENTIAL)
                .set(AGENT_CREDENTIAL.CHANGED_AT, OffsetDateTime.now().minusYears(6))
                .execute());
        assertThat(signIn(STRONG).status()).isEqualTo(200);
    }
}
