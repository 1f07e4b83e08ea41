package app.balcao.people;

import static app.balcao.schema.Tables.AGENT_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.access.Credentials;
import app.balcao.access.Sessions;
import app.balcao.platform.tenant.Tenant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The status of agents in the chat, over the wire. */
@BalcaoTest
class ChatStatusTest {

    private static final String PASSWORD = "jabuti-roxo-77-telha";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Credentials credentials;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private String email;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        email = accounts.acting(account, account.agent()).email();
        accounts.in(account.id(), () -> {
            credentials.give(account.agent(), PASSWORD);
            return account;
        });
    }

    @Test
    @Rule("AGT-13")
    void signingInMakesTheStatusWhatTheRecordSays() {
        assertThat(signIn().text("/chatStatus")).isEqualTo("ONLINE");
        atSignIn(false);
        assertThat(signIn().text("/chatStatus")).isEqualTo("OFFLINE");
        atSignIn(true);
        assertThat(signIn().text("/chatStatus")).isEqualTo("ONLINE");
    }

    @Test
    @Rule("AGT-13")
    void oneChoosesAStatusWhichOnesOtherBrowsersFollow() {
        ApiClient one = accounts.signedIn(account, account.agent());
        ApiClient other = accounts.signedIn(account, account.agent());
        assertThat(one.get("/api/v1/session").text("/chatStatus")).isEqualTo("OFFLINE");
        assertThat(choose(one, "BUSY").status()).isEqualTo(204);
        assertThat(other.get("/api/v1/session").text("/chatStatus")).isEqualTo("BUSY");
        assertThat(choose(one, "AWAY").status()).isEqualTo(400);
        assertThat(owner.get("/api/v1/session").text("/chatStatus")).isEqualTo("OFFLINE");
    }

    @Test
    @Rule("AGT-13")
    void whoLeavesTheirLastBrowserIsOffline() {
        ApiClient one = accounts.signedIn(account, account.agent());
        ApiClient other = accounts.signedIn(account, account.agent());
        choose(one, "ONLINE");
        one.delete("/api/v1/session");
        assertThat(other.get("/api/v1/session").text("/chatStatus")).isEqualTo("ONLINE");
        other.delete("/api/v1/session");
        assertThat(accounts.signedIn(account, account.agent())
                        .get("/api/v1/session")
                        .text("/chatStatus"))
                .isEqualTo("OFFLINE");
    }

    @Test
    @Rule("AGT-13")
    void whoseSessionsRanOutIsOfflineAndWhoHasAnotherStays() {
        choose(accounts.signedIn(account, account.agent()), "ONLINE");
        ApiClient colleague = accounts.signedIn(account, account.colleague());
        choose(colleague, "BUSY");
        accounts.in(account.id(), () -> sql.update(AGENT_SESSION)
                .set(AGENT_SESSION.LAST_SEEN_AT, OffsetDateTime.now().minusDays(400))
                .where(AGENT_SESSION.AGENT_ID.eq(account.agent()))
                .execute());
        Tenant.run(account.id(), sessions::leaveChats);
        assertThat(accounts.signedIn(account, account.agent())
                        .get("/api/v1/session")
                        .text("/chatStatus"))
                .isEqualTo("OFFLINE");
        assertThat(colleague.get("/api/v1/session").text("/chatStatus")).isEqualTo("BUSY");
    }

    private static ApiClient.Answer choose(ApiClient agent, String status) {
        return agent.put("/api/v1/me/chat-status", Map.of("status", status));
    }

    private ApiClient.Answer signIn() {
        var entered = accounts.anonymous()
                .post("/api/v1/session", Map.of("account", account.login(), "email", email, "password", PASSWORD));
        assertThat(entered.status()).isEqualTo(200);
        return entered;
    }

    private void atSignIn(boolean online) {
        String path = "/api/v1/agents/" + account.agent();
        var form = Map.of(
                "name",
                "Ana",
                "email",
                email,
                "isAdministrator",
                false,
                "active",
                true,
                "chatOnlineAtSignIn",
                online,
                "departments",
                List.of());
        assertThat(owner.with("If-Match", owner.get(path).header("ETag"))
                        .put(path, form)
                        .status())
                .isEqualTo(200);
    }
}
