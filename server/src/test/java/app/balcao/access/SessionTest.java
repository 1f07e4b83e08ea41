package app.balcao.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.TestAccounts;
import java.util.Arrays;
import java.util.Base64;
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
        String cookie = accounts.session(account, account.agent());
        assertThat(statusOf(cookie)).isEqualTo(200);
        byte[] forged = Base64.getUrlDecoder().decode(cookie);
        forged[forged.length - 1] ^= 1;
        assertThat(statusOf(Base64.getUrlEncoder().withoutPadding().encodeToString(forged)))
                .as("another secret")
                .isEqualTo(401);
        assertThat(statusOf("nada")).isEqualTo(401);
    }

    @Test
    void secretsOfSessionsAreLongAndNeverTheSame() {
        var account = accounts.create();
        byte[] one = Base64.getUrlDecoder().decode(accounts.session(account, account.agent()));
        byte[] other = Base64.getUrlDecoder().decode(accounts.session(account, account.agent()));
        assertThat(one).as("two ids, and 256 bits").hasSize(16 + 16 + 32);
        assertThat(Arrays.copyOfRange(one, 32, 64)).isNotEqualTo(Arrays.copyOfRange(other, 32, 64));
    }

    private int statusOf(String cookie) {
        return accounts.anonymous()
                .with("Cookie", "BALCAO_SESSION=" + cookie)
                .get("/api/v1/session")
                .status();
    }
}
