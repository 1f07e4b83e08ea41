package app.balcao.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One's own sessions and password, over the wire. */
@BalcaoTest
class OwnSessionsTest {

    private static final String OLD = "jabuti-roxo-77-telha";
    private static final String NEW = "lamparina-torta-91-giz";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Credentials credentials;

    private TestAccount account;

    @BeforeEach
    void open() {
        account = accounts.create();
        accounts.in(account.id(), () -> {
            credentials.give(account.agent(), OLD);
            return account;
        });
    }

    @Test
    @Rule("CPN-4")
    void signingInElsewhereEndsNoOtherSession() {
        ApiClient desk = accounts.signedIn(account, account.agent());
        assertThat(desk.get("/api/v1/session").status()).isEqualTo(200);
        ApiClient phone = accounts.signedIn(account, account.agent());
        assertThat(phone.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(desk.get("/api/v1/sessions").json().at("/items")).hasSize(2);
    }

    @Test
    void sessionsAreListedAndEnded() {
        ApiClient one = accounts.anonymous();
        String email = accounts.acting(account, account.agent()).email();
        one.with("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .post("/api/v1/session", Map.of("account", account.login(), "email", email, "password", OLD));
        ApiClient two = accounts.signedIn(account, account.agent());
        ApiClient three = accounts.signedIn(account, account.agent());
        var list = one.get("/api/v1/sessions").json().at("/items");
        assertThat(list.size()).isEqualTo(3);
        var own = list.valueStream()
                .filter(each -> each.at("/current").asBoolean())
                .toList();
        assertThat(own).hasSize(1);
        assertThat(own.getFirst().at("/browser").asString()).isEqualTo("Firefox");
        assertThat(own.getFirst().at("/system").asString()).isEqualTo("Linux");
        assertThat(own.getFirst().at("/ip").asString()).isNotBlank();

        String second = two.get("/api/v1/sessions")
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/current").asBoolean())
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
        assertThat(one.delete("/api/v1/sessions/" + second).status()).isEqualTo(204);
        assertThat(two.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(one.delete("/api/v1/sessions/" + second).status()).isEqualTo(404);
        assertThat(one.delete("/api/v1/sessions").status()).isEqualTo(400);
        assertThat(one.delete("/api/v1/sessions?others=true").status()).isEqualTo(204);
        assertThat(three.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(one.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(accounts.anonymous().get("/api/v1/sessions").status()).isEqualTo(401);
    }

    @Test
    void nobodyEndsSessionsOfOthers() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        String id = agent.get("/api/v1/sessions").text("/items/0/id");
        assertThat(accounts.signedIn(account, account.owner())
                        .delete("/api/v1/sessions/" + id)
                        .status())
                .isEqualTo(404);
        TestAccount other = accounts.create();
        assertThat(accounts.signedIn(other, other.owner())
                        .delete("/api/v1/sessions/" + id)
                        .status())
                .isEqualTo(404);
        assertThat(agent.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        ApiClient here = accounts.signedIn(account, account.agent());
        ApiClient there = accounts.signedIn(account, account.agent());
        var wrong = here.put("/api/v1/me/password", Map.of("current", "errada", "password", NEW));
        assertThat(wrong.text("/errors/0/field")).isEqualTo("current");
        var weak = here.put("/api/v1/me/password", Map.of("current", OLD, "password", "anaatendente"));
        assertThat(weak.text("/errors/0/code")).isEqualTo("weak");
        assertThat(here.put("/api/v1/me/password", Map.of("current", OLD, "password", "x".repeat(129)))
                        .status())
                .isEqualTo(400);
        assertThat(here.put("/api/v1/me/password", Map.of("current", OLD, "password", NEW))
                        .status())
                .isEqualTo(204);
        assertThat(here.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(there.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(accounts.anonymous().put("/api/v1/me/password", Map.of()).status())
                .isEqualTo(401);
    }

    @Test
    @Rule({"SEC-26", "SEC-27"})
    void strengthIsToldWhileTyping() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        var weak = agent.post("/api/v1/password-strength", Map.of("password", "saudade1"));
        assertThat(weak.status()).isEqualTo(200);
        assertThat(weak.json().at("/acceptable").asBoolean()).isFalse();
        assertThat(weak.json().at("/leastScore").asInt()).isEqualTo(2);
        assertThat(weak.json().at("/leastLength").asInt()).isEqualTo(8);
        var strong = agent.post("/api/v1/password-strength", Map.of("password", NEW));
        assertThat(strong.json().at("/score").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(strong.json().at("/acceptable").asBoolean()).isTrue();
        assertThat(agent.post("/api/v1/password-strength", "{}").status()).isEqualTo(400);
        assertThat(accounts.anonymous().post("/api/v1/password-strength", "{}").status())
                .isEqualTo(401);
    }

    @Test
    void anAdministratorEndsAllSessionsOfAnAgent() {
        ApiClient agent = accounts.signedIn(account, account.agent());
        ApiClient owner = accounts.signedIn(account, account.owner());
        String path = "/api/v1/agents/" + account.agent() + "/sign-out";
        assertThat(agent.post(path, null).status()).isEqualTo(403);
        assertThat(owner.post(path, null).status()).isEqualTo(204);
        assertThat(agent.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(owner.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(owner.get("/api/v1/audit-entries?action=agent.sessions-ended")
                        .text("/items/0/itemId"))
                .isEqualTo(account.agent().toString());
    }
}
