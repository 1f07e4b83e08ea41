package app.balcao.access;

import static app.balcao.schema.Tables.ACCOUNT_SECURITY;
import static app.balcao.schema.Tables.AGENT_SESSION;
import static app.balcao.schema.Tables.AGENT_TOTP;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;

import app.balcao.ApiClient;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** An agent with a password, in an account of their own, taking the steps of signing in. */
final class SignInSteps {

    static final String PASSWORD = "jabuti-roxo-77-telha";

    private final TestAccounts accounts;
    private final DSLContext sql;
    final TestAccount account;
    final UUID agent;
    final String email;

    SignInSteps(TestAccounts accounts, Credentials credentials, DSLContext sql) {
        this.accounts = accounts;
        this.sql = sql;
        this.account = accounts.create();
        this.agent = account.agent();
        this.email = accounts.acting(account, agent).email();
        accounts.in(account.id(), () -> {
            credentials.give(agent, PASSWORD);
            return account;
        });
    }

    ApiClient.Answer password(ApiClient client) {
        return client.post("/api/v1/session", Map.of("account", account.login(), "email", email, "password", PASSWORD));
    }

    ApiClient.Answer code(ApiClient client, String method, String code) {
        return client.post("/api/v1/session/second-factor", Map.of("method", method, "code", code));
    }

    /** Sets an authenticator app up; its secret. */
    String setUpApp(ApiClient client) {
        String secret = client.post("/api/v1/me/second-factor/app", null).text("/secret");
        ApiClient.Answer answer = client.post("/api/v1/me/second-factor/app/confirmation", Map.of("code", now(secret)));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.json().toString());
        }
        return secret;
    }

    /** The code an authenticator app shows now. */
    static String now(String secret) {
        return Totp.code(secret, Instant.now().getEpochSecond() / 30);
    }

    /** Lets the agent's app use its code of now again, as half a minute later another would be. */
    void nextStep() {
        accounts.in(account.id(), () -> sql.update(AGENT_TOTP)
                .set(AGENT_TOTP.LAST_STEP, 0L)
                .where(AGENT_TOTP.AGENT_ID.eq(agent))
                .execute());
    }

    /** Has the secret of the agent's app be other bytes, such as were made with another key; the former ones. */
    byte[] keepAppSecret(byte[] secret) {
        return accounts.in(account.id(), () -> {
            byte[] former = sql.select(AGENT_TOTP.SECRET)
                    .from(AGENT_TOTP)
                    .where(AGENT_TOTP.AGENT_ID.eq(agent))
                    .fetchSingle(AGENT_TOTP.SECRET);
            sql.update(AGENT_TOTP)
                    .set(AGENT_TOTP.SECRET, secret)
                    .where(AGENT_TOTP.AGENT_ID.eq(agent))
                    .execute();
            return former;
        });
    }

    void policy(String policy, boolean byEmail) {
        accounts.in(account.id(), () -> sql.update(ACCOUNT_SECURITY)
                .set(ACCOUNT_SECURITY.TWO_FACTOR_POLICY, policy)
                .set(ACCOUNT_SECURITY.TWO_FACTOR_BY_EMAIL, byEmail)
                .where(ACCOUNT_SECURITY.ACCOUNT_ID.eq(account.id()))
                .execute());
    }

    /** Makes the last proof of all sessions of the account older than proofs count. */
    void letProofsGrowOld() {
        accounts.in(account.id(), () -> sql.update(AGENT_SESSION)
                .set(AGENT_SESSION.CONFIRMED_AT, OffsetDateTime.now().minus(Confirmations.LIFE))
                .execute());
    }

    /** Mails of a kind to the agent, the latest first. */
    List<String> mails(String kind) {
        return accounts.in(account.id(), () -> sql.select(OUTGOING_EMAIL.HTML)
                .from(OUTGOING_EMAIL)
                .where(OUTGOING_EMAIL.KIND.eq(kind))
                .and(OUTGOING_EMAIL.TO_ADDRESS.eq(email))
                .orderBy(OUTGOING_EMAIL.ID.desc())
                .fetch(OUTGOING_EMAIL.HTML));
    }

    /** Reasons of the refused sign-ins, the latest first. */
    List<String> refusals() {
        return accounts.signedIn(account, account.owner())
                .get("/api/v1/audit-entries?action=session.refused")
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/after/reason").asString())
                .toList();
    }
}
