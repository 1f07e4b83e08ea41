package app.balcao.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.TestAccounts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

@BalcaoTest
class ConsoleTest {

    @Autowired
    private TestAccounts accounts;

    @Test
    void anAddressOfTheConsoleAnswersItsPage() {
        var answer = accounts.anonymous().get("/tickets/0199-anything");
        if (new ClassPathResource("/static/index.html").exists()) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        } else {
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    @Test
    void whatIsNoPageIsAProblemDocument() {
        assertThat(accounts.anonymous().get("/assets/missing.js").status()).isEqualTo(404);
        assertThat(accounts.anonymous().get("/missing.png").status()).isEqualTo(404);
        assertThat(accounts.anonymous().get("/api/v2/tickets").status()).isEqualTo(401);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectIt() {
        var answer = accounts.anonymous().get("/");
        assertThat(answer.header("Content-Security-Policy")).contains("script-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    }
}
