package app.balcao.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.TestAccounts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BalcaoTest
class SessionTest {

    @Autowired
    private TestAccounts accounts;

    @Test
    void nobodyGetsInWithoutASession() {
        var answer = accounts.anonymous().get("/api/v1/tickets");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("/type")).isEqualTo("/problems/not-signed-in");
        assertThat(answer.text("/detail")).isEqualTo("Entre na sua conta para continuar.");
    }

    @Test
    void aSessionGetsPastTheGate() {
        var account = accounts.create();
        var answer = accounts.signedIn(account, account.agent()).get("/api/v1/there-is-no-such-thing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/type")).isEqualTo("/problems/not-found");
    }

    @Test
    void aForgedSessionIsNone() {
        var account = accounts.create();
        var other = accounts.create();
        var client = accounts.signedIn(account, account.agent());
        assertThat(client.post("/api/v1/there-is-no-such-thing", "{}").status()).isIn(404, 405);
        assertThat(accounts.acting(other, other.agent()).administrator()).isFalse();
    }
}
