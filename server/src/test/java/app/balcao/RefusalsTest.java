package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** How refusals read that no endpoint has a say in. */
@BalcaoTest
class RefusalsTest {

    @Autowired
    private TestAccounts accounts;

    @ParameterizedTest
    @ValueSource(strings = {"/tickets/%00", "/tickets/..%2f..%2fme", "/tickets/a;b", "/tickets//a", "/tickets/a%5Cb"})
    void addressesThatNoEndpointSeesAreRefusedWithAProblemToo(String path) {
        Answer answer = accounts.anonymous().with("Accept-Language", "es").get("/api/v1" + path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/type")).isEqualTo("/problems/bad-request");
        assertThat(answer.text("/title")).isEqualTo("Solicitud no válida");
        assertThat(answer.text("/detail")).contains("400").contains("El servidor");
    }

    @ParameterizedTest
    @CsvSource({"pt-BR,É preciso entrar", "en,Sign-in needed", "es,Hay que iniciar sesión"})
    void titlesAreInTheLanguageOfTheReader(String language, String title) {
        Answer answer = accounts.anonymous().with("Accept-Language", language).get("/api/v1/tickets");
        assertThat(answer.text("/title")).isEqualTo(title);
        assertThat(answer.text("/type")).isEqualTo("/problems/not-signed-in");
    }

    @Test
    void jsonOfAnotherShapeIsNotCalledBroken() {
        assertThat(detail("[]")).contains("objeto JSON");
        assertThat(detail("null")).contains("objeto JSON");
        assertThat(detail("{\"account\": \"a")).contains("não é um JSON válido");
    }

    @Test
    void numbersAndTruthsAreNotGuessedFromTexts() {
        var account = accounts.create();
        var owner = accounts.signedIn(account, account.owner());
        for (Object priority : new Object[] {2.7, 2.0, "2", true}) {
            Answer answer = owner.post("/api/v1/tickets", Map.of("priority", priority));
            assertThat(answer.text("/errors/0/field")).as("%s", priority).isEqualTo("priority");
            assertThat(answer.text("/errors/0/code")).as("%s", priority).isEqualTo("type");
        }
        for (Object truth : new Object[] {"true", 1, ""}) {
            Answer answer = owner.post("/api/v1/tickets", Map.of("notifyCustomer", truth));
            assertThat(answer.text("/errors/0/field")).as("%s", truth).isEqualTo("notifyCustomer");
        }
    }

    private String detail(String body) {
        Answer answer = accounts.anonymous()
                .send("POST", "/api/v1/session", body.getBytes(StandardCharsets.UTF_8), "application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/type")).isEqualTo("/problems/malformed");
        return answer.text("/detail");
    }
}
