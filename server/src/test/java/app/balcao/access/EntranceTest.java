package app.balcao.access;

import static app.balcao.schema.Tables.AGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The checks between the proof of identity and the session, and the end of a session by a rule. */
@BalcaoTest
class EntranceTest {

    private static final String PASSWORD = "jabuti-roxo-77-telha";
    private static final Refusal RAINS = Refusal.told("RAINS", "problem.rate-limited", 7);

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Credentials credentials;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TestEntryRule rule;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private String email;

    @BeforeEach
    void open() {
        account = accounts.create();
        email = accounts.acting(account, account.agent()).email();
        accounts.in(account.id(), () -> {
            credentials.give(account.agent(), PASSWORD);
            return account;
        });
    }

    @Test
    @Rule("ACC-11")
    void whoHasProvenTheirPasswordIsToldWhatRefusesThemAndNobodyElseIs() {
        rule.refuse(account.agent(), RAINS);
        ApiClient.Answer wrong = signIn("errada");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("/type")).isEqualTo("/problems/sign-in-refused");
        ApiClient.Answer right = signIn(PASSWORD);
        assertThat(right.status()).isEqualTo(403);
        assertThat(right.text("/type")).isEqualTo("/problems/entry-refused");
        assertThat(right.text("/reason")).isEqualTo("RAINS");
        assertThat(right.text("/detail")).contains("7");
        assertThat(right.raw().headers().allValues("Set-Cookie")).noneMatch(each -> each.contains("SESSION"));
        assertThat(reasons()).containsExactly("RAINS", "WRONG_PASSWORD");
    }

    @Test
    @Rule({"ACC-11", "SEC-6"})
    void aProvidersWordPassesTheSameChecksButThePassword() {
        EntryContext context = new EntryContext("203.0.113.9", "test", Instant.now(), null);
        Entrance.Entered entered =
                Tenant.call(account.id(), () -> signIn.enterFromProvider(account.agent(), "JWT", context));
        assertThat(entered.me().agent().email()).isEqualTo(email);
        assertThat(sessions.find(entered.cookie())).isPresent();
        rule.refuse(account.agent(), RAINS);
        refusedFromProvider(context, "entry-refused");
        accounts.in(account.id(), () -> sql.update(AGENT)
                .setNull(AGENT.EMAIL_VALIDATED_AT)
                .where(AGENT.ID.eq(account.agent()))
                .execute());
        refusedFromProvider(context, "sign-in-refused");
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.ACTIVE, false)
                .where(AGENT.ID.eq(account.agent()))
                .execute());
        refusedFromProvider(context, "sign-in-refused");
        assertThat(reasons()).containsExactly("AGENT_INACTIVE", "EMAIL_NOT_VALIDATED", "RAINS");
    }

    @Test
    void whoseSessionARuleEndedIsToldWhy() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.get("/api/v1/me").status()).isEqualTo(200);
        accounts.in(account.id(), () -> {
            sessions.endByRule(account.agent(), "SHIFT_ENDED");
            return account;
        });
        for (String path : List.of("/api/v1/session", "/api/v1/me")) {
            ApiClient.Answer answer = agent.get(path);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text("/type")).isEqualTo("/problems/not-signed-in");
            assertThat(answer.text("/reason")).isEqualTo("SHIFT_ENDED");
        }
        ApiClient signedOut = accounts.signedIn(account, account.colleague());
        String cookie = signedOut.cookie("BALCAO_SESSION");
        signedOut.delete("/api/v1/session");
        assertThat(accounts.anonymous()
                        .with("Cookie", "BALCAO_SESSION=" + cookie)
                        .get("/api/v1/me")
                        .json()
                        .has("reason"))
                .isFalse();
    }

    private void refusedFromProvider(EntryContext context, String kind) {
        assertThatThrownBy(() ->
                        Tenant.call(account.id(), () -> signIn.enterFromProvider(account.agent(), "JWT", context)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }

    /** Reasons of the refusals in the account's audit, the latest first. */
    private List<String> reasons() {
        return accounts.signedIn(account, account.owner())
                .get("/api/v1/audit-entries?action=session.refused")
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/after/reason").asString())
                .toList();
    }

    private ApiClient.Answer signIn(String password) {
        return accounts.anonymous()
                .post("/api/v1/session", Map.of("account", account.login(), "email", email, "password", password));
    }
}
